using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using BudgetPortal.Data;
using Xunit;

namespace BudgetPortal.Tests.Planning;

/// <summary>Without these, Budget Entry would show wrong figures, or become slow as a company grows.</summary>
public sealed class EntryQueriesTests
{
    [Fact]
    public async Task The_cards_add_up_the_users_cost_centers_and_only_those()
    {
        await using var portal = await TestPortal.CreateAsync(more: services => services.Replace(ServiceDescriptor.Singleton<IBudgetUsage>(new Used(30))));
        var emil = await portal.UserAsync("Emil Entry");
        var owner = await portal.UserAsync("Olga Owner");
        var one = await portal.CostCenterAsync("CC-1", owner, entryUsers: [emil]);
        var two = await portal.CostCenterAsync("CC-2", deputy: emil);
        var foreign = await portal.CostCenterAsync("CC-3");
        var budget = await portal.BudgetAsync();
        var item = await portal.ItemAsync();
        await portal.LineAsync(budget, one, item, 2, 100, emil);
        await portal.LineAsync(budget, one, item, 1, 50, emil);
        await portal.LineAsync(budget, two, item, 3, 100, owner);
        await portal.LineAsync(budget, foreign, item, 9, 1000, owner);

        var overview = (await portal.As<EntryQueries>(emil).OverviewAsync()).Value!;
        Assert.Equal(["CC-1", "CC-2"], overview.CostCenters.Select(c => c.Code));
        Assert.Equal(("EUR", new EntryTotal(3, 550, 60)), Assert.Single(overview.Totals(null).Select(t => (t.Currency, t.Both))));
        Assert.Equal(490, overview.Totals(null)[0].Both.Remaining);
        Assert.Equal(new EntryTotal(2, 250, 30), Assert.Single(overview.Totals(one.Id)).Both);
        var card = overview.Budgets[0].Cards[0];
        Assert.Equal(("Emil Entry", true, "Olga Owner"), (card.EnteredBy, card.EnteredByYou, card.Decider));
        Assert.Equal(2, card.Sums.WithoutJustification);
    }

    [Fact]
    public async Task Different_currencies_are_never_added()
    {
        await using var portal = await TestPortal.CreateAsync();
        var emil = await portal.UserAsync("Emil Entry");
        var center = await portal.CostCenterAsync("CC-1", entryUsers: [emil]);
        var item = await portal.ItemAsync();
        await portal.LineAsync(await portal.BudgetAsync(name: "In dollars", terms: t => t with { Currency = "USD" }), center, item, 1, 7);
        await portal.LineAsync(await portal.BudgetAsync(name: "In euros"), center, item, 1, 5);
        Assert.Equal(
            [("EUR", new EntryTotal(1, 5, 0)), ("USD", new EntryTotal(1, 7, 0))],
            (await portal.As<EntryQueries>(emil).OverviewAsync()).Value!.Totals(null).Select(t => (t.Currency, t.Both)));
    }

    [Fact]
    public async Task Lines_stand_beside_last_years_and_nothing_of_last_year_is_forgotten()
    {
        await using var portal = await TestPortal.CreateAsync();
        var emil = await portal.UserAsync("Emil Entry");
        var center = await portal.CostCenterAsync("CC-1", entryUsers: [emil]);
        var (kept, fresh, gone) = (await portal.ItemAsync("KEPT"), await portal.ItemAsync("FRESH"), await portal.ItemAsync("GONE"));
        var last = await portal.BudgetAsync(name: "Last", terms: t => t with { ActiveDate = t.ActiveDate.AddYears(-1), ExpireDate = t.ExpireDate.AddYears(-1), EntryStart = t.EntryStart.AddYears(-1) });
        await portal.LineAsync(last, center, kept, 1, 100);
        await portal.LineAsync(last, center, kept, 1, 20);
        await portal.LineAsync(last, center, gone, 1, 7);
        await portal.AdvanceAsync(last, BudgetState.Active);
        var budget = await portal.BudgetAsync(name: "This");
        await portal.LineAsync(budget, center, kept, 1, 130);
        await portal.LineAsync(budget, center, kept, 1, 1);
        await portal.LineAsync(budget, center, fresh, 1, 2);

        var sheet = (await portal.As<SheetQueries>(emil).SheetAsync(budget.Id, center.Id)).Value!;
        Assert.Equal([("FRESH", 0m), ("KEPT", 120m), ("KEPT", 0m)], sheet.Lines.Select(l => (l.Code, l.LastYear!.Value)));
        Assert.Equal((127m, new LastYearRest(1, 7)), (sheet.LastYearTotal, sheet.LastYearOnly));
        var card = (await portal.As<EntryQueries>(emil).OverviewAsync()).Value!.Budgets.Single(b => b.Name == "This").Cards[0];
        Assert.Equal((133m, 127m), (card.Total, card.LastYear));
    }

    [Fact]
    public async Task Opening_Budget_Entry_and_a_sheet_takes_the_same_queries_however_much_there_is()
    {
        await using var portal = await TestPortal.CreateAsync();
        var emil = await portal.UserAsync("Emil Entry");
        var first = await portal.CostCenterAsync("CC-00", entryUsers: [emil]);
        var item = await portal.ItemAsync();
        var small = await portal.BudgetAsync(name: "Small");
        await portal.LineAsync(small, first, item, by: emil);
        var few = await CountAsync(portal, emil, small.Id, first.Id);

        for (var i = 1; i <= 12; i++)
        {
            await portal.CostCenterAsync($"CC-{i:00}", await portal.UserAsync($"Owner {i}"), entryUsers: [emil]);
        }

        var large = await portal.BudgetAsync(name: "Large");
        for (var i = 0; i < 25; i++)
        {
            await portal.LineAsync(large, first, await portal.ItemAsync(), by: emil);
        }

        Assert.Equal(few, await CountAsync(portal, emil, large.Id, first.Id));
        Assert.InRange(few.Overview, 1, 12);
        Assert.InRange(few.Sheet, 1, 18);
    }

    private static async Task<(int Overview, int Sheet)> CountAsync(TestPortal portal, User user, Guid budgetId, Guid costCenterId)
    {
        var overview = await TestPortal.QueriesOf(async () => await portal.As<EntryQueries>(user).OverviewAsync());
        var sheet = await TestPortal.QueriesOf(async () => await portal.As<SheetQueries>(user).SheetAsync(budgetId, costCenterId));
        return (overview.Count, sheet.Count);
    }

    /// <summary>Execution that has used the same of every part.</summary>
    private sealed class Used(decimal value) : IBudgetUsage
    {
        public Task<IReadOnlyDictionary<Guid, decimal>> UsedAsync(PortalDbContext db, IReadOnlyCollection<Guid> partIds, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyDictionary<Guid, decimal>>(partIds.ToDictionary(id => id, _ => value));
    }
}
