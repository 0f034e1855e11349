using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning;

public sealed class SubmissionTests
{
    [Fact]
    public async Task A_submitted_part_waits_for_its_owner_who_is_told()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (olga, emil) = (await portal.UserAsync("Olga Owner"), await portal.UserAsync("Emil Entry"));
        var cc = await portal.CostCenterAsync("100", olga, entryUsers: [emil]);
        var budget = await portal.BudgetAsync();
        await portal.LineAsync(budget, cc, await portal.ItemAsync("PAPER"), 3, 10, by: emil);
        var part = await portal.PartAsync(budget, cc);

        Assert.True((await portal.As<SubmissionService>(emil).SubmitAsync(part.Id)).Succeeded);

        part = await portal.PartAsync(budget, cc);
        Assert.Equal((PartState.Submitted, emil.Id), (part.State, part.SubmittedById));
        await using var db = portal.Open();
        var request = await db.Set<ApprovalRequest>().SingleAsync(r => r.PartId == part.Id && r.ClosedAt == null);
        Assert.Equal((olga.Id, ApprovalOrigin.Submitted), (request.AssigneeId, request.Origin));
        var notice = portal.Notices.Of(BudgetNotices.ApprovalRequested).Single();
        Assert.Equal(olga.Id, Assert.Single(notice.Recipients));
        Assert.Equal("1", notice.Arguments["lines"]);
    }

    [Fact]
    public async Task Submitting_twice_at_the_same_moment_submits_once()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (olga, emil) = (await portal.UserAsync("Olga Owner"), await portal.UserAsync("Emil Entry"));
        var cc = await portal.CostCenterAsync("100", olga, entryUsers: [emil]);
        var budget = await portal.BudgetAsync();
        await portal.LineAsync(budget, cc, await portal.ItemAsync("PAPER"), 3, 10, by: emil);
        var part = await portal.PartAsync(budget, cc);

        var results = await Task.WhenAll(
            portal.As<SubmissionService>(emil).SubmitAsync(part.Id), portal.As<SubmissionService>(olga).SubmitAsync(part.Id));

        Assert.Single(results, r => r.Succeeded);
        Assert.Equal("planning.part_submitted", results.Single(r => !r.Succeeded).Error!.Code);
        await using var db = portal.Open();
        Assert.Equal(1, await db.Set<ApprovalRequest>().CountAsync());
    }

    [Fact]
    public async Task An_empty_part_is_not_submitted()
    {
        await using var portal = await TestPortal.CreateAsync();
        var olga = await portal.UserAsync("Olga Owner");
        var cc = await portal.CostCenterAsync("100", olga);
        var budget = await portal.BudgetAsync();
        var result = await portal.As<SubmissionService>(olga).SubmitAsync((await portal.PartAsync(budget, cc)).Id);
        Assert.Equal("planning.part_empty", result.Error?.Code);
    }

    [Fact]
    public async Task Nobody_submits_another_cost_centers_part()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (olga, stranger) = (await portal.UserAsync("Olga Owner"), await portal.UserAsync("Some Body"));
        var auditor = await portal.UserAsync("Ada Auditor", DefaultRoles.Auditor);
        var foreigner = await (await portal.AnotherCompanyAsync()).ModuleOwnerAsync();
        var cc = await portal.CostCenterAsync("100", olga);
        var budget = await portal.BudgetAsync();
        await portal.LineAsync(budget, cc, await portal.ItemAsync("PAPER"), 3, 10, by: olga);
        var part = await portal.PartAsync(budget, cc);

        Assert.Equal("planning.not_found", (await portal.As<SubmissionService>(stranger).SubmitAsync(part.Id)).Error?.Code);
        Assert.Equal("planning.not_found", (await portal.As<SubmissionService>(foreigner).SubmitAsync(part.Id)).Error?.Code);
        Assert.Equal("platform.not_permitted", (await portal.As<SubmissionService>(auditor).SubmitAsync(part.Id)).Error?.Code);
        Assert.Equal("planning.not_your_cost_center", (await portal.As<SubmissionService>(await portal.ModuleOwnerAsync()).SubmitAsync(part.Id)).Error?.Code);
    }

    [Fact]
    public async Task Without_an_owner_the_parents_owner_decides_and_without_any_the_module_owner()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        var (olga, emil) = (await portal.UserAsync("Olga Owner"), await portal.UserAsync("Emil Entry"));
        var child = await portal.CostCenterAsync("110", entryUsers: [emil], parent: await portal.CostCenterAsync("100", olga));
        var alone = await portal.CostCenterAsync("200", entryUsers: [emil]);
        var budget = await portal.BudgetAsync();
        foreach (var (cc, code) in new[] { (child, "A"), (alone, "B") })
        {
            await portal.LineAsync(budget, cc, await portal.ItemAsync(code), 1, 1, by: emil);
            Assert.True((await portal.As<SubmissionService>(emil).SubmitAsync((await portal.PartAsync(budget, cc)).Id)).Succeeded);
        }

        await using var db = portal.Open();
        var (childPart, alonePart) = (await portal.PartAsync(budget, child), await portal.PartAsync(budget, alone));
        Assert.Equal(olga.Id, (await db.Set<ApprovalRequest>().SingleAsync(r => r.PartId == childPart.Id)).AssigneeId);
        Assert.Null((await db.Set<ApprovalRequest>().SingleAsync(r => r.PartId == alonePart.Id)).AssigneeId);
        Assert.Contains(portal.Notices.Of(BudgetNotices.ApprovalRequested), n => n.Recipients.SequenceEqual([mira.Id]));
    }

    [Fact]
    public async Task An_owner_attests_no_budget_the_module_owner_only_with_a_comment_and_nobody_else()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        var (olga, emil) = (await portal.UserAsync("Olga Owner"), await portal.UserAsync("Emil Entry"));
        var (one, two) = (await portal.CostCenterAsync("100", olga, entryUsers: [emil]), await portal.CostCenterAsync("200", olga));
        var budget = await portal.BudgetAsync();
        var (first, second) = (await portal.PartAsync(budget, one), await portal.PartAsync(budget, two));

        Assert.Equal("platform.not_permitted", (await portal.As<SubmissionService>(emil).AttestNoBudgetAsync(first.Id, "")).Error?.Code);
        Assert.True((await portal.As<SubmissionService>(olga).AttestNoBudgetAsync(first.Id, "")).Succeeded);
        Assert.Equal("planning.comment_required", (await portal.As<SubmissionService>(mira).AttestNoBudgetAsync(second.Id, " ")).Error?.Code);
        Assert.True((await portal.As<SubmissionService>(mira).AttestNoBudgetAsync(second.Id, "Moved to 100")).Succeeded);
        Assert.Equal(PartState.NoBudget, (await portal.PartAsync(budget, two)).State);
    }
}
