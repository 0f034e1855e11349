using BudgetPortal.Approvals.Changes;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Approvals.Changes;

/// <summary>Without these, a transfer could take money from a cost center whose owner never agreed, or make some.</summary>
public sealed class TransferTests
{
    [Fact]
    public async Task An_amount_moves_between_cost_centers_when_both_owners_and_the_module_owner_agreed_and_the_total_stays()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
        var sigrid = await world.Portal.UserAsync("Sigrid Dahl");
        await OwnAsync(world, world.Seafood.Id, sigrid);
        var (trays, power) = (await world.LineAsync(world.Meals, world.Trays), await world.LineAsync(world.Seafood, world.Electricity));
        var change = await ProposeAsync(world, world.Ingrid, trays, power, 250.75m);
        await world.SubmitAsync(world.Ingrid, change);
        var parts = (await world.ChangeAsync(change)).Parts;
        Assert.Equal(world.Ingrid.Id, parts.Single(p => p.PartId == trays.PartId).ConsentedById);
        Assert.Null(parts.Single(p => p.PartId == power.PartId).ConsentedById);
        Assert.Contains(sigrid.Id, Assert.Single(world.Portal.Notices.Of("budget.change_requested")).Recipients);
        Assert.Equal("changes.consent_missing", (await world.ApproveAsync(world.Mira, change)).Error!.Code);
        ChangeWorld.Ok(await world.ConsentAsync(sigrid, change));
        ChangeWorld.Ok(await world.ApproveAsync(world.Mira, change));

