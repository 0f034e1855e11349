using BudgetPortal.Planning;
using BudgetPortal.Planning.Scenarios;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Planning.Scenarios;

/// <summary>Without these, a what-if would show wrong money, be seen by strangers or touch what is entered.</summary>
public sealed class ScenarioTests
{
    private static readonly DriverTerms Dearer = new(DriverKind.Price, "Energy", Percent: 10);

    [Fact]
    public async Task Drivers_are_applied_one_after_the_other_and_each_says_what_it_does_in_money()
    {
        await using var world = await ScenarioWorld.CreateAsync();
        var id = await world.CopyAsync(
            world.Emil, world.Meals, Dearer, new DriverTerms(DriverKind.Headcount, CodeId: world.Trays.Id, Heads: 50, PerHead: 7.5m),
            new DriverTerms(DriverKind.Quantity, "Packaging", Percent: 20));
        var view = await world.ReadAsync(world.Emil, id);
        // 0.184 × 1.1 = 0.2024: +18.40; 100.01 × 1.1 = 110.01: +10.00. 375 trays: +187.50, then 450: +187.50.
        Assert.Equal([28.4m, 187.5m, 187.5m], view.Drivers.Select(d => d.Effect));
        Assert.Equal((1034.01m, 1437.41m), (view.Current, view.Total(0)));
        Assert.Equal((1034.01m, 1437.41m), (view.Head.Before, view.Head.After));
        Assert.Equal([("Packaging", 375m), ("Energy", 28.4m)], view.Categories.Select(c => (c.Name, c.Difference)));
        Assert.Equal(["Trays", "Power", "Power"], view.Lines.Select(l => l.Name));
        Assert.Equal([184m, 750m, 100.01m], (await world.LinesAsync(world.Meals)).Select(l => l.Amount));

        var scenarios = world.Portal.As<ScenarioService>(world.Emil);
        ScenarioWorld.Ok(await scenarios.MoveUpAsync(id, view.Drivers[2].Driver.Id));
        view = await world.ReadAsync(world.Emil, id);
        // 360 trays first: +150, then the headcount says 375: +37.50.
        Assert.Equal([28.4m, 150m, 37.5m], view.Drivers.Select(d => d.Effect));
        ScenarioWorld.Ok(await scenarios.RemoveDriverAsync(id, view.Drivers[0].Driver.Id));
        Assert.Equal([150m, 37.5m], (await world.ReadAsync(world.Emil, id)).Drivers.Select(d => d.Effect));
    }

    [Fact]
    public async Task A_foreign_currency_makes_only_dearer_what_was_ordered_in_it()
    {
        await using var world = await ScenarioWorld.CreateAsync();
        await world.Portal.RateAsync("USD", "EUR", world.Portal.Today.AddDays(-9), 0.9m);
        var film = await world.Portal.ItemAsync("FILM", name: "Film");
        await world.Portal.OrderAsync(film, 10, world.Portal.Today.AddDays(-3), currency: "USD");
        var part = await world.Portal.PartAsync(world.Budget, world.Meals);
        ScenarioWorld.Ok(await world.Portal.As<LineService>(world.Emil).AddAsync(new NewLine(Guid.CreateVersion7(), part.Id, film.Id, 100)));
        var id = await world.CopyAsync(world.Emil, world.Meals, new DriverTerms(DriverKind.ExchangeRate, Currency: "USD", Percent: 5));
        var view = await world.ReadAsync(world.Emil, id);
        Assert.Equal(45m, Assert.Single(view.Drivers).Effect);
        Assert.Equal(["USD"], view.Choices.Currencies);
    }

    [Fact]
    public async Task Up_to_three_are_compared_side_by_side_with_what_stands_now()
    {
        await using var world = await ScenarioWorld.CreateAsync();
        var first = await world.CopyAsync(world.Emil, world.Meals, Dearer);
        var second = await world.CopyAsync(world.Ingrid, world.Meals, new DriverTerms(DriverKind.Quantity, Percent: -50));
        var third = await world.CopyAsync(world.Ingrid, world.Meals);
        var fourth = await world.CopyAsync(world.Ingrid, world.Meals);
        var whole = await world.CopyAsync(world.Mira, null, Dearer);
        var line = (await world.LinesAsync(world.Meals))[1];
        ScenarioWorld.Ok(await world.Portal.As<LineService>(world.Emil).ChangeAsync(new LineChange(line.Id, line.Version, Quantity: 400)));

        var view = await world.ReadAsync(world.Emil, first, whole, fourth, third, second);
        Assert.Equal([first, second, third], view.Columns.Select(c => c.Id));
        Assert.Equal([fourth], view.Others.Select(o => o.Id));
        Assert.Equal((1284.01m, 1062.41m, 517.01m), (view.Current, view.Total(0), view.Total(1)));
        Assert.True(view.Lines.Single(l => l.Name == "Trays").IsOvertaken);
        Assert.Equal(2, (await world.ReadAsync(world.Mira, whole)).Categories.Count);
    }

