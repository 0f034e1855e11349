using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning;

/// <summary>Cost centers that come and go while a budget is on its way, and budgets that are not for all of them.</summary>
public sealed class MidCycleTests
{
    [Fact]
    public async Task A_cost_center_added_before_the_final_approval_makes_the_approver_wait_for_it()
    {
        await using var world = await CycleWorld.CreateAsync(BudgetState.PendingFinalApproval);
        var late = await world.Portal.CostCenterAsync("300", world.Olga, entryUsers: [world.Emil]);
        var until = world.Portal.Today.AddDays(5);
        var service = world.Portal.As<TakingPartService>(world.Mira);
        Assert.Equal("platform.not_permitted", (await world.Portal.As<TakingPartService>(world.Olga).AddAsync(world.Budget.Id, late.Id, until)).Error?.Code);

        Assert.True((await service.AddAsync(world.Budget.Id, late.Id, until)).Succeeded);
        Assert.Equal("planning.takes_part_already", (await service.AddAsync(world.Budget.Id, late.Id, until)).Error?.Code);

        Assert.Equal(BudgetState.PendingCcApproval, await world.StateAsync());
        Assert.Empty(await world.WaitingAsync());
        await world.Portal.LineAsync(await world.ReadAsync(), late, await world.Portal.ItemAsync("PEN"), 1, 1, world.Emil);
        Assert.True((await world.SubmitAsync(world.Emil, late)).Succeeded);
        Assert.True((await world.ApproveAsync(late)).Succeeded);
        Assert.Equal(BudgetState.PendingFinalApproval, await world.StateAsync());
    }

