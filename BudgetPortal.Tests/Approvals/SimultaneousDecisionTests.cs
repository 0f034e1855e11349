using BudgetPortal.Approvals;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Approvals;

/// <summary>Without these, two people deciding in the same second could both win, or leave a budget that waits for nobody.</summary>
public sealed class SimultaneousDecisionTests
{
    [Fact]
    public async Task Of_two_who_decide_a_part_at_once_one_wins_and_the_other_is_told()
    {
        for (var round = 0; round < 3; round++)
        {
            await using var world = await ApprovalWorld.CreateAsync();
            var part = await world.PartAsync(world.Meals);
            var line = await world.LineAsync(world.Meals, world.Electricity);
            var results = await Task.WhenAll(
                Task.Run(() => world.Decisions(world.Ingrid).ApproveAsync(part.Id, part.Version, "")),
                Task.Run(() => world.Decisions(world.Viktor).RejectAsync(part.Id, part.Version, "No")),
                Task.Run(() => world.Decisions(world.Ingrid).ChangeAndApproveAsync(part.Id, part.Version, [new(line.Id, 900, null, "Why")], "")));

            Assert.Single(results, r => r.Succeeded);
            Assert.All(results.Where(r => !r.Succeeded), r => Assert.Equal("approvals.already_decided", r.Error!.Code));
            var approval = Assert.Single(await world.AllAsync(db => db.Set<BudgetApproval>().Include(a => a.Changes)));
            var quantity = (await world.LineAsync(world.Meals, world.Electricity)).Quantity;
            Assert.Equal(approval.Changes.Count == 0 ? 1000 : 900, quantity);
        }
    }

    [Fact]
    public async Task The_last_two_parts_approved_at_once_still_hand_the_budget_over_once()
    {
        for (var round = 0; round < 3; round++)
        {
            await using var world = await ApprovalWorld.CreateAsync();
            await Task.WhenAll(Task.Run(() => world.ApproveAsync(world.Meals)), Task.Run(() => world.ApproveAsync(world.Seafood, world.Viktor)));
            Assert.Equal(BudgetState.PendingFinalApproval, (await world.StoredAsync()).State);
            Assert.Single(await world.AllAsync(db => db.Set<ApprovalRequest>().Where(r => r.PartId == null)));
            Assert.Single(await world.AllAsync(db => db.Set<BudgetEvent>().Where(e => e.Step == BudgetStep.AllPartsApproved)));
        }
    }

    [Fact]
    public async Task Of_two_final_decisions_at_once_one_wins_and_the_other_is_told()
    {
        for (var round = 0; round < 3; round++)
        {
            await using var world = await ApprovalWorld.CreateAsync(BudgetState.PendingFinalApproval);
            var second = await world.Portal.ModuleOwnerAsync("Nadia Brandt");
            var part = await world.PartAsync(world.Meals);
            var seen = world.Budget.Version;
            var results = await Task.WhenAll(
                Task.Run(() => world.FinalDecisions(world.Mira).ApproveAsync(world.Budget.Id, seen, "")),
                Task.Run(() => world.FinalDecisions(second).RejectAsync(world.Budget.Id, seen, "No")),
                Task.Run(() => world.FinalDecisions(second).SendBackAsync(part.Id, seen, "Again")));

            Assert.Single(results, r => r.Succeeded);
            Assert.All(results.Where(r => !r.Succeeded), r => Assert.Equal("approvals.already_decided", r.Error!.Code));
            Assert.Single(await world.AllAsync(db => db.Set<BudgetApproval>()));
        }
    }

    [Fact]
    public async Task Decisions_cannot_be_changed_or_deleted_in_the_database()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var part = await world.PartAsync(world.Meals);
        var line = await world.LineAsync(world.Meals, world.Electricity);
        Assert.True((await world.Decisions(world.Ingrid).ChangeAndApproveAsync(part.Id, part.Version, [new(line.Id, 900, null, "Why")], "")).Succeeded);
        await using var db = world.Portal.Open();
        await Assert.ThrowsAnyAsync<Exception>(() => db.Set<BudgetApproval>().ExecuteUpdateAsync(a => a.SetProperty(x => x.Comments, "other")));
        await Assert.ThrowsAnyAsync<Exception>(() => db.Set<BudgetApprovalChange>().ExecuteUpdateAsync(c => c.SetProperty(x => x.After, 1)));
        await Assert.ThrowsAnyAsync<Exception>(() => db.Set<BudgetApprovalChange>().ExecuteDeleteAsync());
        await Assert.ThrowsAnyAsync<Exception>(() => db.Set<BudgetEvent>().ExecuteDeleteAsync());
        Assert.Single(await world.AllAsync(other => other.Set<BudgetApprovalChange>()));
    }
}