        (trays, power) = (await world.LineAsync(world.Meals, world.Trays), await world.LineAsync(world.Seafood, world.Electricity));
        Assert.Equal((499.25m, 300m, 2.5m, -250.75m), (trays.Amount, trays.Quantity, trays.UnitPrice, trays.Transferred));
        Assert.Equal((1250.75m, 10m, 100m, 250.75m), (power.Amount, power.Quantity, power.UnitPrice, power.Transferred));
        Assert.Equal((499.25m, 1250.75m), (trays.MonthAmounts.Sum(), power.MonthAmounts.Sum()));
        Assert.Equal([(1, 1000m), (2, 1250.75m)], (await world.Portal.As<VersionQueries>(sigrid).ReadAsync(power.PartId))!.Versions.Select(v => (v.Number, v.Total)));
    }

    [Fact]
    public async Task Between_lines_of_one_cost_center_its_owner_agrees_once_and_an_item_that_is_not_there_becomes_a_line()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
        var (trays, power) = (await world.LineAsync(world.Meals, world.Trays), await world.LineAsync(world.Meals, world.Electricity));
        var inside = await ProposeAsync(world, world.Ingrid, trays, power, 50);
        await world.SubmitAsync(world.Ingrid, inside);
        Assert.True((await world.ChangeAsync(inside)) is { IsConsented: true, Parts.Count: 1 });
        ChangeWorld.Ok(await world.ApproveAsync(world.Mira, inside));

        var seafood = await world.PartAsync(world.Seafood);
        var id = Guid.CreateVersion7();
        ChangeWorld.Ok(await world.Portal.As<TransferService>(world.Ingrid).ProposeAsync(new TransferTerms(id, trays.Id, seafood.Id, null, 100, "Trays are needed there")));
        await world.SubmitAsync(world.Ingrid, id);
        ChangeWorld.Ok(await world.ApproveAsync(world.Mira, id));
        var added = await world.LineAsync(world.Seafood, world.Trays);
        Assert.Equal((100m, true, 600m), (added.Amount, added.IsLumpSum, (await world.LineAsync(world.Meals, world.Trays)).Amount));
        Assert.Equal(1934m, (await world.AllAsync(db => db.Set<BudgetLine>())).Sum(l => l.Amount));
    }

    [Fact]
    public async Task More_than_the_line_has_nothing_or_another_budget_is_refused_and_strangers_see_nothing()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
        var (trays, power) = (await world.LineAsync(world.Meals, world.Trays), await world.LineAsync(world.Meals, world.Electricity));
        var other = await world.Portal.BudgetAsync(BudgetState.EntryOpen, [world.Meals], BudgetType.Capex, by: world.Mira);
        var elsewhere = await world.Portal.PartAsync(other, world.Meals);
        var transfers = world.Portal.As<TransferService>(world.Ingrid);
        Assert.Equal(("planning.transfer_beyond", "Amount"), await RefusedAsync(trays.PartId, power.Id, 750.01m));
        Assert.Equal(("changes.amount_not_positive", "Amount"), await RefusedAsync(trays.PartId, power.Id, 0));
        Assert.Equal(("changes.amount_decimals", "Amount"), await RefusedAsync(trays.PartId, power.Id, 1.001m));
        Assert.Equal(("changes.receiver_required", "ToLineId"), await RefusedAsync(trays.PartId, null, 1));
        Assert.Equal(("changes.receiver_required", "ToLineId"), await RefusedAsync(trays.PartId, trays.Id, 1));
        Assert.Equal(("changes.other_budget", "ToPartId"), await RefusedAsync(elsewhere.Id, null, 1));
        var stranger = await world.Portal.UserAsync("Sven Stranger");
        var refused = await world.Portal.As<TransferService>(stranger).ProposeAsync(new TransferTerms(Guid.NewGuid(), trays.Id, trays.PartId, power.Id, 1, "Why"));
        Assert.Equal("changes.not_found", refused.Error!.Code);

        async Task<(string, string?)> RefusedAsync(Guid toPart, Guid? toLine, decimal amount)
        {
            var error = (await transfers.ProposeAsync(new TransferTerms(Guid.NewGuid(), trays.Id, toPart, toLine, amount, "Why"))).Error!;
            return (error.Code, error.Field);
        }
    }

    [Fact]
    public async Task Of_transfers_approved_at_once_none_is_lost_none_doubled_and_none_takes_what_is_gone()
    {
        for (var round = 0; round < 3; round++)
        {
            await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
            var nadia = await world.Portal.ModuleOwnerAsync("Nadia Brandt");
            var (trays, power) = (await world.LineAsync(world.Meals, world.Trays), await world.LineAsync(world.Seafood, world.Electricity));
            var changes = new List<Guid>();
            foreach (var amount in new[] { 300m, 300m, 300m })
            {
                changes.Add(await ProposeAsync(world, world.Ingrid, trays, power, amount));
                await world.SubmitAsync(world.Ingrid, changes[^1]);
            }

            await Task.WhenAll(changes.Select((change, i) => Task.Run(() => world.ApproveAsync(i == 0 ? world.Mira : nadia, change))));
            var refusals = new List<string>();
            foreach (var change in changes)
            {
                if ((await world.ChangeAsync(change)).State == ChangeState.Submitted && (await world.ApproveAsync(world.Mira, change)).Error is { } error)
                {
                    refusals.Add(error.Code);
                }
            }

            Assert.Equal(["planning.transfer_beyond"], refusals);
            Assert.Equal((150m, 1600m), ((await world.LineAsync(world.Meals, world.Trays)).Amount, (await world.LineAsync(world.Seafood, world.Electricity)).Amount));
            Assert.Equal(3, (await world.StoredAsync()).Revision);
        }
    }

    [Fact]
    public async Task Transfers_in_both_directions_approved_at_once_are_both_in_force_after_a_second_look()
    {
        for (var round = 0; round < 3; round++)
        {
            await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
            var nadia = await world.Portal.ModuleOwnerAsync("Nadia Brandt");
            var (trays, power) = (await world.LineAsync(world.Meals, world.Trays), await world.LineAsync(world.Seafood, world.Electricity));
            var (there, back) = (await ProposeAsync(world, world.Ingrid, trays, power, 300), await ProposeAsync(world, world.Ingrid, power, trays, 120));
            await world.SubmitAsync(world.Ingrid, there);
            await world.SubmitAsync(world.Ingrid, back);
            var seen = (There: await world.SeenAsync(there), Back: await world.SeenAsync(back));
            var results = await Task.WhenAll(
                Task.Run(() => world.Portal.As<ChangeDecisionService>(world.Mira).ApproveAsync(there, seen.There, "")),
                Task.Run(() => world.Portal.As<ChangeDecisionService>(nadia).ApproveAsync(back, seen.Back, "")));

            Assert.Equal("changes.changed", Assert.Single(results, r => !r.Succeeded).Error!.Code);
            ChangeWorld.Ok(await world.ApproveAsync(world.Mira, results[0].Succeeded ? back : there));
            (trays, power) = (await world.LineAsync(world.Meals, world.Trays), await world.LineAsync(world.Seafood, world.Electricity));
            Assert.Equal((570m, 1180m, 3), (trays.Amount, power.Amount, (await world.StoredAsync()).Revision));
            Assert.Equal(1934m, (await world.AllAsync(db => db.Set<BudgetLine>())).Sum(l => l.Amount));
        }
    }

    private static async Task<Guid> ProposeAsync(ApprovalWorld world, User by, BudgetLine from, BudgetLine to, decimal amount)
    {
        var id = Guid.CreateVersion7();
        ChangeWorld.Ok(await world.Portal.As<TransferService>(by).ProposeAsync(new TransferTerms(id, from.Id, to.PartId, to.Id, amount, "Needed there")));
        return id;
    }

    private static async Task OwnAsync(ApprovalWorld world, Guid costCenterId, User owner)
    {
        await using var db = world.Portal.Open();
        await db.Set<BudgetPortal.Organizations.CostCenter>().Where(c => c.Id == costCenterId)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.OwnerId, owner.Id).SetProperty(c => c.DeputyOwnerId, (Guid?)null));
    }
}