    [Fact]
    public async Task Two_module_owners_add_the_same_cost_center_once()
    {
        await using var world = await CycleWorld.CreateAsync();
        var late = await world.Portal.CostCenterAsync("300", world.Olga);
        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ =>
            world.Portal.As<TakingPartService>(world.Mira).AddAsync(world.Budget.Id, late.Id, world.Portal.Today)));
        Assert.Single(results, r => r.Succeeded);
        Assert.Equal("planning.takes_part_already", results.Single(r => !r.Succeeded).Error!.Code);
        Assert.Equal(3, (await world.ReadAsync()).Parts.Count);
    }

    [Fact]
    public async Task A_deactivated_cost_centers_undecided_part_is_withdrawn_and_an_approved_one_stays()
    {
        await using var world = await CycleWorld.CreateAsync(BudgetState.PendingCcApproval);
        await world.ApproveAsync(world.Two);

        await DeactivateAsync(world, world.One);
        await DeactivateAsync(world, world.Two);

        Assert.Equal((PartState.Withdrawn, PartState.Approved), ((await world.PartAsync()).State, (await world.PartAsync(world.Two)).State));
        Assert.Equal(BudgetState.PendingFinalApproval, await world.StateAsync());
        Assert.Equal(ApprovalOrigin.AllPartsApproved, Assert.Single(await world.WaitingAsync()).Origin);
        Assert.Contains(BudgetStep.Withdrawn, await world.StepsAsync());
    }

    [Fact]
    public async Task A_cost_center_that_came_back_takes_part_again_when_the_draft_is_changed()
    {
        await using var world = await CycleWorld.CreateAsync();
        var draft = await world.Portal.BudgetAsync(BudgetState.Draft);
        await DeactivateAsync(world, world.One);
        Assert.Equal(PartState.Withdrawn, (await world.Portal.PartAsync(draft, world.One)).State);

        await DeactivateAsync(world, world.One, active: true);
        await using var db = world.Portal.Open();
        var stored = (await BudgetProgress.LoadAsync(db, draft.Id))!;
        Assert.Null((await world.Portal.As<BudgetService>(world.Mira).ChangeAsync(stored.Id, stored.Terms, stored.Version)).Error);

        var part = await world.Portal.PartAsync(draft, world.One);
        Assert.Equal(PartState.Draft, part.State);
        Assert.Equal(
            [BudgetStep.Withdrawn, BudgetStep.CostCenterAdded],
            await db.Set<BudgetEvent>().Where(e => e.PartId == part.Id).OrderBy(e => e.Id).Select(e => e.Step).ToListAsync());
    }

    [Fact]
    public async Task Approving_a_part_while_its_cost_center_is_deactivated_leaves_one_of_both()
    {
        await using var world = await CycleWorld.CreateAsync(BudgetState.PendingCcApproval);
        var approving = world.ApproveAsync();
        await Task.WhenAll(approving, DeactivateAsync(world, world.One));
        Assert.Equal((await approving).Succeeded ? PartState.Approved : PartState.Withdrawn, (await world.PartAsync()).State);
        Assert.DoesNotContain(await world.WaitingAsync(), r => r.CostCenterId == world.One.Id);
    }

    [Fact]
    public async Task An_inactive_cost_center_cannot_be_added()
    {
        await using var world = await CycleWorld.CreateAsync();
        await DeactivateAsync(world, world.One);
        Assert.Equal(
            "planning.cost_center_inactive",
            (await world.Portal.As<TakingPartService>(world.Mira).AddAsync(world.Budget.Id, world.One.Id, world.Portal.Today)).Error?.Code);
    }

    [Fact]
    public async Task A_budget_is_declared_for_departments_locations_or_chosen_cost_centers_and_another_scope_changes_its_parts()
    {
        await using var world = await CycleWorld.CreateAsync();
        var sales = await world.Portal.AddAsync(new Department("Sales"));
        await using (var db = world.Portal.Open())
        {
            (await db.FindAsync<CostCenter>(world.One.Id))!.Place(null, sales.Id, null);
            await db.SaveChangesAsync();
        }

        var (budgets, id) = (world.Portal.As<BudgetService>(world.Mira), Guid.CreateVersion7());
        var terms = await world.Portal.TermsAsync("Sales only");
        Assert.Equal("planning.scope_required", (await budgets.DeclareAsync(id, terms, new(BudgetScopeKind.Departments, []))).Error?.Code);
        Assert.Equal("planning.scope_gone", (await budgets.DeclareAsync(id, terms, new(BudgetScopeKind.Departments, [Guid.NewGuid()]))).Error?.Code);
        Assert.True((await budgets.DeclareAsync(id, terms, new(BudgetScopeKind.Departments, [sales.Id]))).Succeeded);

        await using var check = world.Portal.Open();
        var declared = (await BudgetProgress.LoadAsync(check, id))!;
        Assert.Equal(world.One.Id, Assert.Single(declared.Parts).CostCenterId);
        Assert.Equal((BudgetScopeKind.Departments, sales.Id), (declared.ScopeKind, Assert.Single(declared.ScopeIds)));

        Assert.True((await budgets.ChangeAsync(id, terms, declared.Version, new(BudgetScopeKind.CostCenters, [world.Two.Id]))).Succeeded);
        await using var again = world.Portal.Open();
        Assert.Equal(world.Two.Id, Assert.Single((await BudgetProgress.LoadAsync(again, id))!.Parts).CostCenterId);
    }

    [Fact]
    public async Task A_scope_without_an_active_cost_center_is_refused()
    {
        await using var world = await CycleWorld.CreateAsync();
        var empty = await world.Portal.AddAsync(new Department("Nobody"));
        var declared = await world.Portal.As<BudgetService>(world.Mira)
            .DeclareAsync(Guid.CreateVersion7(), await world.Portal.TermsAsync("Nobody"), new(BudgetScopeKind.Departments, [empty.Id]));
        Assert.Equal(("planning.no_cost_centers_in_scope", nameof(BudgetScope)), (declared.Error?.Code, declared.Error?.Field));
    }

    private static async Task DeactivateAsync(CycleWorld world, CostCenter costCenter, bool active = false)
    {
        var service = world.Portal.As<CostCenterService>(world.Portal.Administrator);
        var form = (await service.FormAsync(costCenter.Id)).Value!;
        var saved = await service.SaveAsync(costCenter.Id, form.Values with { IsActive = active }, form.Version);
        Assert.True(saved.Succeeded, saved.Error?.Message);
    }
}
