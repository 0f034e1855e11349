using BudgetPortal.Approvals;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Xunit;

namespace BudgetPortal.Tests.Planning;

public sealed class ReopenAndCancelTests
{
    [Theory]
    [InlineData(BudgetState.EntryOpen)]
    [InlineData(BudgetState.PendingCcApproval)]
    [InlineData(BudgetState.PendingFinalApproval)]
    [InlineData(BudgetState.Approved)]
    public async Task A_budget_is_cancelled_with_a_reason_and_nothing_waits_or_is_entered_any_more(BudgetState state)
    {
        await using var world = await CycleWorld.CreateAsync(state);
        var budgets = world.Portal.As<BudgetService>(world.Mira);
        Assert.Equal("planning.comment_required", (await budgets.CancelAsync(world.Budget.Id, " ")).Error?.Code);
        Assert.Equal("platform.not_permitted", (await world.Portal.As<BudgetService>(world.Olga).CancelAsync(world.Budget.Id, "No")).Error?.Code);

        Assert.True((await budgets.CancelAsync(world.Budget.Id, "Merged with the plant's budget")).Succeeded);

        Assert.Equal(BudgetState.Cancelled, await world.StateAsync());
        Assert.Empty(await world.WaitingAsync());
        Assert.Equal(BudgetStep.Cancelled, (await world.StepsAsync())[^1]);
        Assert.Contains(world.Emil.Id, Assert.Single(world.Portal.Notices.Of(BudgetNotices.Cancelled)).Recipients);
        Assert.NotNull((await world.SubmitAsync(world.Emil)).Error);
        Assert.Equal("planning.illegal_move", (await budgets.CancelAsync(world.Budget.Id, "Again")).Error?.Code);
    }

    [Fact]
    public async Task An_active_budget_is_not_cancelled()
    {
        await using var world = await CycleWorld.CreateAsync(BudgetState.Active);
        Assert.Equal("planning.illegal_move", (await world.Portal.As<BudgetService>(world.Mira).CancelAsync(world.Budget.Id, "Late")).Error?.Code);
    }

    [Fact]
    public async Task A_line_entered_while_the_budget_is_cancelled_is_refused_or_came_before()
    {
        await using var world = await CycleWorld.CreateAsync();
        var (part, pen) = (await world.PartAsync(), await world.Portal.ItemAsync("PEN", 2m));

        var (cancelled, added) = (
            world.Portal.As<BudgetService>(world.Mira).CancelAsync(world.Budget.Id, "Merged"),
            world.Portal.As<LineService>(world.Emil).AddAsync(new NewLine(Guid.CreateVersion7(), part.Id, pen.Id, 4)));
        await Task.WhenAll(cancelled, added);

        Assert.True((await cancelled).Succeeded);
        Assert.Equal((await added).Succeeded ? null : "planning.budget_over", (await added).Error?.Code);
    }

    [Fact]
    public async Task A_rejected_budget_is_reopened_for_chosen_parts_whose_lines_are_kept_and_goes_its_way_again()
    {
        await using var world = await CycleWorld.CreateAsync(BudgetState.PendingFinalApproval);
        await world.Portal.As<FinalDecisionService>(world.Mira).RejectAsync(world.Budget.Id, (await world.ReadAsync()).Version, "Too much");
        var part = await world.PartAsync();
        var end = world.Portal.Today.AddDays(4);
        var budgets = world.Portal.As<BudgetService>(world.Mira);
        Assert.Equal("planning.comment_required", (await budgets.ReopenAsync(world.Budget.Id, end, [part.Id], "")).Error?.Code);
        Assert.Equal("platform.not_permitted", (await world.Portal.As<BudgetService>(world.Olga).ReopenAsync(world.Budget.Id, end, [part.Id], "x")).Error?.Code);

        Assert.True((await budgets.ReopenAsync(world.Budget.Id, end, [part.Id], "One more round")).Succeeded);

        Assert.Equal((PartState.Draft, PartState.Approved), ((await world.PartAsync()).State, (await world.PartAsync(world.Two)).State));
        Assert.Equal(new[] { world.Olga.Id, world.Emil.Id }.Order(), Assert.Single(world.Portal.Notices.Of(BudgetNotices.Reopened)).Recipients.Order());
        Assert.True((await world.SubmitAsync(world.Emil)).Succeeded);
        Assert.True((await world.ApproveAsync()).Succeeded);
        Assert.Equal(BudgetState.PendingFinalApproval, await world.StateAsync());
        Assert.True((await world.Portal.As<FinalDecisionService>(world.Mira).ApproveAsync(world.Budget.Id, (await world.ReadAsync()).Version, "")).Succeeded);
    }

    [Fact]
    public async Task Another_organizations_module_owner_finds_nothing_to_cancel_or_reopen()
    {
        await using var world = await CycleWorld.CreateAsync();
        var stranger = await (await world.Portal.AnotherCompanyAsync()).ModuleOwnerAsync();
        Result[] results =
        [
            await world.Portal.As<BudgetService>(stranger).CancelAsync(world.Budget.Id, "x"),
            await world.Portal.As<BudgetService>(stranger).ReopenAsync(world.Budget.Id, world.Portal.Today, [], "x"),
            await world.Portal.As<TakingPartService>(stranger).AddAsync(world.Budget.Id, world.One.Id, world.Portal.Today),
            await world.Portal.As<TakingPartService>(stranger).GiveTimeAsync((await world.PartAsync()).Id, world.Portal.Today),
            await world.Portal.As<SubmissionService>(stranger).TakeBackAsync((await world.PartAsync()).Id),
            await world.Portal.As<SubmissionService>(stranger).TakeNoBudgetBackAsync((await world.PartAsync()).Id),
        ];
        Assert.Equal(6, results.Count(r => !r.Succeeded));
        Assert.Equal(BudgetState.EntryOpen, await world.StateAsync());
    }

    [Fact]
    public async Task Several_parts_are_sent_back_one_after_the_other_and_the_other_approvals_stand()
    {
        await using var world = await CycleWorld.CreateAsync(BudgetState.PendingFinalApproval);
        foreach (var costCenter in new[] { world.One, world.Two })
        {
            var part = await world.PartAsync(costCenter);
            var sent = await world.Portal.As<FinalDecisionService>(world.Mira).SendBackAsync(part.Id, (await world.ReadAsync()).Version, "Check it");
            Assert.True(sent.Succeeded, sent.Error?.Message);
        }

        Assert.Equal(2, (await world.WaitingAsync()).Count(r => r.Origin == ApprovalOrigin.SentBack));
        await world.ApproveAsync();
        Assert.Equal(BudgetState.PendingCcApproval, await world.StateAsync());
        await world.ApproveAsync(world.Two);
        Assert.Equal(BudgetState.PendingFinalApproval, await world.StateAsync());
        Assert.Equal(ApprovalOrigin.AllPartsApproved, Assert.Single(await world.WaitingAsync()).Origin);
    }
}
