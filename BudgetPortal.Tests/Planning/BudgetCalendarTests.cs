using BudgetPortal.Planning;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace BudgetPortal.Tests.Planning;

public sealed class BudgetCalendarTests
{
    [Fact]
    public async Task Entry_opens_and_ends_and_budgets_begin_and_expire_on_their_days()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (mira, olga) = (await portal.ModuleOwnerAsync(), await portal.UserAsync("Olga Owner"));
        var cc = await portal.CostCenterAsync("100", olga);
        var start = portal.Today.AddDays(3);
        var budget = await portal.BudgetAsync(BudgetState.Draft, terms: t => t with { EntryStart = start, EntryEnd = start.AddDays(5) });

        Assert.Equal(BudgetState.Draft, await RunAsync(portal, mira, budget, start.AddDays(-1)));
        Assert.Equal(BudgetState.EntryOpen, await RunAsync(portal, mira, budget, start));
        await portal.LineAsync(budget, cc, await portal.ItemAsync("PAPER"), 1, 1, by: olga);
        Assert.Equal(BudgetState.EntryOpen, await RunAsync(portal, mira, budget, start.AddDays(5)));
        Assert.Equal(BudgetState.PendingCcApproval, await RunAsync(portal, mira, budget, start.AddDays(6)));
        var part = await portal.PartAsync(budget, cc);
        Assert.True(part is { State: PartState.Submitted, SubmittedAutomatically: true });

        budget = await portal.AdvanceAsync(await ReadAsync(portal, budget.Id), BudgetState.Approved);
        Assert.Equal(BudgetState.Approved, await RunAsync(portal, mira, budget, budget.ActiveDate.AddDays(-1)));
        Assert.Equal(BudgetState.Active, await RunAsync(portal, mira, budget, budget.ActiveDate));
        Assert.Equal(BudgetState.Active, await RunAsync(portal, mira, budget, budget.ExpireDate));
        Assert.Equal(BudgetState.Expired, await RunAsync(portal, mira, budget, budget.ExpireDate.AddDays(1)));
    }

    [Fact]
    public async Task Days_begin_at_midnight_of_the_organizations_time_zone()
    {
        await using var portal = await TestPortal.CreateAsync(timeZone: "America/New_York");
        var mira = await portal.ModuleOwnerAsync();
        await portal.CostCenterAsync("100");
        var start = portal.Today.AddDays(1);
        var budget = await portal.BudgetAsync(BudgetState.Draft, terms: t => t with { EntryStart = start, EntryEnd = start.AddDays(5) });
        var midnight = new DateTimeOffset(start.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(-4));

        portal.Time.Now = midnight.AddSeconds(-1).ToUniversalTime();
        await portal.As<BudgetCalendar>(mira).AdvanceAsync(CancellationToken.None);
        Assert.Equal(BudgetState.Draft, (await ReadAsync(portal, budget.Id)).State);

        portal.Time.Now = midnight.ToUniversalTime();
        await portal.As<BudgetCalendar>(mira).AdvanceAsync(CancellationToken.None);
        Assert.Equal(BudgetState.EntryOpen, (await ReadAsync(portal, budget.Id)).State);
    }

    [Fact]
    public async Task Two_servers_running_at_the_same_minute_do_each_thing_once()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        var olga = await portal.UserAsync("Olga Owner");
        var cc = await portal.CostCenterAsync("100", olga);
        var budget = await portal.BudgetAsync();
        await portal.LineAsync(budget, cc, await portal.ItemAsync("PAPER"), 1, 1, by: olga);
        portal.Time.MoveTo(budget.EntryEnd.AddDays(1));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.As<BudgetCalendar>(mira).AdvanceAsync(CancellationToken.None)));

        await using var db = portal.Open();
        Assert.Equal(1, await db.Set<BudgetEvent>().CountAsync(e => e.BudgetId == budget.Id && e.Step == BudgetStep.EntryClosed));
        Assert.Equal(1, await db.Set<ApprovalRequest>().CountAsync(r => r.BudgetId == budget.Id));
        Assert.Single(portal.Notices.Of(BudgetNotices.EntryEnded));
    }

    private static async Task<BudgetState> RunAsync(TestPortal portal, BudgetPortal.Platform.User user, Budget budget, DateOnly day)
    {
        portal.Time.MoveTo(day);
        await portal.As<BudgetCalendar>(user).AdvanceAsync(CancellationToken.None);
        return (await ReadAsync(portal, budget.Id)).State;
    }

    private static async Task<Budget> ReadAsync(TestPortal portal, Guid id)
    {
        await using var db = portal.Open();
        return (await BudgetProgress.LoadAsync(db, id))!;
    }
}
