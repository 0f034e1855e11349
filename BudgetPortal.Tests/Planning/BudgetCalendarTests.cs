using BudgetPortal.Data.Daily;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
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
        await portal.As<DailyJob>(mira).RunAsync(CancellationToken.None);
        Assert.Equal(BudgetState.Draft, (await ReadAsync(portal, budget.Id)).State);

        portal.Time.Now = midnight.ToUniversalTime();
        await portal.As<DailyJob>(mira).RunAsync(CancellationToken.None);
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

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.As<DailyJob>(mira).RunAsync(CancellationToken.None)));

        await using var db = portal.Open();
        Assert.Equal(1, await db.Set<BudgetEvent>().CountAsync(e => e.BudgetId == budget.Id && e.Step == BudgetStep.EntryClosed));
        Assert.Equal(1, await db.Set<ApprovalRequest>().CountAsync(r => r.BudgetId == budget.Id));
        Assert.Single(portal.Notices.Of(BudgetNotices.EntryEnded));
    }

    [Fact]
    public async Task Days_that_were_missed_bring_their_moves_in_order_but_no_entry_that_is_over()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        var cc = await portal.CostCenterAsync("100");
        var soon = portal.Today.AddDays(2);
        var brief = await portal.BudgetAsync(BudgetState.Approved, [cc], terms: t => t with
        {
            EntryStart = portal.Today.AddDays(-9), EntryEnd = portal.Today, ActiveDate = soon, ExpireDate = soon.AddDays(3),
        });
        var draft = await portal.BudgetAsync(BudgetState.Draft, [cc], terms: t => t with { EntryStart = soon, EntryEnd = soon.AddDays(3) });
        await portal.As<DailyJob>(mira).RunAsync(CancellationToken.None);

        Assert.Equal(BudgetState.Expired, await RunAsync(portal, mira, brief, soon.AddDays(8)));

        await using var db = portal.Open();
        var steps = await db.Set<BudgetEvent>().Where(e => e.BudgetId == brief.Id && e.Step >= BudgetStep.Activated).OrderBy(e => e.Id).Select(e => e.Step).ToListAsync();
        Assert.Equal([BudgetStep.Activated, BudgetStep.Expired], steps.Where(s => s is BudgetStep.Activated or BudgetStep.Expired));
        Assert.Equal(BudgetState.Draft, (await ReadAsync(portal, draft.Id)).State);
        var runs = await db.Set<JobRun>().Where(r => r.Day > soon.AddDays(-2)).OrderBy(r => r.Day).ToListAsync();
        Assert.Equal([soon, soon.AddDays(4)], runs.Where(r => r.Done.Count > 0).Select(r => r.Day));
    }

    [Fact]
    public async Task A_broken_budget_does_not_stop_the_others_and_stands_on_the_record()
    {
        await using var portal = await TestPortal.CreateAsync(more: services => services.AddSingleton<INotices>(new BrokenNotices("Broken")));
        var mira = await portal.ModuleOwnerAsync();
        var cc = await portal.CostCenterAsync("100", mira);
        var start = portal.Today.AddDays(1);
        var broken = await portal.BudgetAsync(BudgetState.Draft, [cc], name: "Broken", terms: t => t with { EntryStart = start });
        var sound = await portal.BudgetAsync(BudgetState.Draft, [cc], name: "Sound", terms: t => t with { EntryStart = start });

        Assert.Equal(BudgetState.EntryOpen, await RunAsync(portal, mira, sound, start));

        Assert.Equal(BudgetState.Draft, (await ReadAsync(portal, broken.Id)).State);
        await using var db = portal.Open();
        var run = await db.Set<JobRun>().SingleAsync(r => r.Job == "budget-calendar");
        Assert.Equal((JobOutcome.Failed, new JobFailure("Broken", JobFailure.Unexpected)), (run.Outcome, Assert.Single(run.Failures)));
        Assert.Equal(new JobCount(nameof(BudgetStep.EntryOpened), 1), Assert.Single(run.Done));
    }

    private static async Task<BudgetState> RunAsync(TestPortal portal, User user, Budget budget, DateOnly day)
    {
        portal.Time.MoveTo(day);
        await portal.As<DailyJob>(user).RunAsync(CancellationToken.None);
        return (await ReadAsync(portal, budget.Id)).State;
    }

    private static async Task<Budget> ReadAsync(TestPortal portal, Guid id)
    {
        await using var db = portal.Open();
        return (await BudgetProgress.LoadAsync(db, id))!;
    }

    private sealed class BrokenNotices(string budget) : INotices
    {
        public void Raise(DbContext db, Notice notice)
        {
            if (notice.Arguments.Values.Contains(budget, StringComparer.Ordinal))
            {
                throw new InvalidOperationException("broken");
            }
        }
    }
}
