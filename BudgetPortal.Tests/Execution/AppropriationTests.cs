using BudgetPortal.Approvals.Changes;
using BudgetPortal.Data.Daily;
using BudgetPortal.Execution;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Approvals;
using BudgetPortal.Tests.Approvals.Changes;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Execution;

/// <summary>Without these, an approved budget could not be spent, or a budget that was cut could still be spent as before.</summary>
public sealed class AppropriationTests
{
    [Fact]
    public async Task The_parts_of_a_budget_that_becomes_active_may_be_spent_each_once()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Approved);
        world.Portal.Time.MoveTo(world.Budget.ActiveDate);
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => world.Portal.As<DailyJob>(world.Mira).RunAsync(CancellationToken.None)));

        var made = await world.AllAsync(db => db.Set<Appropriation>().OrderBy(a => a.Number));
        var (seafood, meals) = (await world.PartAsync(world.Seafood), await world.PartAsync(world.Meals));
        Assert.Equal([(seafood.Id, 1, 1_000m), (meals.Id, 2, 934m)], made.Select(a => (a.PartId!.Value, a.Number, a.Amount)));
        Assert.All(made, a => Assert.Equal((world.Budget.ActiveDate, world.Budget.ExpireDate, "EUR"), (a.ActiveDate, a.ExpireDate, a.Currency)));
        Assert.Equal(world.Budget.Id, Assert.Single(await world.AllAsync(db => db.Set<BudgetControl>())).BudgetId);
    }

    [Fact]
    public async Task A_revenue_budget_gives_no_authority_to_spend()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        await portal.CostCenterAsync("100");
        var budget = await portal.BudgetAsync(BudgetState.Approved, type: BudgetType.Revenue);
        portal.Time.MoveTo(budget.ActiveDate);
        await portal.As<DailyJob>(mira).RunAsync(CancellationToken.None);
        await using var db = portal.Open();
        Assert.Equal((BudgetState.Active, 0), ((await db.Set<Budget>().SingleAsync()).State, await db.Set<Appropriation>().CountAsync()));
    }

    [Fact]
    public async Task A_revision_leaves_the_old_control_in_force_until_it_is_approved_and_never_goes_below_what_is_released()
    {
        await using var world = await ActiveAsync();
        var trays = await world.LineAsync(world.Meals, world.Trays);
        var rita = await world.Portal.UserAsync("Rita Release", DefaultRoles.FinanceOfficer);
        var less = await world.DraftAsync(world.Ingrid, world.Meals, trays.Id, 200);
        await world.SubmitAsync(world.Ingrid, less);
        Assert.Equal(934, (await OfAsync(world, world.Meals)).Amount);
        Assert.True((await ReleaseAsync(world, rita, 800)).Succeeded);
        Assert.Equal("execution.below_used", (await world.ApproveAsync(world.Mira, less)).Error!.Code);
        Assert.Equal((934, 300), ((await OfAsync(world, world.Meals)).Amount, (await world.LineAsync(world.Meals, world.Trays)).Quantity));

        ChangeWorld.Ok(await world.Portal.As<ProposalService>(world.Ingrid).CancelAsync(less, "Not possible"));
        var more = await world.DraftAsync(world.Ingrid, world.Meals, trays.Id, 400);
        await world.SubmitAsync(world.Ingrid, more);
        Assert.Equal("execution.allotment_exceeds", (await ReleaseAsync(world, rita, 300)).Error!.Code);
        ChangeWorld.Ok(await world.ApproveAsync(world.Mira, more));
        Assert.Equal(1_184, (await OfAsync(world, world.Meals)).Amount);
        Assert.True((await ReleaseAsync(world, rita, 300)).Succeeded);
    }

    [Fact]
    public async Task Money_is_not_released_while_the_budget_that_holds_it_is_cut()
    {
        await using var world = await ActiveAsync();
        var trays = await world.LineAsync(world.Meals, world.Trays);
        var rita = await world.Portal.UserAsync("Rita Release", DefaultRoles.FinanceOfficer);
        var less = await world.DraftAsync(world.Ingrid, world.Meals, trays.Id, 200);
        await world.SubmitAsync(world.Ingrid, less);
        var (cut, released) = (world.ApproveAsync(world.Mira, less), ReleaseAsync(world, rita, 800));
        await Task.WhenAll(cut, released);
        Assert.True((await cut).Succeeded != (await released).Succeeded, $"{(await cut).Error} {(await released).Error}");
    }

    [Fact]
    public async Task A_revision_does_not_take_away_a_line_that_an_order_names()
    {
        await using var world = await ActiveAsync();
        var trays = await world.LineAsync(world.Meals, world.Trays);
        var (rita, otto) = (await world.Portal.UserAsync("Rita Release", DefaultRoles.FinanceOfficer), await world.Portal.UserAsync("Otto Order", DefaultRoles.FinanceOfficer));
        var released = Guid.CreateVersion7();
        Assert.True((await ReleaseAsync(world, rita, 100, released)).Succeeded);
        var order = new ObligationTerms(
            world.Portal.Today, "C-7", "Trays", "EUR", 1, 10, [new ObligationLineTerms(Guid.CreateVersion7(), released, trays.Id, null, 10)]);
        var change = await world.DraftAsync(world.Ingrid, world.Meals, trays.Id, 200);
        ChangeWorld.Ok(await world.Portal.As<ProposalLineService>(world.Ingrid).RemoveAsync(change, trays.Id));
        await world.SubmitAsync(world.Ingrid, change);

        var (removed, ordered) = (world.ApproveAsync(world.Mira, change), world.Portal.As<ObligationService>(otto).RecordAsync(Guid.CreateVersion7(), order));
        Result[] both = [await removed, await ordered];
        Assert.Single(both, r => r.Succeeded);
        Assert.Contains(both.Single(r => !r.Succeeded).Error!.Code, new[] { "execution.line_used", "execution.line_required" });
    }

    private static async Task<ApprovalWorld> ActiveAsync()
    {
        var world = await ApprovalWorld.CreateAsync(BudgetState.Approved);
        world.Portal.Time.MoveTo(world.Budget.ActiveDate);
        await world.Portal.As<DailyJob>(world.Mira).RunAsync(CancellationToken.None);
        return world;
    }

    private static async Task<Appropriation> OfAsync(ApprovalWorld world, CostCenter center)
    {
        var part = await world.PartAsync(center);
        return Assert.Single(await world.AllAsync(db => db.Set<Appropriation>().AsNoTracking().Where(a => a.PartId == part.Id)));
    }

    private static async Task<Result> ReleaseAsync(ApprovalWorld world, User rita, decimal amount, Guid? id = null) => await world.Portal.As<AllotmentService>(rita).ReleaseAsync(
        id ?? Guid.CreateVersion7(), (await OfAsync(world, world.Meals)).Id, new AllotmentTerms(world.Budget.ActiveDate.Year, 1, amount, string.Empty));
}
