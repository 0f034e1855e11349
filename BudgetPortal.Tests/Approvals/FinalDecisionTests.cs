using BudgetPortal.Approvals;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Xunit;

namespace BudgetPortal.Tests.Approvals;

/// <summary>Without these, a company's budget could come into force unseen, or a part be sent back without its owner knowing why.</summary>
public sealed class FinalDecisionTests
{
    [Fact]
    public async Task An_approved_budget_waits_for_its_active_date_and_everybody_concerned_is_told()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.PendingFinalApproval);
        var result = await world.FinalDecisions(world.Mira).ApproveAsync(world.Budget.Id, world.Budget.Version, "Good.");

        Assert.True(result.Succeeded);
        Assert.Equal(BudgetState.Approved, (await world.StoredAsync()).State);
        var approval = Assert.Single(await world.AllAsync(db => db.Set<BudgetApproval>()));
        Assert.Equal((ApproverType.BudgetModuleOwner, null, ApprovalStatus.Approved), (approval.ApproverType, approval.PartId, approval.Status));
        var notice = Assert.Single(world.Portal.Notices.Of("budget.approved"));
        Assert.Superset(new HashSet<Guid> { world.Ingrid.Id, world.Tomas.Id, world.Mira.Id }, notice.Recipients.ToHashSet());
        Assert.Equal("Approved", notice.Arguments["state"]);
        Assert.Empty(await world.AllAsync(db => db.Set<ApprovalRequest>().Where(r => r.ClosedAt == null)));
    }

    [Fact]
    public async Task A_budget_whose_active_date_has_come_is_active_at_once_and_told_once()
    {
        await using var world = await ApprovalWorld.CreateAsync(
            BudgetState.PendingFinalApproval, t => t with { ActiveDate = t.EntryStart.AddDays(10) });
        Assert.True((await world.FinalDecisions(world.Mira).ApproveAsync(world.Budget.Id, world.Budget.Version, "")).Succeeded);
        Assert.Equal(BudgetState.Active, (await world.StoredAsync()).State);
        Assert.Equal("Active", Assert.Single(world.Portal.Notices.Of("budget.approved")).Arguments["state"]);
        Assert.Empty(world.Portal.Notices.Of("budget.active"));
        var steps = await world.AllAsync(db => db.Set<BudgetEvent>().Where(e => e.Step == BudgetStep.Activated || e.Step == BudgetStep.Approved));
        Assert.Equal([BudgetStep.Activated, BudgetStep.Approved], steps.Select(e => e.Step).Order().Reverse());
    }

    [Fact]
    public async Task A_final_rejection_needs_a_comment_and_ends_the_budget()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.PendingFinalApproval);
        var decisions = world.FinalDecisions(world.Mira);
        var refused = (await decisions.RejectAsync(world.Budget.Id, world.Budget.Version, " ")).Error!;
        Assert.Equal(("approvals.comment_required", "Comment"), (refused.Code, refused.Field));
        Assert.True((await decisions.RejectAsync(world.Budget.Id, world.Budget.Version, "Too much.")).Succeeded);
        Assert.Equal(BudgetState.Rejected, (await world.StoredAsync()).State);
        Assert.Superset(new HashSet<Guid> { world.Ingrid.Id, world.Mira.Id }, Assert.Single(world.Portal.Notices.Of("budget.rejected")).Recipients.ToHashSet());
    }

    [Fact]
    public async Task A_part_sent_back_waits_for_its_owner_again_and_the_other_approvals_stand()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.PendingFinalApproval);
        var part = await world.PartAsync(world.Meals);
        var decisions = world.FinalDecisions(world.Mira);
        Assert.Equal("approvals.comment_required", (await decisions.SendBackAsync(part.Id, world.Budget.Version, "")).Error!.Code);
        Assert.True((await decisions.SendBackAsync(part.Id, world.Budget.Version, "Trays twice?")).Succeeded);

        part = await world.PartAsync(world.Meals);
        Assert.Equal((PartState.SentBack, new DateOnly(2026, 10, 8)), (part.State, part.CorrectionUntil!.Value));
        Assert.Equal(PartState.Approved, (await world.PartAsync(world.Seafood)).State);
        Assert.Equal(BudgetState.PendingCcApproval, (await world.StoredAsync()).State);
        var request = Assert.Single(await world.AllAsync(db => db.Set<ApprovalRequest>().Where(r => r.ClosedAt == null)));
        Assert.Equal((part.Id, world.Ingrid.Id, ApprovalOrigin.SentBack), (request.PartId!.Value, request.AssigneeId!.Value, request.Origin));
        Assert.Contains(world.Ingrid.Id, Assert.Single(world.Portal.Notices.Of("budget.sent_back")).Recipients);

        await world.ApproveAsync(world.Meals);
        var again = await world.StoredAsync();
        Assert.Equal(BudgetState.PendingFinalApproval, again.State);
        Assert.True((await decisions.ApproveAsync(again.Id, again.Version, "")).Succeeded);
    }

    [Fact]
    public async Task Only_module_owners_decide_finally_and_only_what_waits_and_what_they_saw()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var part = await world.PartAsync(world.Meals);
        foreach (var user in new[] { world.Ingrid, world.Tomas, world.Portal.Administrator, await world.Portal.UserAsync("Ada Fox", DefaultRoles.Auditor) })
        {
            var decisions = world.FinalDecisions(user);
            Assert.Equal("platform.not_permitted", (await decisions.ApproveAsync(world.Budget.Id, world.Budget.Version, "")).Error!.Code);
            Assert.Equal("platform.not_permitted", (await decisions.RejectAsync(world.Budget.Id, world.Budget.Version, "no")).Error!.Code);
            Assert.Equal("platform.not_permitted", (await decisions.SendBackAsync(part.Id, world.Budget.Version, "no")).Error!.Code);
        }

        Assert.Equal("planning.illegal_move", (await world.FinalDecisions(world.Mira).ApproveAsync(world.Budget.Id, world.Budget.Version, "")).Error!.Code);
        Assert.Equal("approvals.not_found", (await world.FinalDecisions(world.Mira).SendBackAsync(Guid.CreateVersion7(), Guid.Empty, "no")).Error!.Code);
        var seen = world.Budget.Version;
        world.Budget = await world.Portal.AdvanceAsync(world.Budget, BudgetState.PendingFinalApproval);
        Assert.Equal("approvals.budget_changed", (await world.FinalDecisions(world.Mira).ApproveAsync(world.Budget.Id, seen, "")).Error!.Code);
    }

    [Fact]
    public async Task Another_organizations_module_owner_does_not_find_the_budget()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.PendingFinalApproval);
        var company = await world.Portal.AnotherCompanyAsync();
        var decisions = company.As<FinalDecisionService>(await company.ModuleOwnerAsync("Sam Stranger"));
        var part = await world.PartAsync(world.Meals);
        Assert.Equal("approvals.not_found", (await decisions.ApproveAsync(world.Budget.Id, world.Budget.Version, "")).Error!.Code);
        Assert.Equal("approvals.not_found", (await decisions.SendBackAsync(part.Id, world.Budget.Version, "no")).Error!.Code);
    }

    [Fact]
    public async Task Who_decided_for_a_cost_center_leaves_the_final_decision_to_somebody_else_if_there_is_anybody()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        await using (var db = world.Portal.Open())
        {
            var meals = db.Set<BudgetPortal.Organizations.CostCenter>().Single(c => c.Id == world.Meals.Id);
            meals.AssignOwner(world.Mira.Id, null);
            await db.SaveChangesAsync();
        }

        await world.ApproveAsync(world.Meals, world.Mira);
        await world.ApproveAsync(world.Seafood);
        var budget = await world.StoredAsync();
        var second = await world.Portal.ModuleOwnerAsync("Nadia Brandt");
        var refused = (await world.FinalDecisions(world.Mira).ApproveAsync(budget.Id, budget.Version, "")).Error!;
        Assert.Equal("approvals.segregation", refused.Code);
        Assert.Contains("Nadia Brandt", refused.Message, StringComparison.Ordinal);
        await world.Portal.DisableAsync(second);
        Assert.True((await world.FinalDecisions(world.Mira).ApproveAsync(budget.Id, budget.Version, "")).Succeeded);
        Assert.Single(await world.AllAsync(db => db.Set<BudgetEvent>().Where(e => e.Step == BudgetStep.DecidedOnBothLevels)));
    }
}
