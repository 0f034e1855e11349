using BudgetPortal.Data.Daily;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace BudgetPortal.Tests.Data;

/// <summary>If these fail, people are reminded twice or not at all.</summary>
public sealed class DailyJobTests
{
    private readonly Diary diary = new();

    [Fact]
    public async Task Three_missed_days_are_made_up_once_each_and_in_order()
    {
        await using var portal = await CreateAsync();
        var first = portal.Today;
        await RunAsync(portal);
        portal.Time.Advance(TimeSpan.FromDays(4));
        await RunAsync(portal);
        portal.Time.Advance(TimeSpan.FromHours(1));
        await RunAsync(portal);

        Assert.Equal(Enumerable.Range(0, 5).Select(first.AddDays), diary.Days());
        var runs = await RunsAsync(portal);
        Assert.All(runs, run => Assert.Equal((JobOutcome.Succeeded, 1, new JobCount("written", 1)), (run.Outcome, run.Attempts, Assert.Single(run.Done))));
        Assert.Equal(5, runs.Count);
    }

    [Fact]
    public async Task What_was_missed_longer_ago_than_a_month_is_given_up()
    {
        await using var portal = await CreateAsync();
        await RunAsync(portal);
        portal.Time.Advance(TimeSpan.FromDays(100));
        await RunAsync(portal);

        Assert.Equal(1 + DailyJob.DaysBack + 1, diary.Days().Count);
        Assert.Equal(portal.Today.AddDays(-DailyJob.DaysBack), diary.Days()[1]);
    }

    [Fact]
    public async Task Several_processes_at_the_same_time_do_each_day_once_and_in_order()
    {
        await using var portal = await CreateAsync();
        var first = portal.Today;
        await RunAsync(portal);
        portal.Time.Advance(TimeSpan.FromDays(3));
        diary.Doing = async _ => await RunAsync(portal);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RunAsync(portal)));

        Assert.Equal(Enumerable.Range(0, 4).Select(first.AddDays), diary.Days());
    }

    [Fact]
    public async Task The_run_of_a_killed_process_is_taken_over_when_its_time_is_up()
    {
        await using var portal = await CreateAsync();
        await portal.AddAsync(new JobRun(diary.Name, portal.Today, "killed", portal.Time.Now));
        portal.Time.Advance(JobRun.Lease - TimeSpan.FromSeconds(1));
        await RunAsync(portal);
        Assert.Empty(diary.Days());

        portal.Time.Advance(TimeSpan.FromSeconds(1));
        await RunAsync(portal);

        Assert.Equal([portal.Today], diary.Days());
        var run = Assert.Single(await RunsAsync(portal));
        Assert.Equal((JobOutcome.Succeeded, 2, Environment.MachineName), (run.Outcome, run.Attempts, run.By));
    }

    [Fact]
    public async Task A_run_that_was_taken_over_and_ends_after_all_changes_nothing_anymore()
    {
        await using var portal = await CreateAsync();
        diary.Doing = async work =>
        {
            diary.Doing = _ => Task.CompletedTask;
            portal.Time.Advance(JobRun.Lease);
            await RunAsync(portal);
            work.Failed("late", "test.late");
        };

        await RunAsync(portal);

        var run = Assert.Single(await RunsAsync(portal));
        Assert.Equal((JobOutcome.Succeeded, 2), (run.Outcome, run.Attempts));
    }

    [Fact]
    public async Task A_day_that_failed_stops_no_other_and_is_tried_again()
    {
        await using var portal = await CreateAsync();
        var (first, bad) = (portal.Today, portal.Today.AddDays(1));
        await RunAsync(portal);
        portal.Time.Advance(TimeSpan.FromDays(2));
        diary.Doing = work => work.Day == bad ? throw new InvalidOperationException("broken") : Task.CompletedTask;
        await RunAsync(portal);
        Assert.Equal([first, bad, portal.Today], diary.Days());
        var failed = (await RunsAsync(portal)).Single(r => r.Day == bad);
        Assert.Equal((JobOutcome.Failed, JobFailure.Unexpected), (failed.Outcome, Assert.Single(failed.Failures).Code));

        diary.Doing = _ => Task.CompletedTask;
        await RunAsync(portal);

        Assert.Equal([first, bad, portal.Today, bad], diary.Days());
        var made = (await RunsAsync(portal)).Single(r => r.Day == bad);
        Assert.Equal((JobOutcome.Succeeded, 2), (made.Outcome, made.Attempts));
        Assert.Empty(made.Failures);
    }

    [Fact]
    public async Task A_company_whose_days_cannot_be_told_does_not_stop_the_others()
    {
        await using var portal = await CreateAsync();
        var (broken, sound) = (await portal.AnotherCompanyAsync(), await portal.AnotherCompanyAsync());
        await using (var db = portal.Open())
        {
            await db.Organizations.Where(o => o.Id == broken.Organization.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(o => o.TimeZone, "Nowhere/None").SetProperty(o => o.Code, "a-first"));
        }

        await RunAsync(portal);

        Assert.Single(diary.Days());
        Assert.Single(diary.Days(sound.Organization.Code));
        Assert.Empty(diary.Days("a-first"));
    }

    [Fact]
    public async Task A_portal_that_is_stopped_gives_the_day_back_at_once()
    {
        await using var portal = await CreateAsync();
        using var stopping = new CancellationTokenSource();
        diary.Doing = async _ =>
        {
            await stopping.CancelAsync();
            stopping.Token.ThrowIfCancellationRequested();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => portal.As<DailyJob>(portal.Administrator).RunAsync(stopping.Token));
        Assert.Equal(JobFailure.Stopped, Assert.Single(Assert.Single(await RunsAsync(portal)).Failures).Code);

        diary.Doing = _ => Task.CompletedTask;
        await RunAsync(portal);

        Assert.Equal(JobOutcome.Succeeded, Assert.Single(await RunsAsync(portal)).Outcome);
    }

    private static Task RunAsync(TestPortal portal) => portal.As<DailyJob>(portal.Administrator).RunAsync(CancellationToken.None);

    private async Task<List<JobRun>> RunsAsync(TestPortal portal)
    {
        await using var db = portal.Open();
        return await db.Set<JobRun>().AsNoTracking().Where(r => r.Job == diary.Name).OrderBy(r => r.Day).ToListAsync();
    }

    private Task<TestPortal> CreateAsync() => TestPortal.CreateAsync(more: services => services.AddSingleton<IDailyTask>(diary));
}
