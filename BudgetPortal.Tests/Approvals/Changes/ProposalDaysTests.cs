using BudgetPortal.Approvals;
using BudgetPortal.Approvals.Changes;
using BudgetPortal.Data.Daily;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Approvals.Changes;

/// <summary>Without these, a proposal could wait for ever for somebody who is away, or for a budget that is over.</summary>
public sealed class ProposalDaysTests
{
    [Fact]
    public async Task A_consent_that_waits_goes_to_the_deputy_then_to_the_owner_above_then_to_the_module_owner_once_a_day()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
        var (paul, portal) = (await world.Portal.UserAsync("Paul Parent"), world.Portal);
        var above = await portal.CostCenterAsync("2000", paul);
        await using (var db = portal.Open())
        {
            await db.Set<CostCenter>().Where(c => c.Id == world.Meals.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.ParentId, above.Id));
        }

        var change = await world.DraftAsync(world.Tomas, world.Meals, (await world.LineAsync(world.Meals, world.Trays)).Id, 400);
        await world.SubmitAsync(world.Tomas, change);
        await RunAsync(world, WorkingDays.After(portal.Today, 5));
        Assert.Empty(await StepsAsync(world));
        Assert.Null(await portal.As<ChangeQueries>(paul).ReadAsync(change));
        foreach (var escalation in new[] { 1, 2 })
        {
            await RunAsync(world, WorkingDays.After(portal.Today, 6));
            Assert.Equal(escalation, (await world.ChangeAsync(change)).Parts.Single().Escalations);
        }

        var row = Assert.Single(await portal.As<ChangeListQueries>(paul).WaitingAsync());
        Assert.True(row.Days > 10);
        Assert.Empty(await portal.As<ChangeListQueries>(world.Mira).WaitingAsync());
        Assert.Single(await portal.As<ChangeListQueries>(world.Ingrid).WaitingAsync());
        await RunAsync(world, WorkingDays.After(portal.Today, 6));
        await RunAsync(world, WorkingDays.After(portal.Today, 20));
        Assert.Single(await portal.As<ChangeListQueries>(world.Mira).WaitingAsync());
        Assert.Equal(
            ["Ingrid Solheim → Viktor Palan", "Viktor Palan → Paul Parent", "Paul Parent → the module owner"],
            (await StepsAsync(world)).Select(s => s[(s.IndexOf('\n', StringComparison.Ordinal) + 1)..]));
        var told = Assert.Single(portal.Notices.Of(ChangeNotices.Requested), n => n.Recipients.Contains(paul.Id));
        Assert.Equal(("Viktor Palan", "5"), (told.Arguments["from"], told.Arguments["waited"]));

        ChangeWorld.Ok(await world.ConsentAsync(world.Ingrid, change));
        Assert.Null((await world.ChangeAsync(change)).Parts.Single().ConsentedForId);
    }

    [Fact]
    public async Task Two_processes_escalate_once_and_taking_back_begins_anew()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
        var change = await world.DraftAsync(world.Tomas, world.Meals, (await world.LineAsync(world.Meals, world.Trays)).Id, 400);
        await world.SubmitAsync(world.Tomas, change);
        world.Portal.Time.MoveTo(WorkingDays.After(world.Portal.Today, 6));
        await Task.WhenAll(
            world.Portal.As<DailyJob>(world.Mira).RunAsync(CancellationToken.None), world.Portal.As<DailyJob>(world.Mira).RunAsync(CancellationToken.None));
        Assert.Single(await StepsAsync(world));
        ChangeWorld.Ok(await world.Portal.As<ProposalService>(world.Tomas).TakeBackAsync(change));
        await world.SubmitAsync(world.Tomas, change);
        Assert.Equal(0, (await world.ChangeAsync(change)).Parts.Single().Escalations);
    }

    [Fact]
    public async Task What_is_open_when_the_budget_expires_is_cancelled_once_and_its_people_are_told()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
        var trays = await world.LineAsync(world.Meals, world.Trays);
        var (draft, waiting, decided) = (
            await world.DraftAsync(world.Tomas, world.Meals, trays.Id, 400), await world.DraftAsync(world.Tomas, world.Meals, trays.Id, 410),
            await world.DraftAsync(world.Tomas, world.Meals, trays.Id, 420));
        await world.SubmitAsync(world.Tomas, waiting);
        await world.SubmitAsync(world.Tomas, decided);
        ChangeWorld.Ok(await world.Portal.As<ChangeDecisionService>(world.Ingrid).RejectAsync(decided, await world.SeenAsync(decided), "No"));
        world.Portal.Time.MoveTo(world.Budget.ExpireDate.AddDays(1));
        await Task.WhenAll(
            world.Portal.As<DailyJob>(world.Mira).RunAsync(CancellationToken.None), world.Portal.As<DailyJob>(world.Mira).RunAsync(CancellationToken.None));

        Assert.Equal(BudgetState.Expired, (await world.StoredAsync()).State);
        Assert.Equal(
            [ChangeState.Cancelled, ChangeState.Cancelled, ChangeState.Rejected],
            new[] { (await world.ChangeAsync(draft)).State, (await world.ChangeAsync(waiting)).State, (await world.ChangeAsync(decided)).State });
        var told = world.Portal.Notices.Of(ChangeNotices.Cancelled);
        Assert.Equal(2, told.Count);
        Assert.All(told, n => Assert.Superset(new HashSet<Guid> { world.Tomas.Id, world.Ingrid.Id }, n.Recipients.ToHashSet()));
        Assert.Empty(await world.Portal.As<ChangeListQueries>(world.Ingrid).WaitingAsync());
        var page = (await world.Portal.As<ChangeQueries>(world.Tomas).ReadAsync(waiting))!;
        Assert.Equal((null, "OPEX 2027 is over.".Replace("OPEX 2027", world.Budget.Name, StringComparison.Ordinal)), (page.DecidedBy, page.Comment));
    }

    private static async Task<List<string>> StepsAsync(ApprovalWorld world) => (await world.AllAsync(db =>
        db.Set<BudgetEvent>().Where(e => e.Step == BudgetStep.ChangeEscalated).OrderBy(e => e.Id))).ConvertAll(e => e.Comment);

    private static async Task RunAsync(ApprovalWorld world, DateOnly day)
    {
        world.Portal.Time.MoveTo(day);
        await world.Portal.As<DailyJob>(world.Mira).RunAsync(CancellationToken.None);
    }
}
