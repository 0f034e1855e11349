using BudgetPortal.Data.Daily;
using BudgetPortal.Organizations;
using BudgetPortal.Tests.Data;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace BudgetPortal.Tests.Organizations;

public sealed class JobServiceTests
{
    private readonly Diary diary = new();

    [Fact]
    public async Task The_administrator_sees_what_ran_was_made_up_failed_and_is_missing()
    {
        await using var portal = await CreateAsync();
        var start = portal.Today;
        await portal.As<JobService>(portal.Administrator).RunNowAsync();
        portal.Time.Advance(TimeSpan.FromDays(2));
        diary.Doing = work => { work.Failed("Opex", "test.rule"); return Task.CompletedTask; };
        await portal.As<DailyJob>(portal.Administrator).RunAsync(CancellationToken.None);
        diary.Doing = work => { work.Failed("Opex", work.Day == portal.Today ? "test.rule" : "data.conflict"); return Task.CompletedTask; };
        portal.Time.Advance(TimeSpan.FromDays(1));

        var days = (await ReadAsync(portal)).Days;

        Assert.Equal([start.AddDays(3), start.AddDays(2), start.AddDays(1), start], days.Select(d => d.Day));
        Assert.Equal([JobDayState.Missing, JobDayState.Failed, JobDayState.Failed, JobDayState.Done], days.Select(d => d.State));
        Assert.Equal(portal.Administrator.DisplayName, days[3].By);
        Assert.Equal("written × 1", Assert.Single(days[3].Done));
        Assert.Contains("Opex", Assert.Single(days[1].Failures), StringComparison.Ordinal);

        diary.Doing = _ => Task.CompletedTask;
        Assert.True((await portal.As<JobService>(portal.Administrator).RunNowAsync()).Succeeded);
        Assert.Equal([JobDayState.Done, JobDayState.MadeUp, JobDayState.MadeUp, JobDayState.Done], (await ReadAsync(portal)).Days.Select(d => d.State));
    }

    [Fact]
    public async Task A_job_that_has_not_run_for_more_than_a_day_is_overdue()
    {
        await using var portal = await CreateAsync();
        Assert.Equal((0, null, false), Look(await ReadAsync(portal)));
        await portal.As<JobService>(portal.Administrator).RunNowAsync();
        var ran = portal.Time.Now;

        portal.Time.Advance(JobService.Overdue);
        Assert.Equal((2, ran, false), Look(await ReadAsync(portal)));
        portal.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((2, ran, true), Look(await ReadAsync(portal)));

        static (int, DateTimeOffset?, bool) Look(JobTask task) => (task.Days.Count, task.LastAt, task.IsOverdue);
    }

    [Fact]
    public async Task Running_it_while_another_process_is_at_it_says_so()
    {
        await using var portal = await CreateAsync();
        await portal.AddAsync(new JobRun(diary.Name, portal.Today, "elsewhere", portal.Time.Now));

        Assert.Equal("jobs.running", (await portal.As<JobService>(portal.Administrator).RunNowAsync()).Error?.Code);
        Assert.Equal(JobDayState.Running, Assert.Single((await ReadAsync(portal)).Days).State);
        portal.Time.Advance(JobRun.Lease);
        Assert.Equal(JobDayState.Broken, Assert.Single((await ReadAsync(portal)).Days).State);
        Assert.True((await portal.As<JobService>(portal.Administrator).RunNowAsync()).Succeeded);
    }

    [Fact]
    public async Task Whoever_lacks_the_right_is_refused_and_another_company_sees_its_own_runs()
    {
        await using var portal = await CreateAsync();
        var employee = portal.As<JobService>(await portal.UserAsync("Emil Employee"));
        Assert.Equal("platform.not_permitted", (await employee.ReadAsync()).Error?.Code);
        Assert.Equal("platform.not_permitted", (await employee.RunNowAsync()).Error?.Code);
        Assert.Empty(diary.Days());

        var other = await portal.AnotherCompanyAsync();
        await portal.As<JobService>(portal.Administrator).RunNowAsync();
        Assert.Empty((await ReadAsync(other)).Days);
        Assert.Empty(diary.Days(other.Organization.Code));
    }

    private static async Task<JobTask> ReadAsync(TestCompany company) =>
        (await company.As<JobService>(company.Administrator).ReadAsync()).Value!.Tasks.Single(t => t.Title == "Diary");

    private Task<TestPortal> CreateAsync() => TestPortal.CreateAsync(more: services => services.AddSingleton<IDailyTask>(diary));
}
