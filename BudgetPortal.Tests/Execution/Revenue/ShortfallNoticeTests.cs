using BudgetPortal.Data.Daily;
using BudgetPortal.Execution;
using BudgetPortal.Execution.Revenue;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace BudgetPortal.Tests.Execution.Revenue;

/// <summary>Without these, nobody would hear of a shortfall, or everybody every day.</summary>
public sealed class ShortfallNoticeTests : RevenueWorld
{
    private IReadOnlyList<Notice> Told => Portal.Notices.Of(ShortfallTask.Shortfall);

    [Fact]
    public async Task Owner_and_module_owner_are_told_once_for_each_month()
    {
        await PostedAsync(150);
        await RunAsync();
        var notice = Assert.Single(Told);
        var part = await PartAsync();
        Assert.Equal(new[] { Olga.Id, Mira.Id }.Order(), notice.Recipients.Order());
        Assert.Equal($"/execution/revenue?part={part.PartId}", notice.Link);
        var words = new ShortfallNoticeWords().Write(new NoticeFacts(notice.Type, notice.Link, notice.Arguments));
        Assert.Equal("4100 Cost center 4100 is 50.00 EUR short of the 200.00 EUR planned up to Feb 2027 in Revenue next", words.Text.ToString());

        await RunAsync();
        Portal.Time.MoveTo(January.AddMonths(2).AddDays(20));
        await RunAsync();
        Assert.Single(Told);
        Portal.Time.MoveTo(January.AddMonths(3));
        await RunAsync();
        Assert.Equal(2, Told.Count);
    }

    [Fact]
    public async Task What_is_within_tolerance_ignored_or_long_over_is_not_told()
    {
        await ControlAsync(ControlMode.Ignore);
        await RunAsync();
        Portal.Time.MoveTo(January.AddMonths(3));
        await PostedAsync(290);
        await ControlAsync(ControlMode.Warn, tolerance: 5);
        await RunAsync();
        Assert.Empty(Told);

        await Portal.AdvanceAsync(Budget, BudgetState.Expired);
        Portal.Time.MoveTo(Budget.ExpireDate.AddDays(1));
        await RunAsync();
        Assert.Single(Told);
        Portal.Time.MoveTo(Budget.ExpireDate.AddDays(1).AddMonths(1));
        await RunAsync();
        Assert.Single(Told);
    }

    [Fact]
    public async Task Two_servers_at_once_tell_once()
    {
        var work = Enumerable.Range(0, 4).Select(_ => new DayWork(Portal.Organization, Portal.Today, Portal.Today)).ToList();
        await Task.WhenAll(work.Select(w => Task.Run(() => RunAsync(w))));

        Assert.Empty(work.SelectMany(w => w.Failures));
        Assert.Equal(1, work.Sum(w => w.Done.Values.Sum()));
        Assert.Single(Told);
        await using var db = Portal.Open();
        Assert.Equal(new DateOnly(Portal.Today.Year, Portal.Today.Month, 1).AddMonths(-1), (await db.Set<ShortfallReview>().SingleAsync()).Month);
    }

    private Task RunAsync() => RunAsync(new DayWork(Portal.Organization, Portal.Today, Portal.Today));

    private Task RunAsync(DayWork work) =>
        Portal.As(Portal.Administrator).GetServices<IDailyTask>().Single(t => t.Name == "revenue-shortfall").RunAsync(work, CancellationToken.None);
}
