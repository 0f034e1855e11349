using BudgetPortal.Approvals;
using BudgetPortal.Planning;
using Xunit;

namespace BudgetPortal.Tests.Approvals;

/// <summary>Without these, who approves many would wait without a sign of life, and could not stop.</summary>
public sealed class ApproveSeveralTests
{
    [Fact]
    public async Task Each_is_counted_and_what_is_stopped_leaves_the_rest_as_it_was()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var (meals, seafood) = (await world.PartAsync(world.Meals), await world.PartAsync(world.Seafood));
        SeenPart[] both = [new(meals.Id, meals.Version), new(seafood.Id, seafood.Version)];
        using var stop = new CancellationTokenSource();
        var counted = new List<int>();
        var outcome = await world.Decisions(world.Ingrid).ApproveSeveralAsync(both, "", Count, stop.Token);
        Assert.Equal([null], outcome);
        Assert.Equal([1], counted);
        Assert.Equal((PartState.Approved, PartState.Submitted), ((await world.PartAsync(world.Meals)).State, (await world.PartAsync(world.Seafood)).State));

        var rest = await world.Decisions(world.Ingrid).ApproveSeveralAsync(both, "", counted.Add);
        Assert.Equal(["approvals.already_decided", null], rest.Select(e => e?.Code));
        Assert.Equal([1, 1, 2], counted);

        void Count(int so)
        {
            counted.Add(so);
            stop.Cancel();
        }
    }

    [Fact]
    public void Order_and_filters_are_read_as_they_were_remembered_and_anything_else_is_as_everybodys()
    {
        var habit = new QueueHabit().With(QueueTab.DecidedByMe, QueueOrder.Biggest) with { Text = "2300 quality, lab" };
        Assert.Equal(habit, QueueHabit.Read(habit.Remembered));
        Assert.Equal((QueueOrder.Biggest, QueueOrder.Biggest), (habit.OrderOf(QueueTab.AsCostCenterOwner), habit.OrderOf(QueueTab.DecidedByMe)));
        var filter = new BudgetFilter("opex, food", State: BudgetState.EntryOpen);
        Assert.Equal(filter, BudgetFilter.Read(filter.Remembered));
        Assert.Equal((null, null), (new QueueHabit().Remembered, new BudgetFilter().Remembered));
        Assert.All(new[] { null, "", "nonsense", "a b c" }, r => Assert.Equal(new QueueHabit(), QueueHabit.Read(r)));
        Assert.All(new[] { null, "", "nonsense" }, r => Assert.Equal(new BudgetFilter(), BudgetFilter.Read(r)));
    }
}
