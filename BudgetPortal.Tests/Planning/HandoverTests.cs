using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning;

/// <summary>Who is asked when people leave and cost centers change hands.</summary>
public sealed class HandoverTests
{
    [Fact]
    public async Task What_waits_for_a_person_who_leaves_goes_to_the_deputy_then_the_parents_owner_then_the_module_owner()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        var (boss, olga, dora) = (await portal.UserAsync("Bo Boss"), await portal.UserAsync("Olga Owner"), await portal.UserAsync("Dora Deputy"));
        var parent = await portal.CostCenterAsync("P", boss);
        var center = await portal.CostCenterAsync("C", olga, dora, parent: parent);
        var budget = await portal.BudgetAsync(BudgetState.PendingCcApproval, [center]);
        var users = portal.As<UserService>(portal.Administrator);
        var began = (await OpenAsync(portal, budget)).Since;

        foreach (var (leaver, heir) in new[] { (olga, dora), (dora, boss) })
        {
            portal.Time.Advance(TimeSpan.FromHours(1));
            Assert.True((await users.SetActiveAsync(leaver.Id, active: false)).Succeeded);

            var request = await OpenAsync(portal, budget);
            Assert.Equal((heir.Id, leaver.Id, ApprovalOrigin.HandedOver), (request.AssigneeId!.Value, request.HandedOverFromId!.Value, request.Origin));
            Assert.Equal((began, portal.Time.Now), (request.FirstSince, request.Since));
            var notice = portal.Notices.Of(BudgetNotices.ApprovalRequested)[^1];
            Assert.Equal([heir.Id], notice.Recipients);
            Assert.Contains(request.Id.ToString(), notice.Key, StringComparison.Ordinal);
        }

