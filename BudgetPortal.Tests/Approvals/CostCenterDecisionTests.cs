using BudgetPortal.Approvals;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Approvals;

/// <summary>Without these, a cost center's budget could be decided by the wrong person, twice, or without a trace.</summary>
public sealed class CostCenterDecisionTests
{
    [Fact]
    public async Task The_owner_approves_and_decision_history_request_and_notice_say_so()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var part = await world.PartAsync(world.Meals);
        var result = await world.Decisions(world.Ingrid).ApproveAsync(part.Id, part.Version, " Agreed. ");

        Assert.True(result.Succeeded);
        Assert.Equal(PartState.Approved, (await world.PartAsync(world.Meals)).State);
        var approval = Assert.Single(await world.AllAsync(db => db.Set<BudgetApproval>().Include(a => a.Changes)));
        Assert.Equal(
            (ApproverType.CostCenterOwner, part.Id, world.Ingrid.Id, null, ApprovalStatus.Approved, "Agreed."),
            (approval.ApproverType, approval.PartId, approval.ApproverId, approval.ActingForId, approval.Status, approval.Comments));
        Assert.Empty(approval.Changes);
        Assert.Contains(await world.AllAsync(db => db.Set<BudgetEvent>()), e => e.Step == BudgetStep.PartApproved && e.PartId == part.Id && e.UserId == world.Ingrid.Id);
        Assert.Equal(portalNow(world), (await world.AllAsync(db => db.Set<ApprovalRequest>().Where(r => r.PartId == part.Id))).Single().ClosedAt);
        Assert.Contains(world.Mira.Id, Assert.Single(world.Portal.Notices.Of("budget.approved")).Recipients);
        Assert.Equal(BudgetState.PendingCcApproval, (await world.StoredAsync()).State);

