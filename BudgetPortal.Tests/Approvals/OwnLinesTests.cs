using BudgetPortal.Approvals;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;
using LineChange = BudgetPortal.Approvals.LineChange;

namespace BudgetPortal.Tests.Approvals;

/// <summary>Without these, somebody could wave through what they asked for themselves, unseen or against the organization's rule.</summary>
public sealed class OwnLinesTests
{
    [Fact]
    public async Task Own_lines_are_counted_with_the_decision_and_shown_to_the_final_approver()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.EntryOpen);
        await world.Portal.LineAsync(world.Budget, world.Meals, world.Trays, 2, 5, world.Ingrid);
        world.Budget = await world.Portal.AdvanceAsync(world.Budget, BudgetState.PendingCcApproval);
        foreach (var center in new[] { world.Meals, world.Seafood })
        {
            var part = await world.PartAsync(center);
            Assert.True((await world.Decisions(world.Ingrid).ApproveAsync(part.Id, part.Version, string.Empty)).Succeeded);
        }

        var detail = (await world.Portal.As<BudgetDetailQueries>(world.Mira).ReadAsync(world.Budget.Id))!;
        Assert.Equal([("2100", 0), ("2200", 1)], detail.Parts.Select(p => (p.Code, p.OwnLines)));
    }

    [Fact]
    public async Task What_an_approver_changed_does_not_make_them_an_author()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var part = await world.PartAsync(world.Meals);
        var line = (await world.AllAsync(db => db.Set<BudgetLine>().Where(l => l.PartId == part.Id && l.ItemId == world.Trays.Id))).Single();
        var change = new LineChange(line.Id, 250, null, "Fewer");
        Assert.True((await world.Decisions(world.Ingrid).ChangeAndApproveAsync(part.Id, part.Version, [change], string.Empty)).Succeeded);
        part = await world.PartAsync(world.Seafood);
        Assert.True((await world.Decisions(world.Ingrid).ApproveAsync(part.Id, part.Version, string.Empty)).Succeeded);
        part = await world.PartAsync(world.Meals);
        Assert.True((await world.FinalDecisions(world.Mira).SendBackAsync(part.Id, (await world.StoredAsync()).Version, "Again")).Succeeded);

        part = await world.PartAsync(world.Meals);
        Assert.True((await world.Decisions(world.Ingrid).ApproveAsync(part.Id, part.Version, string.Empty)).Succeeded);
        Assert.All(await world.AllAsync(db => db.Set<BudgetApproval>()), a => Assert.Equal(0, a.OwnLines));
    }

    [Fact]
    public async Task An_author_is_asked_for_no_decision_where_somebody_else_has_to_decide()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.EntryOpen);
        await DemandAnotherPersonAsync(world);
        var part = await world.PartAsync(world.Meals);
        Assert.True((await world.Portal.As<SubmissionService>(world.Ingrid).SubmitAsync(part.Id)).Succeeded);
        part = await world.PartAsync(world.Meals);

        var request = Assert.Single(await world.AllAsync(db => db.Set<ApprovalRequest>().Where(r => r.ClosedAt == null)));
        Assert.Equal(world.Viktor.Id, request.AssigneeId);
        var refusal = (await world.Decisions(world.Ingrid).ApproveAsync(part.Id, part.Version, string.Empty)).Error!;
        Assert.Equal("approvals.own_lines", refusal.Code);
        Assert.Contains("Viktor Palan", refusal.Message, StringComparison.Ordinal);
        Assert.Empty((await QueueAsync(world, world.Ingrid)).Waiting);
        Assert.False((await world.Portal.As<PartReviewQueries>(world.Ingrid).ReadAsync(part.Id))!.MayDecide);

        Assert.Single((await QueueAsync(world, world.Viktor)).Waiting);
        Assert.True((await world.Decisions(world.Viktor).ApproveAsync(part.Id, part.Version, string.Empty)).Succeeded);
    }

    [Fact]
    public async Task Owner_and_deputy_who_both_wrote_leave_it_to_the_module_owner()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.EntryOpen);
        await DemandAnotherPersonAsync(world);
        await world.Portal.LineAsync(world.Budget, world.Meals, world.Trays, 2, 5, world.Viktor);
        var part = await world.PartAsync(world.Meals);
        await world.Portal.As<SubmissionService>(world.Ingrid).SubmitAsync(part.Id);
        part = await world.PartAsync(world.Meals);

        foreach (var author in new[] { world.Ingrid, world.Viktor })
        {
            Assert.Equal("approvals.own_lines", (await world.Decisions(author).RejectAsync(part.Id, part.Version, "No")).Error!.Code);
        }

        Assert.True((await world.Decisions(world.Mira).ApproveAsync(part.Id, part.Version, string.Empty)).Succeeded);
    }

    [Fact]
    public async Task Where_nobody_else_can_decide_the_author_does_and_the_exception_is_recorded()
    {
        await using var portal = await TestPortal.CreateAsync();
        var olga = await portal.UserAsync("Olga Owner", DefaultRoles.Employee, DefaultRoles.BudgetModuleOwner);
        var center = await portal.CostCenterAsync("C", olga);
        var budget = await portal.BudgetAsync(BudgetState.EntryOpen, [center]);
        await portal.LineAsync(budget, center, await portal.ItemAsync(), by: olga);
        await ChangeRulesAsync(portal, r => r with { OwnLines = OwnLinesRule.AnotherPerson });
        var part = await portal.PartAsync(budget, center);
        await portal.As<SubmissionService>(olga).SubmitAsync(part.Id);
        part = await portal.PartAsync(budget, center);

        Assert.Single((await portal.As<ApprovalQueueQueries>(olga).ReadAsync()).Waiting, w => w.PartId == part.Id);
        Assert.True((await portal.As<CostCenterDecisionService>(olga).ApproveAsync(part.Id, part.Version, string.Empty)).Succeeded);
        await using var db = portal.Open();
        Assert.Equal(part.Id, (await db.Set<BudgetEvent>().SingleAsync(e => e.Step == BudgetStep.DecidedOwnLines)).PartId);
    }

    [Fact]
    public async Task A_rule_that_comes_later_hands_over_what_its_authors_were_asked_for()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        await DemandAnotherPersonAsync(world);
        Assert.All(
            await world.AllAsync(db => db.Set<ApprovalRequest>().Where(r => r.ClosedAt == null)),
            r => Assert.Equal((world.Viktor.Id, world.Ingrid.Id), (r.AssigneeId!.Value, r.HandedOverFromId!.Value)));
    }

    [Fact]
    public async Task Deciding_on_both_levels_is_refused_unless_the_settings_allow_it()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.PendingFinalApproval);
        await world.Portal.ModuleOwnerAsync("Tom Second");
        await world.Portal.AddAsync(new BudgetApproval
        {
            BudgetId = world.Budget.Id, ApproverType = ApproverType.CostCenterOwner, ApproverId = world.Mira.Id,
            PartId = (await world.PartAsync(world.Meals)).Id, At = world.Portal.Time.Now,
        });
        Assert.Equal("approvals.segregation", (await world.FinalDecisions(world.Mira).ApproveAsync(world.Budget.Id, world.Budget.Version, "")).Error!.Code);

        await ChangeRulesAsync(world.Portal, r => r with { AllowFinalDecisionByCostCenterDecider = true });

        Assert.True((await world.FinalDecisions(world.Mira).ApproveAsync(world.Budget.Id, world.Budget.Version, "")).Succeeded);
    }

    private static Task DemandAnotherPersonAsync(ApprovalWorld world) =>
        ChangeRulesAsync(world.Portal, r => r with { OwnLines = OwnLinesRule.AnotherPerson });

    private static async Task ChangeRulesAsync(TestPortal portal, Func<OrganizationRules, OrganizationRules> change)
    {
        var service = portal.As<SettingsService>(portal.Administrator);
        var form = (await service.FormAsync()).Value!;
        var saved = await service.SaveAsync(form.Settings with { Rules = change(form.Settings.Rules) }, form.Version);
        Assert.True(saved.Succeeded, saved.Error?.Message);
    }

    private static Task<ApprovalQueue> QueueAsync(ApprovalWorld world, User user) => world.Portal.As<ApprovalQueueQueries>(user).ReadAsync();
}