        Assert.True((await users.SetActiveAsync(boss.Id, active: false)).Succeeded);
        Assert.Null((await OpenAsync(portal, budget)).AssigneeId);
        Assert.Equal([mira.Id], portal.Notices.Of(BudgetNotices.ApprovalRequested)[^1].Recipients);
        Assert.Equal(
            ["Olga Owner → Dora Deputy", "Dora Deputy → Bo Boss", "Bo Boss → the module owner"],
            await StepsAsync(portal, budget));
    }

    [Fact]
    public async Task An_owner_who_may_not_decide_is_passed_over()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        var (auditor, dora) = (await portal.UserAsync("Ada Fox", DefaultRoles.Auditor), await portal.UserAsync("Dora Deputy"));
        var (alone, helped) = (await portal.CostCenterAsync("A", auditor), await portal.CostCenterAsync("B", auditor, dora));
        var budget = await portal.BudgetAsync(BudgetState.EntryOpen, [alone, helped]);
        var item = await portal.ItemAsync("PAPER");
        foreach (var center in new[] { alone, helped })
        {
            await portal.LineAsync(budget, center, item, 1, 1, mira);
        }

        Assert.Null((await portal.As<BudgetService>(mira).CloseEntryAsync(budget.Id)).Error);

        await using var db = portal.Open();
        var asked = await db.Set<ApprovalRequest>().ToDictionaryAsync(r => r.PartId!.Value, r => r.AssigneeId);
        Assert.Null(asked[(await portal.PartAsync(budget, alone)).Id]);
        Assert.Equal(dora.Id, asked[(await portal.PartAsync(budget, helped)).Id]);
    }

    [Fact]
    public async Task A_person_who_comes_back_gets_back_what_is_undecided()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (olga, dora) = (await portal.UserAsync("Olga Owner"), await portal.UserAsync("Dora Deputy"));
        var center = await portal.CostCenterAsync("C", olga, dora);
        var budget = await portal.BudgetAsync(BudgetState.PendingCcApproval, [center]);
        var users = portal.As<UserService>(portal.Administrator);

        await users.SetActiveAsync(olga.Id, active: false);
        await users.SetActiveAsync(olga.Id, active: true);

        var request = await OpenAsync(portal, budget);
        Assert.Equal((olga.Id, dora.Id), (request.AssigneeId!.Value, request.HandedOverFromId!.Value));
    }

    [Fact]
    public async Task Requests_of_others_and_decided_parts_stay_as_they_are()
    {
        await using var portal = await TestPortal.CreateAsync();
        await portal.ModuleOwnerAsync();
        var (olga, otto) = (await portal.UserAsync("Olga Owner"), await portal.UserAsync("Otto Other"));
        var (center, other) = (await portal.CostCenterAsync("C", olga), await portal.CostCenterAsync("D", otto));
        var waiting = await portal.BudgetAsync(BudgetState.PendingCcApproval, [other]);
        var decided = await portal.BudgetAsync(BudgetState.PendingFinalApproval, [center]);
        var before = await OpenAsync(portal, waiting);

        await portal.As<UserService>(portal.Administrator).SetActiveAsync(olga.Id, active: false);

        Assert.Equal((before.Id, otto.Id), ((await OpenAsync(portal, waiting)).Id, (await OpenAsync(portal, waiting)).AssigneeId!.Value));
        Assert.Null((await OpenAsync(portal, decided)).PartId);
        Assert.Empty(await StepsAsync(portal, decided));
    }

    [Fact]
    public async Task Another_owner_or_parent_is_asked_instead()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (olga, nina, boss) = (await portal.UserAsync("Olga Owner"), await portal.UserAsync("Nina New"), await portal.UserAsync("Bo Boss"));
        var parent = await portal.CostCenterAsync("P", boss);
        var center = await portal.CostCenterAsync("C", olga);
        var below = await portal.CostCenterAsync("B", parent: center);
        var budget = await portal.BudgetAsync(BudgetState.EntryOpen, [center, below]);
        await portal.LineAsync(budget, center, await portal.ItemAsync());
        await portal.LineAsync(budget, below, await portal.ItemAsync());
        var part = await portal.PartAsync(budget, center);
        Assert.True((await portal.As<SubmissionService>(olga).SubmitAsync(part.Id)).Succeeded);
        await portal.As<BudgetService>(await portal.ModuleOwnerAsync()).CloseEntryAsync(budget.Id);

        await SaveAsync(portal, center, edit => edit with { OwnerId = nina.Id });
        Assert.Equal([nina.Id, nina.Id], (await AllOpenAsync(portal, budget)).Select(r => r.AssigneeId!.Value));

        await SaveAsync(portal, center, edit => edit with { OwnerId = null, ParentId = parent.Id });
        Assert.Equal([boss.Id, boss.Id], (await AllOpenAsync(portal, budget)).Select(r => r.AssigneeId!.Value));
    }

    [Fact]
    public async Task Those_who_left_are_told_nothing_more()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        var (olga, dora, emil) = (await portal.UserAsync("Olga Owner"), await portal.UserAsync("Dora Deputy"), await portal.UserAsync("Emil Entry"));
        var center = await portal.CostCenterAsync("C", olga, dora, [emil]);
        var budget = await portal.BudgetAsync(BudgetState.Draft, [center], by: emil);
        foreach (var leaver in new[] { olga, emil })
        {
            Assert.True((await portal.As<UserService>(portal.Administrator).SetActiveAsync(leaver.Id, active: false)).Succeeded);
        }

        Assert.True((await portal.As<BudgetService>(mira).OpenEntryAsync(budget.Id)).Succeeded);
        Assert.True((await portal.As<BudgetService>(mira).CloseEntryAsync(budget.Id)).Succeeded);

        Assert.Equal([dora.Id], Assert.Single(portal.Notices.Of(BudgetNotices.EntryStarted)).Recipients);
        Assert.Equal([dora.Id], Assert.Single(portal.Notices.Of(BudgetNotices.EntryEnded)).Recipients);
    }

    [Fact]
    public async Task An_import_of_owners_and_of_leavers_hands_over_with_a_constant_number_of_queries()
    {
        await using var portal = await TestPortal.CreateAsync();
        await portal.ModuleOwnerAsync();
        var (olga, nina) = (await portal.UserAsync("Olga Owner"), await portal.UserAsync("Nina New"));
        var centers = new List<CostCenter>();
        foreach (var code in new[] { "C1", "C2", "C3", "C4", "C5", "C6" })
        {
            centers.Add(await portal.CostCenterAsync(code, olga));
        }

        var budget = await portal.BudgetAsync(BudgetState.PendingCcApproval, centers);
        var one = await SelectsOfAsync(portal, "cost-centers", $"Code;Name;Owner\nC1;Cost center C1;{nina.Email}\n");
        var five = await SelectsOfAsync(
            portal, "cost-centers", "Code;Name;Owner\n" + string.Concat(centers.Skip(1).Select(c => $"{c.Code};{c.Name};{nina.Email}\n")));

        Assert.Equal(one, five);
        Assert.All(await AllOpenAsync(portal, budget), r => Assert.Equal(nina.Id, r.AssigneeId));
        Assert.Equal(6, (await AllOpenAsync(portal, budget)).Count);

        await SelectsOfAsync(portal, "users", $"Email;FirstName;LastName;Active\n{nina.Email};Nina;New;no\n");
        Assert.All(await AllOpenAsync(portal, budget), r => Assert.Null(r.AssigneeId));
    }

    private static async Task<int> SelectsOfAsync(TestPortal portal, string kind, string file)
    {
        var sql = await TestPortal.QueriesOf(async () => Assert.True((await portal.ImportAsync(kind, file)).Counts.Changed > 0));
        return sql.Count(s => s.StartsWith("SELECT", StringComparison.Ordinal));
    }

    private static async Task SaveAsync(TestPortal portal, CostCenter center, Func<CostCenterEdit, CostCenterEdit> change)
    {
        var service = portal.As<CostCenterService>(portal.Administrator);
        var form = (await service.FormAsync(center.Id)).Value!;
        var saved = await service.SaveAsync(center.Id, change(form.Values), form.Version);
        Assert.True(saved.Succeeded, saved.Error?.Message);
    }

    private static async Task<ApprovalRequest> OpenAsync(TestPortal portal, Budget budget) => Assert.Single(await AllOpenAsync(portal, budget));

    private static async Task<List<ApprovalRequest>> AllOpenAsync(TestPortal portal, Budget budget)
    {
        await using var db = portal.Open();
        return await db.Set<ApprovalRequest>().Where(r => r.BudgetId == budget.Id && r.ClosedAt == null).ToListAsync();
    }

    private static async Task<List<string>> StepsAsync(TestPortal portal, Budget budget)
    {
        await using var db = portal.Open();
        return await db.Set<BudgetEvent>().Where(e => e.BudgetId == budget.Id && e.Step == BudgetStep.HandedOver)
            .OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => e.Comment).ToListAsync();
    }
}