    [Fact]
    public async Task A_line_that_was_changed_and_changed_back_is_as_it_was_copied()
    {
        await using var world = await ScenarioWorld.CreateAsync();
        var id = await world.CopyAsync(world.Emil, world.Meals, new DriverTerms(DriverKind.Price, Percent: 10));
        foreach (var quantity in new[] { 400m, 300m })
        {
            var trays = (await world.LinesAsync(world.Meals))[1];
            ScenarioWorld.Ok(await world.Portal.As<LineService>(world.Ingrid).ChangeAsync(new LineChange(trays.Id, trays.Version, Quantity: quantity)));
        }

        Assert.DoesNotContain((await world.ReadAsync(world.Emil, id)).Lines, l => l.IsOvertaken);
        var preview = (await world.Portal.As<AdoptionService>(world.Emil).PreviewAsync(id)).Value!;
        Assert.Equal(Enumerable.Repeat(AdoptionState.Changes, 3), preview.Rows.Select(r => r.State));
    }

    [Fact]
    public async Task Only_what_a_person_may_copy_is_offered_for_a_new_one()
    {
        await using var world = await ScenarioWorld.CreateAsync();
        await world.Portal.CostCenterAsync("300", world.Ingrid);
        var (auditor, stranger) = (await world.Portal.UserAsync("Ada Fox", DefaultRoles.Auditor), await world.Portal.UserAsync("Sven Stranger"));
        // Sees every sheet and may enter, but for no cost center.
        var officer = await world.Portal.UserAsync("Fia Officer", DefaultRoles.FinanceOfficer);
        var meals = await world.Portal.PartAsync(world.Budget, world.Meals);
        Assert.Equal((false, "100 Meals"), await OfferedAsync(world.Emil));
        Assert.Equal((true, "100 Meals, 200 Seafood"), await OfferedAsync(world.Mira));
        foreach (var user in new[] { auditor, stranger, officer })
        {
            Assert.Empty(await world.Portal.As<ScenarioSources>(user).BudgetsAsync());
            var (whole, sheets) = await world.Portal.As<ScenarioSources>(user).SheetsAsync(world.Budget.Id);
            Assert.Equal((false, 0), (whole, sheets.Count));
            Assert.Null(await world.Portal.As<ScenarioSources>(user).FindAsync(world.Budget.Id, meals.Id));
            Assert.False((await world.Portal.As<ScenarioQueries>(user).ListAsync()).MayCopy);
        }

        await world.EntersAsync(officer, world.Seafood);
        Assert.Equal((false, "200 Seafood"), await OfferedAsync(officer));
        Assert.Null(await world.Portal.As<ScenarioSources>(world.Emil).FindAsync(world.Budget.Id, null));
        Assert.Equal($"{world.Budget.Name} · 100 Meals", (await world.Portal.As<ScenarioSources>(world.Emil).FindAsync(world.Budget.Id, meals.Id))!.Name);

        async Task<(bool, string)> OfferedAsync(User user)
        {
            Assert.True((await world.Portal.As<ScenarioQueries>(user).ListAsync()).MayCopy);
            Assert.Equal([world.Budget.Id], (await world.Portal.As<ScenarioSources>(user).BudgetsAsync()).Select(b => b.Id));
            var (whole, sheets) = await world.Portal.As<ScenarioSources>(user).SheetsAsync(world.Budget.Id);
            return (whole, string.Join(", ", sheets.Select(s => s.Name)));
        }
    }

