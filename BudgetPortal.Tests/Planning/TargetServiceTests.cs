using BudgetPortal.Approvals;
using BudgetPortal.Data.Auditing;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning;

/// <summary>Without these, targets would be set by those who may not, be lost, or be written over unseen.</summary>
public sealed class TargetServiceTests
{
    [Fact]
    public async Task Targets_are_set_changed_and_taken_away_in_one_step_of_the_history()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        var centers = new[] { await portal.CostCenterAsync("CC-1"), await portal.CostCenterAsync("CC-2"), await portal.CostCenterAsync("CC-3") };
        var budget = await portal.BudgetAsync(BudgetState.Draft);
        var ids = await PartsAsync(portal, budget, centers);
        Assert.Equal(2, (await SaveAsync(portal, mira, budget, new(ids[0], 100.005m, null), new(ids[1], 50, null), new(ids[2], null, null))).Value);
        Assert.Equal(2, (await SaveAsync(portal, mira, budget, new(ids[0], 90, 100.01m), new(ids[1], null, 50), new(ids[2], null, null))).Value);
        var sheet = (await portal.As<TargetQueries>(mira).ReadAsync(budget.Id))!;
        Assert.Equal([90m, null, null], sheet.Rows.Select(r => r.Target));
        await using var db = portal.Open();
        var steps = await db.Set<BudgetEvent>().Where(e => e.Step == BudgetStep.TargetsSet).OrderBy(e => e.At).ToListAsync();
        Assert.Equal([(2, "150.01 EUR"), (2, "90.00 EUR")], steps.Select(s => (s.Lines!.Value, s.Comment)));
        Assert.Equal(4, await db.Set<AuditEntry>().CountAsync(a => a.Entity == nameof(CostCenterTarget) && a.UserId == mira.Id));
    }

    [Fact]
    public async Task A_target_that_somebody_else_changed_meanwhile_is_not_written_over_and_nothing_else_is_stored()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        var centers = new[] { await portal.CostCenterAsync("CC-1"), await portal.CostCenterAsync("CC-2") };
        var budget = await portal.BudgetAsync();
        var ids = await PartsAsync(portal, budget, centers);
        await SaveAsync(portal, mira, budget, new TargetChange(ids[0], 70, null));
        var refused = await SaveAsync(portal, mira, budget, new(ids[0], 60, null), new(ids[1], 60, null));
        Assert.Equal(("planning.target_conflict", TargetChange.FieldOf(ids[0])), (refused.Error!.Code, refused.Error.Field));
        Assert.Equal([70m, null], (await portal.As<TargetQueries>(mira).ReadAsync(budget.Id))!.Rows.Select(r => r.Target));

        var both = await Task.WhenAll(
            SaveAsync(portal, mira, budget, new TargetChange(ids[1], 1, null)), SaveAsync(portal, mira, budget, new TargetChange(ids[1], 2, null)));
        Assert.Equal("planning.target_conflict", Assert.Single(both, r => !r.Succeeded).Error!.Code);
    }

    [Fact]
    public async Task A_review_that_an_owner_has_open_is_not_disturbed_by_a_new_target()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (mira, olga) = (await portal.ModuleOwnerAsync(), await portal.UserAsync("Olga Owner"));
        var center = await portal.CostCenterAsync("CC-1", olga);
        var budget = await portal.BudgetAsync(BudgetState.PendingCcApproval);
        var part = await portal.PartAsync(budget, center);
        Assert.True((await SaveAsync(portal, mira, budget, new TargetChange(part.Id, 5, null))).Succeeded);
        Assert.True((await portal.As<CostCenterDecisionService>(olga).ApproveAsync(part.Id, part.Version, string.Empty)).Succeeded);
    }

    [Fact]
    public async Task Wrong_figures_are_refused_each_at_its_field()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        var centers = new[] { await portal.CostCenterAsync("CC-1"), await portal.CostCenterAsync("CC-2") };
        var budget = await portal.BudgetAsync();
        var ids = await PartsAsync(portal, budget, centers);
        var refused = await SaveAsync(portal, mira, budget, new(ids[0], -1, null), new(ids[1], BudgetLine.Most + 1, null), new(Guid.NewGuid(), 1, null));
        Assert.Equal(["planning.target_negative", "planning.target_too_large", "planning.not_found"], refused.Errors.Select(e => e.Code));
        Assert.Equal(TargetChange.FieldOf(ids[1]), refused.Errors[1].Field);
    }

    [Fact]
    public async Task Only_those_who_declare_set_targets_and_only_until_the_final_approval_is_requested()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (mira, auditor, olga) = (await portal.ModuleOwnerAsync(), await portal.UserAsync("Ada Fox", DefaultRoles.Auditor), await portal.UserAsync("Olga Owner"));
        var center = await portal.CostCenterAsync("CC-1", olga);
        var budget = await portal.BudgetAsync();
        var ids = await PartsAsync(portal, budget, [center]);
        foreach (var other in new[] { auditor, olga })
        {
            Assert.Equal("platform.not_permitted", (await SaveAsync(portal, other, budget, new TargetChange(ids[0], 5, null))).Error!.Code);
        }

        Assert.NotNull((await portal.As<TargetQueries>(auditor).ReadAsync(budget.Id))!.Refusal);
        Assert.Null(await portal.As<TargetQueries>(olga).ReadAsync(budget.Id));
        var elsewhere = await portal.AnotherCompanyAsync();
        var stranger = await elsewhere.ModuleOwnerAsync();
        Assert.Null(await elsewhere.As<TargetQueries>(stranger).ReadAsync(budget.Id));
        Assert.Equal("planning.not_found", (await elsewhere.As<TargetService>(stranger).SaveAsync(budget.Id, [new TargetChange(ids[0], 5, null)])).Error!.Code);
        await portal.AdvanceAsync(budget, BudgetState.PendingFinalApproval);
        Assert.Equal("planning.targets_stand", (await SaveAsync(portal, mira, budget, new TargetChange(ids[0], 5, null))).Error!.Code);
    }

    [Fact]
    public async Task A_draft_with_targets_can_be_deleted()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        var center = await portal.CostCenterAsync("CC-1");
        var budget = await portal.BudgetAsync(BudgetState.Draft);
        await SaveAsync(portal, mira, budget, new TargetChange((await PartsAsync(portal, budget, [center]))[0], 5, null));
        Assert.True((await portal.As<BudgetService>(mira).DeleteAsync(budget.Id)).Succeeded);
    }

    [Fact]
    public async Task Last_year_with_a_percentage_and_a_total_pushed_down_reach_whom_they_say()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        var head = await portal.CostCenterAsync("CC-1");
        var (left, right) = (await portal.CostCenterAsync("CC-11", parent: head), await portal.CostCenterAsync("CC-12", parent: head));
        var fresh = await portal.CostCenterAsync("CC-2");
        var item = await portal.ItemAsync();
        var last = await portal.BudgetAsync(costCenters: [left, right], name: "Last", terms: t => t with { ActiveDate = t.ActiveDate.AddYears(-1), ExpireDate = t.ExpireDate.AddYears(-1), EntryStart = t.EntryStart.AddYears(-1) });
        await portal.LineAsync(last, left, item, 2, 100);
        await portal.LineAsync(last, right, item, 1, 100);
        await portal.AdvanceAsync(last, BudgetState.Active);
        var budget = await portal.BudgetAsync(costCenters: [left, right, fresh], name: "This");
        var draft = new TargetDraft((await portal.As<TargetQueries>(mira).ReadAsync(budget.Id))!);
        Assert.Equal([("CC-1", 0, false), ("CC-11", 1, true), ("CC-12", 1, true), ("CC-2", 0, true)], draft.Sheet.Rows.Select(r => (r.Code, r.Depth, r.PartId is not null)));

        Assert.Equal(2, draft.FromLastYear(3, _ => true));
        Assert.Equal([206m, 103m], draft.Changes.Select(c => c.Target!.Value));
        Assert.Equal(2, draft.PushDown(100, head.Id));
        Assert.Equal([66.67m, 33.33m], draft.Changes.Select(c => c.Target!.Value));
        Assert.Equal(3, draft.PushDown(1000, null));
        Assert.Equal([666.67m, 333.33m, 0m], draft.Changes.Select(c => c.Target!.Value));
        Assert.Equal(3, (await portal.As<TargetService>(mira).SaveAsync(budget.Id, draft.Changes)).Value);
    }

    [Fact]
    public async Task Targets_are_read_by_the_same_queries_however_many_cost_centers_there_are()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        var center = await portal.CostCenterAsync("CC-00");
        var small = await portal.BudgetAsync(name: "Small");
        var few = await TestPortal.QueriesOf(async () => await portal.As<TargetQueries>(mira).ReadAsync(small.Id));
        for (var i = 1; i <= 10; i++)
        {
            center = await portal.CostCenterAsync($"CC-{i:00}", parent: center);
        }

        var large = await portal.BudgetAsync(name: "Large");
        var many = await TestPortal.QueriesOf(async () => await portal.As<TargetQueries>(mira).ReadAsync(large.Id));
        Assert.Equal(few.Count, many.Count);
    }

    private static Task<Result<int>> SaveAsync(TestPortal portal, User user, Budget budget, params TargetChange[] changes) =>
        portal.As<TargetService>(user).SaveAsync(budget.Id, changes);

    private static async Task<List<Guid>> PartsAsync(TestPortal portal, Budget budget, CostCenter[] centers)
    {
        var ids = new List<Guid>();
        foreach (var center in centers)
        {
            ids.Add((await portal.PartAsync(budget, center)).Id);
        }

        return ids;
    }
}
