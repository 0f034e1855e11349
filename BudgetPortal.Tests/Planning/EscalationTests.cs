using BudgetPortal.Approvals;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning;

public sealed class EscalationTests
{
    [Fact]
    public async Task A_request_that_waits_goes_to_the_deputy_then_to_the_owner_above_then_to_the_module_owner()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        var (olga, dora, paul) = (await portal.UserAsync("Olga Owner"), await portal.UserAsync("Dora Deputy"), await portal.UserAsync("Paul Parent"));
        var above = await portal.CostCenterAsync("100", paul);
        var center = await portal.CostCenterAsync("110", olga, dora, parent: above);
        var budget = await portal.BudgetAsync(BudgetState.EntryOpen, [center]);
        await portal.LineAsync(budget, center, await portal.ItemAsync("PAPER"), 3, 10, mira);
        await portal.AdvanceAsync(budget, BudgetState.PendingCcApproval);
        var asked = portal.Today;

        await RunAsync(portal, mira, WorkingDays.After(asked, 5));
        Assert.Equal((olga.Id, ApprovalOrigin.Submitted), await WaitingAsync(portal));
        foreach (var next in new[] { dora.Id, paul.Id, (Guid?)null })
        {
            await RunAsync(portal, mira, WorkingDays.After(portal.Today, 6));
            Assert.Equal((next, ApprovalOrigin.Escalated), await WaitingAsync(portal));
        }

        await RunAsync(portal, mira, WorkingDays.After(portal.Today, 20));
        Assert.Equal((null, ApprovalOrigin.Escalated), await WaitingAsync(portal));
        var row = Assert.Single((await portal.As<ApprovalQueueQueries>(mira).ReadAsync()).Waiting);
        Assert.Equal(("Paul Parent", portal.Today.DayNumber - asked.DayNumber), (row.HandedOverFrom, row.Days));
        Assert.Equal(
            ["Olga Owner → Dora Deputy", "Dora Deputy → Paul Parent", "Paul Parent → the module owner"],
            await StepsAsync(portal));
        var told = Assert.Single(portal.Notices.Of(BudgetNotices.ApprovalRequested), n => n.Recipients.Contains(dora.Id));
        Assert.Equal(("Olga Owner", "5"), (told.Arguments["from"], told.Arguments["waited"]));
    }

    [Fact]
    public async Task Two_processes_on_the_same_day_escalate_once_and_what_is_decided_meanwhile_stays()
    {
        await using var world = await CycleWorld.CreateAsync(BudgetState.PendingCcApproval);
        await world.ApproveAsync(world.Two);
        world.Portal.Time.MoveTo(WorkingDays.After(world.Portal.Today, 6));
        await Task.WhenAll(
            world.Portal.As<BudgetPortal.Data.Daily.DailyJob>(world.Mira).RunAsync(CancellationToken.None),
            world.Portal.As<BudgetPortal.Data.Daily.DailyJob>(world.Mira).RunAsync(CancellationToken.None));
        Assert.Equal((world.One.Id, null, ApprovalOrigin.Escalated), Assert.Single(await world.WaitingAsync()));
        Assert.Single(await StepsAsync(world.Portal));
        Assert.True((await world.ApproveAsync()).Succeeded);
    }

    [Fact]
    public async Task An_organization_can_let_requests_wait_for_ever()
    {
        await using var world = await CycleWorld.CreateAsync(BudgetState.PendingCcApproval);
        var settings = world.Portal.As<SettingsService>(world.Portal.Administrator);
        var form = (await settings.FormAsync()).Value!;
        Assert.Equal(
            nameof(OrganizationRules.EscalationDays),
            Assert.Single((await settings.SaveAsync(form.Settings with { Rules = form.Settings.Rules with { EscalationDays = 61 } }, form.Version)).Errors).Field);
        Assert.True((await settings.SaveAsync(form.Settings with { Rules = form.Settings.Rules with { EscalationDays = 0 } }, form.Version)).Succeeded);
        await world.RunAsync(world.Portal.Today.AddDays(40));
        Assert.All(await world.WaitingAsync(), w => Assert.Equal(world.Olga.Id, w.AssigneeId));
    }

    private static async Task<(Guid?, ApprovalOrigin)> WaitingAsync(TestPortal portal)
    {
        await using var db = portal.Open();
        var request = await db.Set<ApprovalRequest>().SingleAsync(r => r.ClosedAt == null);
        return (request.AssigneeId, request.Origin);
    }

    private static async Task<List<string>> StepsAsync(TestPortal portal)
    {
        await using var db = portal.Open();
        return await db.Set<BudgetEvent>().Where(e => e.Step == BudgetStep.Escalated).OrderBy(e => e.Id).Select(e => e.Comment).ToListAsync();
    }

    private static async Task RunAsync(TestPortal portal, User user, DateOnly day)
    {
        portal.Time.MoveTo(day);
        await portal.As<BudgetPortal.Data.Daily.DailyJob>(user).RunAsync(CancellationToken.None);
    }
}
