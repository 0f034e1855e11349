using BudgetPortal.Approvals;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning;

public sealed class TakingBackTests
{
    [Fact]
    public async Task Who_submitted_takes_it_back_until_somebody_decides_and_nothing_waits_any_more()
    {
        await using var world = await CycleWorld.CreateAsync();
        var part = await world.PartAsync();
        await world.SubmitAsync(world.Emil);

        Assert.Equal("planning.not_submitter", (await world.Portal.As<SubmissionService>(world.Olga).TakeBackAsync(part.Id)).Error?.Code);
        Assert.True((await world.Portal.As<SubmissionService>(world.Emil).TakeBackAsync(part.Id)).Succeeded);

        Assert.Equal(PartState.Draft, (await world.PartAsync()).State);
        Assert.Empty(await world.WaitingAsync());
        Assert.Contains(BudgetStep.TakenBack, await world.StepsAsync());
        Assert.Equal(world.Olga.Id, Assert.Single(Assert.Single(world.Portal.Notices.Of(BudgetNotices.TakenBack)).Recipients));
        Assert.True((await world.SubmitAsync(world.Emil)).Succeeded);
        Assert.Single(await world.WaitingAsync());
    }

    [Fact]
    public async Task What_is_decided_is_not_taken_back()
    {
        await using var world = await CycleWorld.CreateAsync();
        await world.SubmitAsync(world.Emil);
        await world.ApproveAsync();
        var part = await world.PartAsync();
        Assert.Equal("planning.illegal_move", (await world.Portal.As<SubmissionService>(world.Emil).TakeBackAsync(part.Id)).Error?.Code);
    }

    [Fact]
    public async Task Taking_back_and_approving_at_the_same_moment_one_wins_and_the_other_is_told()
    {
        await using var world = await CycleWorld.CreateAsync();
        await world.SubmitAsync(world.Emil);
        var part = await world.PartAsync();

        var results = await Task.WhenAll(
            world.Portal.As<SubmissionService>(world.Emil).TakeBackAsync(part.Id),
            world.Portal.As<CostCenterDecisionService>(world.Olga).ApproveAsync(part.Id, part.Version, ""));

        Assert.Single(results, r => r.Succeeded);
        Assert.NotNull(Assert.Single(results, r => !r.Succeeded).Error);
        Assert.Equal(results[0].Succeeded ? PartState.Draft : PartState.Approved, (await world.PartAsync()).State);
        Assert.Empty(await world.WaitingAsync());
    }

    [Fact]
    public async Task A_correction_taken_back_waits_for_its_owner_again_when_it_was_sent_back()
    {
        await using var world = await CycleWorld.CreateAsync(BudgetState.PendingFinalApproval);
        var part = await world.PartAsync();
        await world.Portal.As<FinalDecisionService>(world.Mira).SendBackAsync(part.Id, (await world.ReadAsync()).Version, "Check it");
        Assert.True((await world.SubmitAsync(world.Emil)).Succeeded);

        Assert.True((await world.Portal.As<SubmissionService>(world.Emil).TakeBackAsync(part.Id)).Succeeded);

        Assert.Equal(PartState.SentBack, (await world.PartAsync()).State);
        Assert.Equal((world.One.Id, world.Olga.Id, ApprovalOrigin.SentBack), Assert.Single(await world.WaitingAsync()));
    }

    [Fact]
    public async Task No_budget_is_taken_back_by_the_owner_while_entry_is_open_and_not_later()
    {
        await using var world = await CycleWorld.CreateAsync();
        var empty = await world.Portal.CostCenterAsync("300", world.Olga, entryUsers: [world.Emil]);
        await world.Portal.As<TakingPartService>(world.Mira).AddAsync(world.Budget.Id, empty.Id, world.Portal.Today);
        var part = await world.PartAsync(empty);
        await world.Portal.As<SubmissionService>(world.Olga).AttestNoBudgetAsync(part.Id, "");

        Assert.Equal("planning.not_owner", (await world.Portal.As<SubmissionService>(world.Emil).TakeNoBudgetBackAsync(part.Id)).Error?.Code);
        Assert.True((await world.Portal.As<SubmissionService>(world.Olga).TakeNoBudgetBackAsync(part.Id)).Succeeded);
        Assert.Equal(PartState.Draft, (await world.PartAsync(empty)).State);

        await world.Portal.As<SubmissionService>(world.Olga).AttestNoBudgetAsync(part.Id, "");
        await world.RunAsync(world.Budget.EntryEnd.AddDays(1));
        Assert.Equal("planning.entry_closed", (await world.Portal.As<SubmissionService>(world.Olga).TakeNoBudgetBackAsync(part.Id)).Error?.Code);
    }

    [Fact]
    public async Task No_budget_of_a_cost_center_that_is_gone_stands()
    {
        await using var world = await CycleWorld.CreateAsync();
        var empty = await world.Portal.CostCenterAsync("300", world.Olga);
        await world.Portal.As<TakingPartService>(world.Mira).AddAsync(world.Budget.Id, empty.Id, world.Portal.Today);
        var part = await world.PartAsync(empty);
        await world.Portal.As<SubmissionService>(world.Olga).AttestNoBudgetAsync(part.Id, "");
        await using (var db = world.Portal.Open())
        {
            await db.Set<CostCenter>().Where(c => c.Id == empty.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.IsActive, false));
        }

        Assert.Equal("planning.cost_center_inactive", (await world.Portal.As<SubmissionService>(world.Olga).TakeNoBudgetBackAsync(part.Id)).Error?.Code);
    }

    [Fact]
    public async Task Who_may_enter_is_told_when_no_budget_is_imposed()
    {
        await using var world = await CycleWorld.CreateAsync();
        var empty = await world.Portal.CostCenterAsync("300", world.Olga, entryUsers: [world.Emil]);
        await world.Portal.As<TakingPartService>(world.Mira).AddAsync(world.Budget.Id, empty.Id, world.Portal.Today);

        await world.Portal.As<SubmissionService>(world.Mira).AttestNoBudgetAsync((await world.PartAsync(empty)).Id, "Moved to 100");

        var notice = Assert.Single(world.Portal.Notices.Of(BudgetNotices.NoBudgetImposed));
        Assert.Equal(new[] { world.Olga.Id, world.Emil.Id }.Order(), notice.Recipients.Order());
    }
}
