using BudgetPortal.Approvals.Changes;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Approvals.Changes;

/// <summary>Without these, of two revisions approved in the same second one could be lost, or a figure be in force that nobody approved.</summary>
public sealed class SimultaneousChangeTests
{
    [Fact]
    public async Task Of_two_revisions_of_one_line_approved_at_once_one_is_in_force_and_the_other_is_told_and_can_go_on_from_it()
    {
        for (var round = 0; round < 3; round++)
        {
            await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
            var nadia = await world.Portal.ModuleOwnerAsync("Nadia Brandt");
            var trays = await world.LineAsync(world.Meals, world.Trays);
            var (first, second) = (await world.DraftAsync(world.Ingrid, world.Meals, trays.Id, 400), await world.DraftAsync(world.Ingrid, world.Meals, trays.Id, 500));
            await world.SubmitAsync(world.Ingrid, first);
            await world.SubmitAsync(world.Ingrid, second);
            var seen = (First: await world.SeenAsync(first), Second: await world.SeenAsync(second));
            var results = await Task.WhenAll(
                Task.Run(() => world.Portal.As<ChangeDecisionService>(world.Mira).ApproveAsync(first, seen.First, "")),
                Task.Run(() => world.Portal.As<ChangeDecisionService>(nadia).ApproveAsync(second, seen.Second, "")));

            Assert.Single(results, r => r.Succeeded);
            Assert.Contains(Assert.Single(results, r => !r.Succeeded).Error!.Code, new[] { "changes.changed", "changes.line_overtaken" });
            var (loser, wanted) = results[0].Succeeded ? (second, 500m) : (first, 400m);
            Assert.Equal(900 - wanted, (await world.LineAsync(world.Meals, world.Trays)).Quantity);
            Assert.Equal(2, (await world.StoredAsync()).Revision);

            // Looking again does not help as long as the proposal builds on the old figure.
            Assert.Equal("changes.line_overtaken", (await world.ApproveAsync(world.Mira, loser)).Error!.Code);
            ChangeWorld.Ok(await world.Portal.As<ProposalService>(world.Ingrid).TakeBackAsync(loser));
            Assert.Equal(
                "changes.line_overtaken", (await world.Portal.As<ProposalService>(world.Ingrid).SubmitAsync(loser, await world.SeenAsync(loser))).Error!.Code);
            ChangeWorld.Ok(await world.Portal.As<ProposalLineService>(world.Ingrid).RebaseAsync(loser));
            await world.SubmitAsync(world.Ingrid, loser);
            ChangeWorld.Ok(await world.ApproveAsync(world.Mira, loser));
            Assert.Equal(wanted, (await world.LineAsync(world.Meals, world.Trays)).Quantity);
            var history = (await world.Portal.As<VersionQueries>(world.Ingrid).ReadAsync(trays.PartId))!;
            Assert.Equal([934m, 184 + ((900 - wanted) * 2.5m), 184 + (wanted * 2.5m)], history.Versions.Select(v => v.Total));
        }
    }

    [Fact]
    public async Task Revisions_of_two_cost_centers_approved_at_once_are_both_in_force()
    {
        for (var round = 0; round < 3; round++)
        {
            await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
            var nadia = await world.Portal.ModuleOwnerAsync("Nadia Brandt");
            var (trays, power) = (await world.LineAsync(world.Meals, world.Trays), await world.LineAsync(world.Seafood, world.Electricity));
            var (first, second) = (await world.DraftAsync(world.Ingrid, world.Meals, trays.Id, 400), await world.DraftAsync(world.Ingrid, world.Seafood, power.Id, 20));
            await world.SubmitAsync(world.Ingrid, first);
            await world.SubmitAsync(world.Ingrid, second);
            var results = await Task.WhenAll(
                Task.Run(() => world.ApproveAsync(world.Mira, first)), Task.Run(() => world.ApproveAsync(nadia, second)));

            Assert.All(results, ChangeWorld.Ok);
            Assert.Equal((400m, 20m), ((await world.LineAsync(world.Meals, world.Trays)).Quantity, (await world.LineAsync(world.Seafood, world.Electricity)).Quantity));
            Assert.Equal(3, (await world.StoredAsync()).Revision);
            Assert.Equal([2, 3], (await world.AllAsync(db => db.Set<BudgetChange>())).Select(c => c.Revision!.Value).Order());
        }
    }

    [Fact]
    public async Task Revisions_of_two_lines_of_one_part_both_hold_after_a_second_look()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
        var (trays, power) = (await world.LineAsync(world.Meals, world.Trays), await world.LineAsync(world.Meals, world.Electricity));
        var (first, second) = (await world.DraftAsync(world.Ingrid, world.Meals, trays.Id, 400), await world.DraftAsync(world.Ingrid, world.Meals, power.Id, 2000));
        await world.SubmitAsync(world.Ingrid, first);
        await world.SubmitAsync(world.Ingrid, second);
        var seen = await world.SeenAsync(second);
        ChangeWorld.Ok(await world.ApproveAsync(world.Mira, first));
        Assert.Equal("changes.changed", (await world.Portal.As<ChangeDecisionService>(world.Mira).ApproveAsync(second, seen, "")).Error!.Code);
        ChangeWorld.Ok(await world.ApproveAsync(world.Mira, second));
        Assert.Equal((400m, 2000m), ((await world.LineAsync(world.Meals, world.Trays)).Quantity, (await world.LineAsync(world.Meals, world.Electricity)).Quantity));
    }

    [Fact]
    public async Task A_double_click_swaps_once_and_of_approving_and_cancelling_at_once_one_wins()
    {
        for (var round = 0; round < 3; round++)
        {
            await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
            var trays = await world.LineAsync(world.Meals, world.Trays);
            var change = await world.DraftAsync(world.Ingrid, world.Meals, trays.Id, 400);
            await world.SubmitAsync(world.Ingrid, change);
            var seen = await world.SeenAsync(change);
            var results = await Task.WhenAll(
                Task.Run(() => world.Portal.As<ChangeDecisionService>(world.Mira).ApproveAsync(change, seen, "")),
                Task.Run(() => world.Portal.As<ChangeDecisionService>(world.Mira).ApproveAsync(change, seen, "")),
                Task.Run(() => world.Portal.As<ProposalService>(world.Ingrid).CancelAsync(change, "")));
            Assert.Single(results, r => r.Succeeded);
            var approved = (await world.ChangeAsync(change)).State == ChangeState.Approved;
            Assert.Equal((approved ? 400m : 300m, approved ? 2 : 1), ((await world.LineAsync(world.Meals, world.Trays)).Quantity, (await world.StoredAsync()).Revision));
        }
    }
}
