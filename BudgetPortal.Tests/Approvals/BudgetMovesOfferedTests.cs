using BudgetPortal.Approvals;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Approvals;

/// <summary>Without these, a budget's page would offer what is refused, or hide what somebody could do about it.</summary>
public sealed class BudgetMovesOfferedTests
{
    [Theory]
    [InlineData(BudgetState.Draft, "OpenEntry AddCostCenter")]
    [InlineData(BudgetState.EntryOpen, "CloseEntry AddCostCenter Cancel")]
    [InlineData(BudgetState.PendingFinalApproval, "AddCostCenter Cancel")]
    [InlineData(BudgetState.Approved, "Cancel")]
    [InlineData(BudgetState.Active, "")]
    public async Task A_state_offers_what_it_allows_and_says_why_it_refuses_the_rest(BudgetState state, string expected)
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        await portal.CostCenterAsync("100");
        var moves = (await ReadAsync(portal, mira, await portal.BudgetAsync(state, by: mira))).Moves;

        var all = new (string Name, Error? Refusal)[]
        {
            ("OpenEntry", moves.OpenEntry), ("CloseEntry", moves.CloseEntry), ("AddCostCenter", moves.AddCostCenter), ("Reopen", moves.Reopen), ("Cancel", moves.Cancel),
        };
        Assert.Equal(expected, string.Join(' ', all.Where(m => m.Refusal is null).Select(m => m.Name)));
        Assert.All(all, m => Assert.True(m.Refusal is null || m.Refusal.Message.Length > 0));
    }

    [Fact]
    public async Task A_rejected_budget_says_by_whom_and_why_and_can_be_entered_again_by_its_active_cost_centers()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (mira, olga) = (await portal.ModuleOwnerAsync(), await portal.UserAsync("Olga Owner"));
        var (stays, gone) = (await portal.CostCenterAsync("100", olga), await portal.CostCenterAsync("200", olga));
        var budget = await portal.BudgetAsync(BudgetState.PendingFinalApproval, by: mira);
        Assert.True((await portal.As<FinalDecisionService>(mira).RejectAsync(budget.Id, budget.Version, "Too much")).Succeeded);
        await DeactivateAsync(portal, gone);

        var rejected = await ReadAsync(portal, mira, budget);
        Assert.Equal((BudgetStep.Rejected, "Mira Lang", "Too much"), (rejected.Ended!.Step, rejected.Ended.Person, rejected.Ended.Comment));
        Assert.Null(rejected.Moves.Reopen);
        Assert.Equal([("100", true, true), ("200", true, false)], rejected.Parts.Select(p => (p.Code, p.Moves.EnterAgain, p.IsActive)));

        var part = rejected.Parts.Single(p => p.CostCenterId == stays.Id);
        Assert.True((await portal.As<BudgetService>(mira).ReopenAsync(budget.Id, rejected.ProposedUntil, [part.PartId], "Once more")).Succeeded);
        var reopened = await ReadAsync(portal, mira, budget);
        Assert.Equal((null, BudgetStep.Reopened, "Once more"), (reopened.Ended, reopened.Reopened!.Step, reopened.Reopened.Comment));

        Assert.True((await portal.As<BudgetService>(mira).CancelAsync(budget.Id, "Enough of it")).Succeeded);
        var cancelled = await ReadAsync(portal, olga, budget);
        Assert.Equal((BudgetStep.Cancelled, "Mira Lang", "Enough of it", (Milestone?)null), (cancelled.Ended!.Step, cancelled.Ended.Person, cancelled.Ended.Comment, cancelled.Reopened));
    }

    [Fact]
    public async Task A_cost_center_offers_what_its_state_allows_and_shows_its_own_deadline()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        var (empty, filled) = (await portal.CostCenterAsync("100"), await portal.CostCenterAsync("200"));
        var budget = await portal.BudgetAsync(by: mira);
        await portal.LineAsync(budget, filled, await portal.ItemAsync());
        Assert.Equal([("100", "GiveTime NoBudget"), ("200", "GiveTime")], Offered(await ReadAsync(portal, mira, budget)));

        Assert.True((await portal.As<SubmissionService>(mira).AttestNoBudgetAsync((await portal.PartAsync(budget, empty)).Id, "Nothing")).Succeeded);
        budget = await portal.AdvanceAsync(budget, BudgetState.PendingFinalApproval);
        var detail = await ReadAsync(portal, mira, budget);
        Assert.Equal([("100", ""), ("200", "SendBack")], Offered(detail));
        Assert.Equal(new DateOnly(2026, 10, 8), detail.ProposedUntil);

        var part = await portal.PartAsync(budget, filled);
        Assert.True((await portal.As<FinalDecisionService>(mira).SendBackAsync(part.Id, budget.Version, "Look again", detail.ProposedUntil)).Succeeded);
        var back = (await ReadAsync(portal, mira, budget)).Parts.Single(p => p.Code == "200");
        Assert.Equal((PartState.SentBack, new DateOnly(2026, 10, 8)), (back.State, back.Deadline!.Value));
    }

    [Fact]
    public async Task A_budget_that_nobody_needs_says_so()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        var center = await portal.CostCenterAsync("100");
        var budget = await portal.BudgetAsync(by: mira);
        Assert.False((await ReadAsync(portal, mira, budget)).IsWithoutBudget);
        Assert.True((await portal.As<SubmissionService>(mira).AttestNoBudgetAsync((await portal.PartAsync(budget, center)).Id, "Nothing")).Succeeded);
        Assert.True((await ReadAsync(portal, mira, budget)).IsWithoutBudget);
    }

    [Fact]
    public async Task Only_active_cost_centers_that_do_not_take_part_can_be_added()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (mira, olga) = (await portal.ModuleOwnerAsync(), await portal.UserAsync("Olga Owner"));
        var takesPart = await portal.CostCenterAsync("100", olga);
        var budget = await portal.BudgetAsync(costCenters: [takesPart], by: mira);
        await portal.CostCenterAsync("200");
        await DeactivateAsync(portal, await portal.CostCenterAsync("300"));

        Assert.Equal(["200"], (await portal.As<TakingPartQueries>(mira).OthersAsync(budget.Id)).Select(o => o.Code));
        Assert.Empty(await portal.As<TakingPartQueries>(olga).OthersAsync(budget.Id));

        await using (var db = portal.Open())
        {
            var part = await db.FindAsync<CostCenterBudget>((await portal.PartAsync(budget, takesPart)).Id);
            Assert.True(part!.Withdraw().Succeeded);
            await db.SaveChangesAsync();
        }

        Assert.Equal([("100", true), ("200", false)], (await portal.As<TakingPartQueries>(mira).OthersAsync(budget.Id)).Select(o => (o.Code, o.WasWithdrawn)));
    }

    private static IEnumerable<(string Code, string Moves)> Offered(BudgetDetail budget) => budget.Parts.Select(p => (p.Code, string.Join(' ', new[]
    {
        p.Moves.SendBack is null ? "SendBack" : null, p.Moves.GiveTime is null ? "GiveTime" : null, p.Moves.MarkNoBudget is null ? "NoBudget" : null,
    }.OfType<string>())));

    private static async Task<BudgetDetail> ReadAsync(TestPortal portal, User user, Budget budget) =>
        (await portal.As<BudgetDetailQueries>(user).ReadAsync(budget.Id))!;

    private static async Task DeactivateAsync(TestPortal portal, CostCenter costCenter)
    {
        await using var db = portal.Open();
        var center = (await db.FindAsync<CostCenter>(costCenter.Id))!;
        center.Describe(center.Name, center.Description, center.Type, center.Currency, isActive: false);
        await db.SaveChangesAsync();
    }
}
