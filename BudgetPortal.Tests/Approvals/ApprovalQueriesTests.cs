using BudgetPortal.Approvals;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Approvals;

/// <summary>Without these, people would see the wrong things in their queue, or wait for it longer the more there is.</summary>
public sealed class ApprovalQueriesTests
{
    [Fact]
    public async Task The_queue_shows_each_what_waits_for_them_and_what_they_decided()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        world.Portal.Time.Advance(TimeSpan.FromDays(6));
        var queue = await world.Portal.As<ApprovalQueueQueries>(world.Ingrid).ReadAsync();
        Assert.False(queue.MayDecideFinally);
        Assert.Equal(
            [("2100 Seafood Processing", 1000m, 6), ("2200 Ready Meals", 934m, 6)],
            queue.Rows(QueueTab.AsCostCenterOwner).OrderBy(r => r.CostCenter, StringComparer.Ordinal).Select(r => (r.CostCenter, r.Amount, r.Days)));
        Assert.Equal(2, await world.Portal.As<ApprovalQueueQueries>(world.Viktor).CountAsync());
        Assert.Empty((await world.Portal.As<ApprovalQueueQueries>(world.Tomas).ReadAsync()).Waiting);
        Assert.Empty((await world.Portal.As<ApprovalQueueQueries>(world.Mira).ReadAsync()).Waiting);