    [Fact]
    public async Task Strangers_see_none_and_only_those_who_enter_or_declare_change_one()
    {
        await using var world = await ScenarioWorld.CreateAsync();
        var (auditor, stranger) = (await world.Portal.UserAsync("Ada Fox", DefaultRoles.Auditor), await world.Portal.UserAsync("Sven Stranger"));
        var (sheet, whole) = (await world.CopyAsync(world.Emil, world.Meals, Dearer), await world.CopyAsync(world.Mira, null, Dearer));
        Assert.Equal([whole, sheet], (await world.Portal.As<ScenarioQueries>(world.Mira).ListAsync()).Rows.Select(r => r.Id));
        Assert.Equal([sheet], (await world.Portal.As<ScenarioQueries>(world.Ingrid).ListAsync()).Rows.Select(r => r.Id));
        Assert.Null(await world.Portal.As<ScenarioQueries>(world.Ingrid).ReadAsync(whole, []));
        Assert.Empty((await world.Portal.As<ScenarioQueries>(stranger).ListAsync()).Rows);
        Assert.Equal("scenarios.not_yours", (await world.ReadAsync(auditor, sheet)).Refusal!.Code);

        var part = await world.Portal.PartAsync(world.Budget, world.Meals);
        Assert.Equal("scenarios.not_found", (await world.Portal.As<ScenarioService>(stranger).CopyAsync(Guid.NewGuid(), world.Budget.Id, part.Id, "x")).Error!.Code);
        Assert.Equal("scenarios.not_yours", (await world.Portal.As<ScenarioService>(auditor).CopyAsync(Guid.NewGuid(), world.Budget.Id, part.Id, "x")).Error!.Code);
        Assert.Equal("scenarios.not_yours", (await world.Portal.As<ScenarioService>(world.Emil).CopyAsync(Guid.NewGuid(), world.Budget.Id, null, "x")).Error!.Code);
        Assert.Equal("scenarios.not_yours", (await world.Portal.As<ScenarioService>(auditor).AddDriverAsync(sheet, Guid.NewGuid(), Dearer)).Error!.Code);
        Assert.Equal("scenarios.not_found", (await world.Portal.As<ScenarioService>(stranger).DiscardAsync(sheet)).Error!.Code);
        Assert.Equal("scenarios.not_yours", (await world.AdoptAsync(auditor, sheet)).Error!.Code);
        var other = await world.Portal.AnotherCompanyAsync();
        Assert.Null(await other.As<ScenarioQueries>(await other.ModuleOwnerAsync()).ReadAsync(sheet, []));
    }

    [Fact]
    public async Task Bad_drivers_are_refused_at_their_field_and_what_was_thrown_away_stays_so()
    {
        await using var world = await ScenarioWorld.CreateAsync();
        var id = await world.CopyAsync(world.Emil, world.Meals);
        var scenarios = world.Portal.As<ScenarioService>(world.Emil);
        Assert.Equal(nameof(Scenario.Name), (await scenarios.CopyAsync(Guid.NewGuid(), world.Budget.Id, (await world.Portal.PartAsync(world.Budget, world.Meals)).Id, " ")).Error!.Field);
        foreach (var (terms, field) in new[]
        {
            (new DriverTerms(DriverKind.Price), "Percent"), (new DriverTerms(DriverKind.Price, Percent: -101), "Percent"), (new DriverTerms(DriverKind.Price, Percent: 1.00001m), "Percent"),
            (new DriverTerms(DriverKind.ExchangeRate, Percent: 1), "Currency"), (new DriverTerms(DriverKind.Headcount, Heads: 1, PerHead: 1), "CodeId"),
            (new DriverTerms(DriverKind.Headcount, CodeId: world.Trays.Id, Heads: -1, PerHead: 1), "Heads"), (new DriverTerms(DriverKind.Headcount, CodeId: world.Trays.Id, Heads: 1, PerHead: 0), "PerHead"),
            (new DriverTerms(DriverKind.Price, "Nothing like it", Percent: 1), "Kind"),
        })
        {
            Assert.Equal(field, (await scenarios.AddDriverAsync(id, Guid.CreateVersion7(), terms)).Error!.Field);
        }

        var driver = Guid.CreateVersion7();
        var twice = await Task.WhenAll(
            world.Portal.As<ScenarioService>(world.Emil).AddDriverAsync(id, driver, Dearer), world.Portal.As<ScenarioService>(world.Emil).AddDriverAsync(id, driver, Dearer));
        Assert.All(twice, ScenarioWorld.Ok);
        Assert.Single((await world.ReadAsync(world.Emil, id)).Drivers);
        ScenarioWorld.Ok(await scenarios.DiscardAsync(id));
        Assert.Equal("scenarios.not_open", (await scenarios.AddDriverAsync(id, Guid.CreateVersion7(), Dearer)).Error!.Code);
        Assert.Equal("scenarios.not_open", (await world.AdoptAsync(world.Emil, id)).Error!.Code);
    }

    [Fact]
    public async Task Reading_one_asks_the_same_number_of_queries_whatever_its_size()
    {
        await using var world = await ScenarioWorld.CreateAsync();
        var small = await world.CopyAsync(world.Ingrid, world.Seafood, Dearer);
        var large = await world.CopyAsync(world.Ingrid, world.Meals, Dearer, new DriverTerms(DriverKind.Quantity, Percent: 1));
        var one = await TestPortal.QueriesOf(() => world.ReadAsync(world.Ingrid, small));
        var two = await TestPortal.QueriesOf(() => world.ReadAsync(world.Ingrid, large));
        Assert.Equal(one.Count, two.Count);
    }
}
