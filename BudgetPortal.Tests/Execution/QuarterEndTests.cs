using BudgetPortal.Data.Daily;
using BudgetPortal.Execution;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Execution;

public sealed class QuarterEndTests
{
    [Fact]
    public async Task What_is_not_obligated_at_the_quarters_end_can_be_released_again()
    {
        await using var portal = await TestPortal.CreateAsync();
        var world = await SpendingWorld.CreateAsync(portal);
        await world.ObligateAsync(await world.ReleaseAsync(600), 200);
        var untouched = await world.ReleaseAsync(100);

        await EndAsync(portal, portal.Today.AddMonths(3).AddDays(-1));
        Assert.All((await world.ReadAsync()).Allotments, a => Assert.True(a.IsOpen));
        await EndAsync(portal, new DateOnly(portal.Today.Year + 1, 1, 1));

        var detail = await world.ReadAsync();
        var ended = detail.Allotments.Single(a => a.Id != untouched);
        Assert.Equal((AllotmentState.Closed, 200m, 0m), (ended.State, ended.Amount, ended.Rest));
        Assert.Equal(AllotmentState.Cancelled, detail.Allotments.Single(a => a.Id == untouched).State);
        Assert.Equal((800m, 0m), (detail.Row.Unreleased, detail.Lapsed));
        await using var db = portal.Open();
        var run = await db.Set<JobRun>().Where(r => r.Job == "quarter-end").OrderByDescending(r => r.Day).FirstAsync();
        Assert.Equal((JobOutcome.Succeeded, 2), (run.Outcome, run.Done.Single().Count));
    }

    [Fact]
    public async Task What_lapses_stays_bound_and_is_counted_once_however_often_the_day_is_run()
    {
        await using var portal = await TestPortal.CreateAsync();
        var world = await SpendingWorld.CreateAsync(portal);
        var settings = portal.As<SettingsService>(portal.Administrator);
        var form = (await settings.FormAsync()).Value!;
        SpendingWorld.Succeeded(await settings.SaveAsync(form.Settings with { Rules = form.Settings.Rules with { QuarterEnd = QuarterEndRule.Lapse } }, form.Version));
        await world.ObligateAsync(await world.ReleaseAsync(600), 200);

        await EndAsync(portal, new DateOnly(portal.Today.Year + 1, 1, 1));
        var version = (await world.ReadAsync()).Allotments.Single().Version;
        await EndAsync(portal, portal.Today);
        await EndAsync(portal, portal.Today.AddDays(1));

        var detail = await world.ReadAsync();
        Assert.Equal((AllotmentState.Closed, 600m, 400m), (detail.Allotments.Single().State, detail.Allotments.Single().Amount, detail.Lapsed));
        Assert.Equal((400m, version), (detail.Row.Unreleased, detail.Allotments.Single().Version));
    }

    private static async Task EndAsync(TestPortal portal, DateOnly day)
    {
        portal.Time.MoveTo(day);
        await portal.As<DailyJob>(portal.Administrator).RunAsync(CancellationToken.None);
    }
}
