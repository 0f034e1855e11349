using BudgetPortal.Approvals;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Xunit;

namespace BudgetPortal.Tests.Planning;

/// <summary>Deadlines of single parts: corrections, more time, and what happens when they pass.</summary>
public sealed class DeadlineTests
{
    [Fact]
    public async Task A_decider_sets_the_deadline_for_corrections_within_the_budget()
    {
        await using var world = await CycleWorld.CreateAsync(BudgetState.PendingCcApproval);
        var today = world.Portal.Today;
        Assert.Equal("planning.deadline_out_of_range", (await world.RejectAsync(today.AddDays(-1))).Error?.Code);
        Assert.Equal("planning.deadline_out_of_range", (await world.RejectAsync(world.Budget.ExpireDate.AddDays(1))).Error?.Code);
        Assert.True((await world.RejectAsync(today.AddDays(2))).Succeeded);
        Assert.Equal(today.AddDays(2), (await world.PartAsync()).CorrectionUntil);
    }

    [Fact]
    public async Task A_rejected_part_that_nobody_corrects_comes_back_to_its_owner_when_its_deadline_ends()
    {
        await using var world = await CycleWorld.CreateAsync(BudgetState.PendingCcApproval);
        var until = world.Portal.Today.AddDays(2);
        await world.RejectAsync(until);

        await world.RunAsync(until);
        Assert.Equal(PartState.Rejected, (await world.PartAsync()).State);
        await world.RunAsync(until.AddDays(1));
        await world.RunAsync(until.AddDays(2));

        Assert.True(await world.PartAsync() is { State: PartState.Submitted, SubmittedAutomatically: true });
        Assert.Single(await world.WaitingAsync(), r => r == (world.One.Id, world.Olga.Id, ApprovalOrigin.CorrectionEnded));
    }

    [Fact]
    public async Task A_cost_center_that_missed_entry_gets_more_time_from_the_module_owner_only()
    {
        await using var world = await CycleWorld.CreateAsync();
        var late = await world.Portal.CostCenterAsync("300", world.Olga, entryUsers: [world.Emil]);
        await world.Portal.As<TakingPartService>(world.Mira).AddAsync(world.Budget.Id, late.Id, world.Portal.Today);
        await world.RunAsync(world.Budget.EntryEnd.AddDays(1));
        var part = await world.PartAsync(late);
        Assert.Equal(PartState.Draft, part.State);
        var until = world.Portal.Today.AddDays(3);
        Assert.Null(await BadgeAsync());

        Assert.Equal("platform.not_permitted", (await world.Portal.As<TakingPartService>(world.Olga).GiveTimeAsync(part.Id, until)).Error?.Code);
        Assert.True((await world.Portal.As<TakingPartService>(world.Mira).GiveTimeAsync(part.Id, until)).Succeeded);
        Assert.NotNull(await BadgeAsync());

        var added = await world.Portal.As<LineService>(world.Emil).AddAsync(
            new NewLine(Guid.CreateVersion7(), part.Id, (await world.Portal.ItemAsync("PEN", 2m)).Id, 4));
        Assert.True(added.Succeeded, added.Error?.Message);
        Assert.Equal(new[] { world.Olga.Id, world.Emil.Id }.Order(), Assert.Single(world.Portal.Notices.Of(BudgetNotices.MoreTime)).Recipients.Order());

        await world.RunAsync(until.AddDays(1));
        Assert.True(await world.PartAsync(late) is { State: PartState.Submitted, SubmittedAutomatically: true });
        Assert.Null(await BadgeAsync());

        Task<MenuBadge?> BadgeAsync() =>
            world.Portal.As<IEnumerable<IMenuBadge>>(world.Emil).OfType<EntryBadge>().Single().ReadAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_rejected_part_whose_lines_were_all_removed_needs_nothing()
    {
        await using var world = await CycleWorld.CreateAsync(BudgetState.PendingCcApproval);
        await world.RejectAsync();
        await using (var db = world.Portal.Open())
        {
            var partId = (await world.PartAsync()).Id;
            db.RemoveRange(db.Set<BudgetLine>().Where(l => l.PartId == partId));
            await db.SaveChangesAsync();
        }

        Assert.Equal("planning.part_empty", (await world.SubmitAsync(world.Emil)).Error?.Code);
        Assert.True((await world.Portal.As<SubmissionService>(world.Olga).AttestNoBudgetAsync((await world.PartAsync()).Id, "")).Succeeded);
        await world.ApproveAsync(world.Two);
        Assert.Equal(BudgetState.PendingFinalApproval, await world.StateAsync());
    }

    [Fact]
    public async Task What_nobody_decided_lapses_after_the_expire_date_and_everybody_is_told_once()
    {
        await using var world = await CycleWorld.CreateAsync(BudgetState.PendingCcApproval);
        await world.RunAsync(world.Budget.ExpireDate);
        Assert.Equal(BudgetState.PendingCcApproval, await world.StateAsync());

        await world.RunAsync(world.Budget.ExpireDate.AddDays(1));
        await world.RunAsync(world.Budget.ExpireDate.AddDays(2));

        Assert.Equal(BudgetState.Cancelled, await world.StateAsync());
        Assert.Single(await world.StepsAsync(), BudgetStep.Lapsed);
        Assert.Empty(await world.WaitingAsync());
        Assert.Contains(world.Emil.Id, Assert.Single(world.Portal.Notices.Of(BudgetNotices.Cancelled)).Recipients);
    }
}
