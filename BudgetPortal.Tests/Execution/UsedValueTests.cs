using BudgetPortal.Execution;
using BudgetPortal.Execution.Expenses;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Shell.Dashboard;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Execution;

/// <summary>Without these, Budget Entry and the dashboard would tell people that they still have what they spent.</summary>
public sealed class UsedValueTests
{
    [Fact]
    public async Task Budget_Entry_counts_what_is_obligated_paid_and_expensed_of_budgets_in_force()
    {
        await using var portal = await CreateAsync();
        var world = await SpentAsync(portal);
        var next = await portal.BudgetAsync(costCenters: [world.Center], name: "OPEX next");
        await portal.LineAsync(next, world.Center, world.Item, 5, 10);

        var overview = await OverviewAsync(portal, world.Owner);

        Assert.Equal("OPEX next", Assert.Single(overview.Budgets).Name);
        var inForce = Assert.Single(overview.InForce);
        Assert.Equal(("OPEX now", true), (inForce.Name, inForce.IsInForce));
        Assert.Equal(new EntryTotals("EUR", new EntryTotal(1, 50, 0), new EntryTotal(1, 1000, 430.25m)), Assert.Single(overview.Totals(null)));
        Assert.Equal((1050m, 619.75m), (overview.Totals(world.Center.Id)[0].Both.Value, overview.Totals(world.Center.Id)[0].Both.Remaining));
        Assert.Equal(new EntryTotal(1, 1000, 430.25m), overview.Totals(null, inForce.Id)[0].Both);
        Assert.Equal(new EntryTotal(1, 50, 0), overview.Totals(null, next.Id)[0].Both);
    }

    [Fact]
    public async Task What_is_given_back_is_there_again()
    {
        await using var portal = await CreateAsync();
        var world = await SpendingWorld.CreateAsync(portal);
        var allotment = await world.ReleaseAsync(600);
        var obligation = await world.ObligateAsync(allotment, 400);
        await world.PayAsync(obligation, 150);
        Assert.Equal(400, await UsedAsync(portal, world));

        var row = (await world.ReadAsync()).Allotments.Single().Obligations.Single();
        SpendingWorld.Succeeded(await portal.As<ObligationService>(world.Recorder).EndAsync(obligation, row.Version));
        Assert.Equal(150, await UsedAsync(portal, world));
        await portal.ExpenseAsync(world.AppropriationId, world.LineId, 20, world.Payer, state: ExpenseState.Submitted);
        await portal.ExpenseAsync(world.AppropriationId, world.LineId, 30, world.Payer, state: ExpenseState.Cancelled);
        Assert.Equal(150, await UsedAsync(portal, world));
    }

    [Fact]
    public async Task Revenue_expired_budgets_and_foreign_cost_centers_count_for_nothing()
    {
        await using var portal = await CreateAsync();
        var world = await SpentAsync(portal);
        await portal.BudgetAsync(BudgetState.Active, [world.Center], BudgetType.Revenue, "REVENUE now");
        await portal.BudgetAsync(BudgetState.Expired, [world.Center], name: "OPEX over");
        var stranger = await portal.UserAsync("Sten Stranger");
        await portal.CostCenterAsync("9000", stranger);

        Assert.Equal("OPEX now", Assert.Single((await OverviewAsync(portal, world.Owner)).InForce).Name);
        Assert.Equal(430.25m, await UsedAsync(portal, world));
        var other = await OverviewAsync(portal, stranger);
        Assert.Equal((0, EntryTotal.None), (other.InForce.Count, other.Totals(null)[0].Both));
    }

    [Fact]
    public async Task The_dashboard_tells_what_remains_of_a_budget_in_force_and_of_nothing_else()
    {
        await using var portal = await CreateAsync();
        var world = await SpentAsync(portal);
        await portal.BudgetAsync(BudgetState.Active, [world.Center], BudgetType.Revenue, "REVENUE now");
        var next = await portal.BudgetAsync(costCenters: [world.Center], name: "OPEX next");

        var standings = await portal.As<StandingQueries>(world.Owner).ReadAsync();

        var inForce = standings.Single(s => s.Name == "OPEX now");
        Assert.Equal((430.25m, 569.75m, 0.43025m), (inForce.Used, inForce.Remaining, inForce.UsedShare));
        Assert.All(standings.Where(s => s != inForce), s => Assert.Equal((null, null, null), (s.Used, s.Remaining, s.UsedShare)));
        var view = (await portal.As<BudgetViewQueries>(world.Owner).ReadAsync(inForce.Id))!;
        Assert.Equal(430.25m, view.Used[view.Parts.Single().PartId]);
        Assert.Empty((await portal.As<BudgetViewQueries>(world.Owner).ReadAsync(next.Id))!.Used);
    }

    private static Task<TestPortal> CreateAsync() => TestPortal.CreateAsync(more: services => services.AddDashboard());

    /// <summary>Of 1,000 are obligated 400.25, of that 100.10 are paid, and 30 are spent on small things.</summary>
    private static async Task<SpendingWorld> SpentAsync(TestPortal portal)
    {
        var world = await SpendingWorld.CreateAsync(portal);
        await world.PayAsync(await world.ObligateAsync(await world.ReleaseAsync(600), 400.25m), 100.10m);
        await portal.ExpenseAsync(world.AppropriationId, world.LineId, 30, world.Payer);
        return world;
    }

    private static async Task<EntryOverview> OverviewAsync(TestPortal portal, User user) => (await portal.As<EntryQueries>(user).OverviewAsync()).Value!;

    private static async Task<decimal> UsedAsync(TestPortal portal, SpendingWorld world) =>
        (await OverviewAsync(portal, world.Owner)).Totals(world.Center.Id)[0].InForce.Used;
}
