using BudgetPortal.Execution;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Execution;

public sealed class WorkItemTests
{
    [Fact]
    public async Task Who_has_to_do_it_says_that_it_is_done_and_nobody_else_without_the_right()
    {
        await using var portal = await TestPortal.CreateAsync();
        var world = await SpendingWorld.CreateAsync(portal);
        var obligation = await world.ObligateAsync(await world.ReleaseAsync(600), 100);
        var emil = await portal.UserAsync("Emil Employee");
        await AddAsync(world, obligation, 60, emil);
        var added = await WorkAsync(world);

        var byOwner = await portal.As<WorkItemService>(world.Owner).MoveAsync(added.Id, added.Version, WorkItemState.Done);
        var cancelled = await portal.As<WorkItemService>(emil).MoveAsync(added.Id, added.Version, WorkItemState.Cancelled);
        SpendingWorld.Succeeded(await portal.As<WorkItemService>(emil).MoveAsync(added.Id, added.Version, WorkItemState.Done));
        var late = await portal.As<WorkItemService>(world.Recorder).ChangeAsync(added.Id, added.Version, new WorkItemTerms("Later", null, null, 10));

        Assert.Equal(["platform.not_permitted", "platform.not_permitted", "data.conflict"], new[] { byOwner, cancelled, late }.Select(r => r.Error!.Code));
        Assert.Equal(WorkItemState.Done, (await WorkAsync(world)).State);
    }

    [Fact]
    public async Task Work_takes_no_more_than_the_obligation_owes()
    {
        await using var portal = await TestPortal.CreateAsync();
        var world = await SpendingWorld.CreateAsync(portal);
        var obligation = await world.ObligateAsync(await world.ReleaseAsync(600), 100);
        await AddAsync(world, obligation, 60);

        var refused = await portal.As<WorkItemService>(world.Recorder).AddAsync(Guid.CreateVersion7(), obligation, new WorkItemTerms("More", null, null, 40.01m));

        Assert.Equal(("execution.work_exceeds", nameof(WorkItemTerms.Amount)), (refused.Error!.Code, refused.Error.Field));
        await AddAsync(world, obligation, 40);
    }

    [Fact]
    public async Task Ending_an_obligation_cancels_what_is_open_of_its_work_and_asks_first_for_what_is_done()
    {
        await using var portal = await TestPortal.CreateAsync();
        var world = await SpendingWorld.CreateAsync(portal);
        var obligation = await world.ObligateAsync(await world.ReleaseAsync(600), 100);
        await AddAsync(world, obligation, 60);
        var work = await WorkAsync(world);
        SpendingWorld.Succeeded(await portal.As<WorkItemService>(world.Recorder).MoveAsync(work.Id, work.Version, WorkItemState.Done));
        await AddAsync(world, obligation, 40);
        await world.PayAsync(obligation, 20);

        var seen = (await world.ReadAsync()).Allotments.Single().Obligations.Single();
        var refused = await portal.As<ObligationService>(world.Recorder).EndAsync(obligation, seen.Version);
        await world.PayAsync(obligation, 40);
        seen = (await world.ReadAsync()).Allotments.Single().Obligations.Single();
        SpendingWorld.Succeeded(await portal.As<ObligationService>(world.Recorder).EndAsync(obligation, seen.Version));

        Assert.Equal("execution.work_unpaid", refused.Error!.Code);
        var ended = (await world.ReadAsync()).Allotments.Single().Obligations.Single();
        Assert.Equal((ObligationState.Settled, 60m, 60m), (ended.State, ended.Here, ended.Planned));
        Assert.Equal(work.Id, Assert.Single(ended.Work).Id);
    }

    private static async Task AddAsync(SpendingWorld world, Guid obligation, decimal amount, User? assignee = null) => SpendingWorld.Succeeded(
        await world.Company.As<WorkItemService>(world.Recorder).AddAsync(Guid.CreateVersion7(), obligation, new WorkItemTerms("Fit them", assignee?.Id, null, amount)));

    private static async Task<WorkRow> WorkAsync(SpendingWorld world) => (await world.ReadAsync()).Allotments.Single().Obligations.Single().Work.Single();
}
