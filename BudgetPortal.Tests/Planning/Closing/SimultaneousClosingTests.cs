using BudgetPortal.Planning;
using BudgetPortal.Planning.Closing;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning.Closing;

/// <summary>Without these, what is left could be carried forward twice, or onto figures that nobody looked at.</summary>
public sealed class SimultaneousClosingTests
{
    private static readonly CarryOver All = new(CarryRule.All);

    [Theory]
    [InlineData(BudgetState.Active)]
    [InlineData(BudgetState.EntryOpen)]
    public async Task Of_two_who_close_at_once_one_does_and_the_other_is_told_who_did(BudgetState receiver)
    {
        await using var world = await ClosingWorld.CreateAsync();
        var next = await world.Portal.BudgetAsync(receiver, by: world.Mira);
        var nadia = await world.Portal.ModuleOwnerAsync("Nadia Brandt");
        var stamp = (await world.Closing.PreviewAsync(world.Old.Id, All, next.Id)).Value!.Stamp;
        var order = new ClosingOrder(All, next.Id, string.Empty, stamp);
        var results = await Task.WhenAll(
            world.Portal.As<ClosingService>(world.Mira).CloseAsync(world.Old.Id, order), world.Portal.As<ClosingService>(nadia).CloseAsync(world.Old.Id, order));
        Assert.Single(results, r => r.Succeeded);
        Assert.Equal("closing.already_closed", results.Single(r => !r.Succeeded).Error!.Code);
        Assert.Single(await world.AllAsync(db => db.Set<BudgetClosing>()));
        Assert.Equal(100.01m, (await world.LinesAsync(next, world.Office)).Where(l => l.IsLumpSum).Sum(l => l.Amount));
    }

    [Fact]
    public async Task Two_budgets_closed_at_once_into_the_same_one_both_arrive()
    {
        await using var world = await ClosingWorld.CreateAsync();
        var next = await world.Portal.BudgetAsync(BudgetState.Active, by: world.Mira);
        var second = await world.PastAsync(2024);
        var nadia = await world.Portal.ModuleOwnerAsync("Nadia Brandt");
        var results = await Task.WhenAll(world.CloseAsync(All, next), world.CloseAsync(All, next, second, nadia));
        Assert.All(results, r => Assert.True(r.Succeeded, r.Error?.ToString()));
        Assert.Equal(3, (await world.StoredAsync(next)).Revision);
        Assert.Equal(10 + 100 + 10, (await world.LinesAsync(next, world.Meals)).Sum(l => l.Amount));
    }

    [Fact]
    public async Task Figures_that_moved_since_they_were_shown_are_not_carried_forward()
    {
        await using var world = await ClosingWorld.CreateAsync();
        var next = await world.Portal.BudgetAsync(BudgetState.Active, by: world.Mira);
        var plan = (await world.Closing.PreviewAsync(world.Old.Id, All, next.Id)).Value!;
        await world.UseAsync(world.Old, world.Office, 50);
        var result = await world.Closing.CloseAsync(world.Old.Id, new ClosingOrder(All, next.Id, string.Empty, plan.Stamp));
        Assert.Equal("closing.figures_changed", result.Error!.Code);
        Assert.Equal((BudgetState.Expired, 1), ((await world.StoredAsync(world.Old)).State, (await world.StoredAsync(next)).Revision));
    }

    [Fact]
    public async Task A_sheet_that_is_handed_in_while_the_budget_is_closed_has_the_lines_or_is_named()
    {
        await using var world = await ClosingWorld.CreateAsync();
        var next = await world.Portal.BudgetAsync(BudgetState.EntryOpen, by: world.Mira);
        await world.Portal.LineAsync(next, world.Office, world.Power);
        var part = await world.Portal.PartAsync(next, world.Office);
        var plan = (await world.Closing.PreviewAsync(world.Old.Id, All, next.Id)).Value!;
        var closing = world.Closing.CloseAsync(world.Old.Id, new ClosingOrder(All, next.Id, string.Empty, plan.Stamp));
        var submitting = world.Portal.As<SubmissionService>(world.Ingrid).SubmitAsync(part.Id);
        await Task.WhenAll(closing, submitting);
        Assert.True((await submitting).Succeeded);
        var submitted = Assert.Single(await world.AllAsync(db => db.Set<BudgetEvent>().Where(e => e.PartId == part.Id && e.Step == BudgetStep.Submitted)));
        var lines = (await world.LinesAsync(next, world.Office)).Count;
        Assert.Equal((await closing).Succeeded ? 2 : 1, lines);
        Assert.Equal(lines, submitted.Lines);
        Assert.Equal((await closing).Succeeded ? null : "closing.figures_changed", (await closing).Error?.Code);
    }
}