        static DateTimeOffset portalNow(ApprovalWorld world) => world.Portal.Time.Now;
    }

    [Fact]
    public async Task An_owner_may_approve_while_others_still_enter()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.EntryOpen);
        var part = await world.PartAsync(world.Meals);
        Assert.True((await world.Portal.As<SubmissionService>(world.Tomas).SubmitAsync(part.Id)).Succeeded);
        await world.ApproveAsync(world.Meals);
        Assert.Equal(PartState.Approved, (await world.PartAsync(world.Meals)).State);
        Assert.Equal(BudgetState.EntryOpen, (await world.StoredAsync()).State);
    }

    [Fact]
    public async Task The_last_approval_hands_the_budget_to_the_module_owner()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        await world.ApproveAsync(world.Meals);
        await world.ApproveAsync(world.Seafood);
        Assert.Equal(BudgetState.PendingFinalApproval, (await world.StoredAsync()).State);
        Assert.Single(await world.AllAsync(db => db.Set<ApprovalRequest>().Where(r => r.PartId == null && r.ClosedAt == null)));
    }

    [Fact]
    public async Task The_standing_deputy_decides_and_the_record_says_for_whom()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        await world.ApproveAsync(world.Meals, world.Viktor);
        var approval = Assert.Single(await world.AllAsync(db => db.Set<BudgetApproval>()));
        Assert.Equal((world.Viktor.Id, world.Ingrid.Id), (approval.ApproverId, approval.ActingForId!.Value));
    }

    [Fact]
    public async Task Without_an_owner_the_one_whom_the_request_reached_decides_and_with_nobody_the_module_owner()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        var parent = await portal.UserAsync("Petra Parent");
        var top = await portal.CostCenterAsync("1000", parent);
        var child = await portal.CostCenterAsync("1100", parent: top);
        var orphan = await portal.CostCenterAsync("9000");
        var budget = await portal.BudgetAsync(by: mira);
        foreach (var costCenter in new[] { top, child, orphan })
        {
            await portal.LineAsync(budget, costCenter, await portal.ItemAsync(), by: parent);
        }

        Assert.True((await portal.As<BudgetService>(mira).CloseEntryAsync(budget.Id)).Succeeded);
        var (childPart, orphanPart) = (await portal.PartAsync(budget, child), await portal.PartAsync(budget, orphan));
        Assert.Equal("approvals.not_your_turn", (await portal.As<CostCenterDecisionService>(mira).ApproveAsync(childPart.Id, childPart.Version, "")).Error!.Code);
        Assert.Equal("approvals.not_found", (await portal.As<CostCenterDecisionService>(parent).ApproveAsync(orphanPart.Id, orphanPart.Version, "")).Error!.Code);
        Assert.True((await portal.As<CostCenterDecisionService>(parent).ApproveAsync(childPart.Id, childPart.Version, "")).Succeeded);
        Assert.True((await portal.As<CostCenterDecisionService>(mira).ApproveAsync(orphanPart.Id, orphanPart.Version, "")).Succeeded);
    }

    [Fact]
    public async Task A_rejection_goes_back_to_the_entry_users_with_five_working_days()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var part = await world.PartAsync(world.Meals);
        Assert.True((await world.Decisions(world.Ingrid).RejectAsync(part.Id, part.Version, "The quotation is missing.")).Succeeded);

        part = await world.PartAsync(world.Meals);
        Assert.Equal((PartState.Rejected, new DateOnly(2026, 10, 8)), (part.State, part.CorrectionUntil!.Value));
        var notice = Assert.Single(world.Portal.Notices.Of("budget.rejected"));
        Assert.Superset(new HashSet<Guid> { world.Tomas.Id, world.Mira.Id }, notice.Recipients.ToHashSet());
        Assert.Equal("The quotation is missing.", notice.Arguments["comments"]);
        Assert.Empty(await world.AllAsync(db => db.Set<ApprovalRequest>().Where(r => r.PartId == part.Id && r.ClosedAt == null)));
        Assert.True((await world.Portal.As<SubmissionService>(world.Tomas).SubmitAsync(part.Id)).Succeeded);
        await world.ApproveAsync(world.Meals);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Rejecting_without_a_comment_is_refused_at_the_comment(string comment)
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var part = await world.PartAsync(world.Meals);
        var error = (await world.Decisions(world.Ingrid).RejectAsync(part.Id, part.Version, comment)).Error!;
        Assert.Equal(("approvals.comment_required", "Comment"), (error.Code, error.Field));
        Assert.Equal(PartState.Submitted, (await world.PartAsync(world.Meals)).State);
    }

    [Fact]
    public async Task A_comment_of_ten_thousand_characters_is_refused_at_the_comment()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var part = await world.PartAsync(world.Meals);
        var comment = new string('x', 10_000);
        Assert.Equal("approvals.comment_too_long", (await world.Decisions(world.Ingrid).ApproveAsync(part.Id, part.Version, comment)).Error!.Code);
        Assert.Equal("approvals.comment_too_long", (await world.Decisions(world.Ingrid).RejectAsync(part.Id, part.Version, comment)).Error!.Code);
    }

    [Fact]
    public async Task An_entry_user_another_owner_an_auditor_and_a_disabled_owner_decide_nothing()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var part = await world.PartAsync(world.Meals);
        var other = await world.Portal.UserAsync("Otto Other");
        await world.Portal.CostCenterAsync("7000", other);
        var auditor = await world.Portal.UserAsync("Ada Fox", DefaultRoles.Auditor);
        Assert.Equal("approvals.not_your_turn", await RefusalAsync(world.Tomas));
        Assert.Equal("approvals.not_your_turn", await RefusalAsync(world.Mira));
        Assert.Equal("approvals.not_found", await RefusalAsync(other));
        Assert.Equal("platform.not_permitted", await RefusalAsync(auditor));
        await world.Portal.DisableAsync(world.Ingrid);
        Assert.Equal("platform.not_permitted", await RefusalAsync(world.Ingrid));

        async Task<string> RefusalAsync(User user) =>
            (await world.Decisions(user).ApproveAsync(part.Id, part.Version, string.Empty)).Error!.Code;
    }

    [Fact]
    public async Task Another_organizations_part_does_not_exist()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var part = await world.PartAsync(world.Meals);
        var company = await world.Portal.AnotherCompanyAsync();
        var stranger = await company.ModuleOwnerAsync("Sam Stranger");
        var decisions = company.As<CostCenterDecisionService>(stranger);
        Assert.Equal("approvals.not_found", (await decisions.ApproveAsync(part.Id, part.Version, "")).Error!.Code);
        Assert.Equal("approvals.not_found", (await decisions.RejectAsync(part.Id, part.Version, "no")).Error!.Code);
        Assert.Null(await company.As<PartReviewQueries>(stranger).ReadAsync(part.Id));
        Assert.Null(await company.As<BudgetDetailQueries>(stranger).ReadAsync(world.Budget.Id));
    }

    [Fact]
    public async Task A_part_that_nobody_submitted_or_that_changed_since_it_was_opened_is_not_approved_blindly()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.EntryOpen);
        var part = await world.PartAsync(world.Meals);
        Assert.Equal("planning.illegal_move", (await world.Decisions(world.Ingrid).ApproveAsync(part.Id, part.Version, "")).Error!.Code);
        Assert.True((await world.Portal.As<SubmissionService>(world.Tomas).SubmitAsync(part.Id)).Succeeded);
        Assert.Equal("approvals.part_changed", (await world.Decisions(world.Ingrid).ApproveAsync(part.Id, part.Version, "")).Error!.Code);
    }

    [Fact]
    public async Task Who_comes_second_is_told_who_decided_and_when()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var part = await world.PartAsync(world.Meals);
        await world.ApproveAsync(world.Meals);
        var error = (await world.Decisions(world.Viktor).RejectAsync(part.Id, part.Version, "No")).Error!;
        Assert.Equal("approvals.already_decided", error.Code);
        Assert.Contains("Ingrid Solheim approved", error.Message, StringComparison.Ordinal);
        Assert.Contains("2026", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-10-01", "2026-10-08")]
    [InlineData("2026-10-02", "2026-10-09")]
    [InlineData("2026-10-03", "2026-10-09")]
    [InlineData("2026-10-05", "2026-10-12")]
    public void Weekends_do_not_count_toward_a_correction_deadline(string from, string until) =>
        Assert.Equal(DateOnly.Parse(until, null), WorkingDays.After(DateOnly.Parse(from, null), OrganizationRules.Default.CorrectionDays));
}