        await world.ApproveAsync(world.Meals, world.Viktor);
        await world.ApproveAsync(world.Seafood);
        var final = Assert.Single((await world.Portal.As<ApprovalQueueQueries>(world.Mira).ReadAsync()).Rows(QueueTab.AsModuleOwner));
        Assert.Equal((world.Budget.Name, 1934m, (Guid?)null), (final.Budget, final.Amount, final.PartId));
        var decided = Assert.Single((await world.Portal.As<ApprovalQueueQueries>(world.Viktor).ReadAsync()).Rows(QueueTab.DecidedByMe));
        Assert.Equal(("2200 Ready Meals", ApprovalStatus.Approved, "Ingrid Solheim"), (decided.CostCenter, decided.Status!.Value, decided.Person));
    }

    [Fact]
    public async Task A_review_puts_each_line_beside_last_years()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.EntryOpen);
        var last = await world.Portal.BudgetAsync(by: world.Mira, terms: LastYear);
        var gone = await world.Portal.ItemAsync("OLD-1", name: "Old machine");
        await world.Portal.LineAsync(last, world.Meals, world.Trays, 100, 2, world.Tomas);
        await world.Portal.LineAsync(last, world.Meals, gone, 1, 5000, world.Tomas);
        await world.Portal.AdvanceAsync(last, BudgetState.Active);
        world.Budget = await world.Portal.AdvanceAsync(world.Budget, BudgetState.PendingCcApproval);

        var part = await world.PartAsync(world.Meals);
        var review = (await world.Portal.As<PartReviewQueries>(world.Ingrid).ReadAsync(part.Id))!;
        Assert.True(review.MayDecide);
        Assert.Equal((934m, 5200m, 2, last.Name), (review.Total, review.LastYear, review.LineCount, review.LastYearBudget!));
        Assert.Equal(
            [("ENG-0102", 184m, 0m, (decimal?)null), ("OLD-1", 0m, 5000m, 1m), ("PAC-0311", 750m, 200m, 100m)],
            review.Lines.Select(l => (l.Code, l.Amount, l.LastYear, l.LastQuantity)));
        Assert.True((await world.Portal.As<PartReviewQueries>(world.Viktor).ReadAsync(part.Id))!.ActingFor == "Ingrid Solheim");
        Assert.False((await world.Portal.As<PartReviewQueries>(world.Tomas).ReadAsync(part.Id))!.MayDecide);
        Assert.Null(await world.Portal.As<PartReviewQueries>(await world.Portal.UserAsync("Otto Other")).ReadAsync(part.Id));

        var detail = (await world.Portal.As<BudgetDetailQueries>(world.Mira).ReadAsync(world.Budget.Id))!;
        Assert.Equal((1934m, 5210m, 3, true), (detail.Total, detail.LastYear, detail.Lines, detail.SeesAll));
        Assert.Equal(
            [("Energy", 1184m, 0m), ("Packaging", 750m, 200m), ("General", 0m, 5010m)],
            detail.Categories.Select(c => (c.Name, c.Total, c.LastYear)));
    }

    [Fact]
    public async Task Somebody_who_may_not_read_everything_sees_their_cost_centers_only()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var otto = await world.Portal.UserAsync("Otto Other");
        var tina = await world.Portal.UserAsync("Tina Third");
        var own = await world.Portal.CostCenterAsync("7000", otto);
        world.Budget = await world.Portal.BudgetAsync(BudgetState.PendingCcApproval, by: world.Mira, terms: t => t with { Name = "Second" });
        await world.Portal.As<CostCenterDecisionService>(otto).ApproveAsync((await world.PartAsync(own)).Id, (await world.PartAsync(own)).Version, "Mine");

        var detail = (await world.Portal.As<BudgetDetailQueries>(otto).ReadAsync(world.Budget.Id))!;
        Assert.Equal(("7000", false, 3), (Assert.Single(detail.Parts).Code, detail.SeesAll, detail.PartCount));
        Assert.Equal(10m, detail.Total);
        Assert.Equal(1, (await world.Portal.As<BudgetLineQueries>(otto).ReadAsync(world.Budget.Id, new LineFilter(), 1)).Page.Total);
        var history = await world.Portal.As<HistoryQueries>(otto).ReadAsync(world.Budget.Id, null, 1);
        Assert.DoesNotContain(history.Rows, h => h.CostCenter.Length > 0 && !h.CostCenter.StartsWith("7000", StringComparison.Ordinal));
        Assert.Null(await world.Portal.As<BudgetDetailQueries>(tina).ReadAsync(world.Budget.Id));
        Assert.Empty((await world.Portal.As<HistoryQueries>(tina).ReadAsync(world.Budget.Id, null, 1)).Rows);
    }

    [Fact]
    public async Task History_and_changes_tell_before_after_reason_and_for_whom()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var part = await world.PartAsync(world.Meals);
        var line = await world.LineAsync(world.Meals, world.Electricity);
        await world.Decisions(world.Viktor).ChangeAndApproveAsync(part.Id, part.Version, [new(line.Id, 900, null, "Why")], "Agreed");
        var history = await world.Portal.As<HistoryQueries>(world.Mira).ReadAsync(world.Budget.Id, null, 1);
        var step = Assert.Single(history.Rows, h => h.Step == BudgetStep.PartApprovedWithChanges);
        Assert.Equal(("2200 Ready Meals", "Viktor Palan", "Ingrid Solheim", "Agreed"), (step.CostCenter, step.Person, step.ActingFor, step.Comment));
        Assert.Equal((1000m, 900m, "Why"), (step.Changes[0].Before, step.Changes[0].After, step.Changes[0].Reason));
        var changes = await world.Portal.As<HistoryQueries>(world.Mira).ChangesAsync(world.Budget.Id, 1);
        Assert.Equal(("ENG-0102 Electricity", "Viktor Palan"), (Assert.Single(changes.Rows).Line, changes.Rows[0].Approver));
    }

    [Fact]
    public async Task Lines_are_filtered_and_paged_in_the_database()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var lines = world.Portal.As<BudgetLineQueries>(world.Mira);
        Assert.Equal((2, 1184m), Sizes(await lines.ReadAsync(world.Budget.Id, new LineFilter(Text: "electr"), 1)));
        Assert.Equal((2, 934m), Sizes(await lines.ReadAsync(world.Budget.Id, new LineFilter(world.Meals.Id), 1)));
        Assert.Equal((1, 750m), Sizes(await lines.ReadAsync(world.Budget.Id, new LineFilter(Category: "Packaging"), 1)));
        Assert.Equal((0, 0m), Sizes(await lines.ReadAsync(world.Budget.Id, new LineFilter(Text: "%"), 1)));

        static (int, decimal) Sizes((RowPage<LineRow> Page, decimal Amount) read) => (read.Page.Total, read.Amount);
    }

    [Fact]
    public async Task Queue_review_and_budget_take_the_same_number_of_queries_however_much_there_is()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var small = await CountAsync(world, world.Budget);
        for (var i = 0; i < 4; i++)
        {
            var costCenter = await world.Portal.CostCenterAsync($"3{i}00", world.Ingrid, world.Viktor, [world.Tomas]);
            Assert.NotNull(costCenter);
        }

        Budget large = world.Budget;
        for (var i = 0; i < 3; i++)
        {
            var next = i;
            large = await world.Portal.BudgetAsync(by: world.Mira, terms: t => t with { ActiveDate = t.ActiveDate.AddDays(next) });
            for (var l = 0; l < 20; l++)
            {
                await world.Portal.LineAsync(large, world.Meals, l % 2 == 0 ? world.Trays : await world.Portal.ItemAsync(), 5, 10, world.Tomas);
            }

            large = await world.Portal.AdvanceAsync(large, i == 0 ? BudgetState.Active : BudgetState.PendingCcApproval);
        }

        Assert.Equal(small, await CountAsync(world, large));
    }

    private static BudgetTerms LastYear(BudgetTerms terms) =>
        terms with { Name = "Last year", ActiveDate = terms.ActiveDate.AddYears(-1).AddMonths(9), ExpireDate = terms.ActiveDate.AddDays(-1) };

    private static async Task<(int Queue, int Review, int Detail)> CountAsync(ApprovalWorld world, Budget budget)
    {
        var part = await world.Portal.PartAsync(budget, world.Meals);
        return (
            (await TestPortal.QueriesOf(() => world.Portal.As<ApprovalQueueQueries>(world.Ingrid).ReadAsync())).Count,
            (await TestPortal.QueriesOf(() => world.Portal.As<PartReviewQueries>(world.Ingrid).ReadAsync(part.Id))).Count,
            (await TestPortal.QueriesOf(() => world.Portal.As<BudgetDetailQueries>(world.Mira).ReadAsync(budget.Id))).Count);
    }
}
