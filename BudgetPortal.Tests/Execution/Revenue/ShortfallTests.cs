using BudgetPortal.Execution;
using BudgetPortal.Execution.Availability;
using BudgetPortal.Execution.Revenue;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Execution.Revenue;

/// <summary>Without these, somebody would be warned of a shortfall that is none, or not of one that is.</summary>
public sealed class ShortfallTests : RevenueWorld
{
    [Fact]
    public async Task Months_that_have_ended_are_compared_with_what_came_in_by_now()
    {
        await PostedAsync(80);
        await PostedAsync(70, Portal.Today);
        var part = await PartAsync();
        Assert.Equal((2, 200m, 1_200m, 150m, 50m), (part.MonthsEnded, part.Figures.PlannedToDate, part.Figures.Planned, part.Figures.Actual, part.Figures.Shortfall));
        Assert.Equal((true, January.AddMonths(1), 0.125m), (part.IsShort, part.LastMonth, part.Figures.Share));

        await PostedAsync(50);
        Assert.False((await PartAsync()).IsShort);
        await PostedAsync(-1);
        Assert.True((await PartAsync()).IsShort);
    }

    [Fact]
    public async Task In_the_first_month_nothing_is_short()
    {
        Portal.Time.MoveTo(January.AddDays(30));
        var part = await PartAsync();
        Assert.Equal((0, 0m, false), (part.MonthsEnded, part.Figures.PlannedToDate, part.IsShort));
        Assert.Null(part.LastMonth);
        Portal.Time.MoveTo(January.AddDays(31));
        Assert.Equal((1, 100m, true), ((await PartAsync()).MonthsEnded, (await PartAsync()).Figures.PlannedToDate, (await PartAsync()).IsShort));
    }

    [Fact]
    public async Task The_tolerance_is_a_percentage_of_what_was_planned_by_now()
    {
        await PostedAsync(180);
        Assert.True((await PartAsync()).IsShort);
        await ControlAsync(ControlMode.Warn, tolerance: 10);
        Assert.False((await PartAsync()).IsShort);
        await ControlAsync(ControlMode.Warn, tolerance: 9.99m);
        Assert.True((await PartAsync()).IsShort);
        await ControlAsync(ControlMode.Ignore);
        Assert.False((await PartAsync()).IsShort);
    }

    [Fact]
    public async Task By_the_year_only_what_is_over_is_short()
    {
        await PostedAsync(100);
        await ControlAsync(ControlMode.Warn, basis: ControlBasis.Year);
        Assert.Equal((false, false), ((await PartAsync()).IsWatched, (await PartAsync()).IsShort));
        await Portal.AdvanceAsync(Budget, BudgetState.Expired);
        Portal.Time.MoveTo(Budget.ExpireDate.AddDays(1));
        var over = await PartAsync();
        Assert.Equal((12, 1_200m, 1_100m, true), (over.MonthsEnded, over.Figures.PlannedToDate, over.Figures.Shortfall, over.IsShort));
    }

    [Fact]
    public async Task Revenue_cannot_be_stopped_and_is_watched_by_those_who_may()
    {
        async Task<Result> SetAsync(User user, ControlMode mode, Guid seen = default) =>
            await Portal.As<ControlService>(user).SetAsync(Budget.Id, seen, mode, 5, ControlBasis.ToDate);

        Assert.Equal("revenue.stop", (await SetAsync(Mira, ControlMode.Stop)).Error!.Code);
        Assert.Equal("platform.not_permitted", (await SetAsync(Fiona, ControlMode.Warn)).Error!.Code);
        Assert.Equal(RevenueControl.Usual, (await PartAsync()).Control);
        Assert.True((await SetAsync(Mira, ControlMode.Warn)).Succeeded);
        Assert.Equal((ControlMode.Warn, 5m, ControlBasis.ToDate), ((await PartAsync()).Control.Mode, (await PartAsync()).Control.Tolerance, (await PartAsync()).Control.Basis));
        Assert.Equal("data.conflict", (await SetAsync(Mira, ControlMode.Ignore)).Error!.Code);
    }

    [Fact]
    public async Task People_see_the_revenue_of_their_own_cost_centers_and_what_it_is_made_of()
    {
        await PostedAsync(80);
        var part = await PartAsync();
        var stranger = await Portal.UserAsync("Stan Stranger");
        foreach (var user in new[] { Olga, Mira, await Portal.UserAsync("Ada Fox", DefaultRoles.Auditor) })
        {
            Assert.Equal(part.PartId, Assert.Single((await Portal.As<RevenueQueries>(user).ListAsync()).Rows).PartId);
        }

        var detail = (await Portal.As<RevenueQueries>(Olga).ReadAsync(part.PartId))!;
        Assert.Equal(("WIDGET", part.Figures), (Assert.Single(detail.Lines).Code, detail.Lines[0].Figures));
        Assert.Equal((80m, "Fiona Finance", 1), (Assert.Single(detail.Postings).Amount, detail.Postings[0].By, detail.PostingCount));
        Assert.Empty((await Portal.As<RevenueQueries>(stranger).ListAsync()).Rows);
        Assert.Null(await Portal.As<RevenueQueries>(stranger).ReadAsync(part.PartId));
        Assert.Equal((true, false), (await Portal.As<RevenueQueries>(Olga).AnyAsync(), await Portal.As<RevenueQueries>(stranger).AnyAsync()));
        var sql = await TestPortal.QueriesOf(async () => await Portal.As<RevenueQueries>(Fiona).ListAsync());
        Assert.InRange(sql.Count, 1, 7);
    }
}
