using BudgetPortal.Catalog;
using BudgetPortal.Planning;
using BudgetPortal.Platform.Search;
using BudgetPortal.Shell.Search;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace BudgetPortal.Tests.Shell;

/// <summary>How sources answer together, and the pages to which hits lead.</summary>
public sealed class SearchSourcesTests
{
    [Fact]
    public async Task A_source_that_never_answers_holds_up_nobody()
    {
        await using var world = await DashboardWorld.CreateAsync(services => services.AddScoped<ISearchSource, Silent>());
        var found = await world.Portal.As<GlobalSearch>(world.Emil).FindAsync(SearchText.Of("harbor")).FirstAsync(g => g.Hits.Count > 0);
        Assert.Equal("Cost centers", found.Name);
    }

    [Fact]
    public async Task A_source_that_never_answers_is_named_in_the_end()
    {
        var search = new GlobalSearch([new Silent()], TimeProvider.System, NullLogger<GlobalSearch>.Instance) { Patience = TimeSpan.FromMilliseconds(1) };
        Assert.True(Assert.Single(await search.FindAsync(SearchText.Of("harbor")).ToListAsync()).Failed);
    }

    [Fact]
    public async Task A_source_that_fails_takes_nothing_from_the_others()
    {
        await using var world = await DashboardWorld.CreateAsync(services => services.AddScoped<ISearchSource, Broken>());
        var groups = await world.Portal.As<GlobalSearch>(world.Emil).FindAsync(SearchText.Of("harbor")).ToListAsync();
        Assert.Equal("Broken", Assert.Single(groups, g => g.Failed).Name);
        Assert.Contains(groups, g => g.Hits.Any(h => h.Title == "Harbor"));
    }

    [Fact]
    public async Task A_search_that_is_given_up_ends()
    {
        await using var world = await DashboardWorld.CreateAsync();
        using var given = new CancellationTokenSource();
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await world.Portal.As<GlobalSearch>(world.Emil).FindAsync(SearchText.Of("harbor"), given.Token).ToListAsync());
    }

    [Fact]
    public async Task Empty_text_asks_nobody_and_long_text_is_cut()
    {
        await using var world = await DashboardWorld.CreateAsync();
        Assert.Empty(await world.Portal.As<GlobalSearch>(world.Emil).FindAsync(SearchText.Of("  ")).ToListAsync());
        Assert.Equal(SearchText.MostCharacters, SearchText.Of(new string('x', 5000)).Whole.Length);
        Assert.Equal(6, SearchText.Of("a b c d e f g h").Words.Count);
    }

    [Fact]
    public async Task An_item_shows_what_was_paid_and_what_prices_it()
    {
        await using var world = await DashboardWorld.CreateAsync();
        await world.Portal.OrderAsync(world.Paper, 5.20m, world.Portal.Today.AddDays(-9), PurchaseOrderStatus.Approved, number: "PO-7");
        var pending = await world.Portal.OrderAsync(world.Paper, 9, world.Portal.Today, PurchaseOrderStatus.Pending, number: "PO-8");
        var item = (await world.Portal.As<CatalogQueries>(world.Ada).ItemAsync(world.Paper.Id))!;
        Assert.Equal(("PO-7", 5.20m, 2), (item.Last!.Number, item.Last.UnitPrice, item.OrderLines));
        Assert.Equal(["PO-8", "PO-7"], item.Orders.Select(o => o.Number));
        var order = (await world.Portal.As<CatalogQueries>(world.Ada).OrderAsync(pending.Id))!;
        Assert.Equal(order.Lines.Sum(l => l.Quantity * 9), order.Total);
    }

    [Fact]
    public async Task The_catalog_is_closed_to_other_companies_and_to_those_who_lost_their_rights()
    {
        await using var world = await DashboardWorld.CreateAsync();
        var product = await world.Portal.ProductAsync("SHRIMP");
        var order = await world.Portal.OrderAsync(world.Paper, 5, world.Portal.Today);
        Assert.NotNull(await world.Portal.As<CatalogQueries>(world.Emil).ProductAsync(product.Id));
        var stranger = (await world.Portal.AnotherCompanyAsync()).Administrator;
        await world.Portal.DisableAsync(world.Emil);
        foreach (var user in new[] { stranger, world.Emil })
        {
            var catalog = world.Portal.As<CatalogQueries>(user);
            Assert.Null(await catalog.ItemAsync(world.Paper.Id));
            Assert.Null(await catalog.ProductAsync(product.Id));
            Assert.Null(await catalog.OrderAsync(order.Id));
            Assert.Null(await world.Portal.As<PersonQueries>(user).ReadAsync(world.Olga.Id));
        }
    }

    [Fact]
    public async Task A_colleague_is_shown_with_those_of_their_cost_centers_that_the_reader_sees()
    {
        await using var world = await DashboardWorld.CreateAsync();
        await world.Portal.CostCenterAsync("300", world.Olga);
        var forEmil = (await world.Portal.As<PersonQueries>(world.Emil).ReadAsync(world.Olga.Id))!;
        Assert.Equal([("100", CostCenterRole.Owner)], forEmil.CostCenters.Select(c => (c.Code, c.Role)));
        Assert.Null(forEmil.Email);
        var forMira = (await world.Portal.As<PersonQueries>(world.Mira).ReadAsync(world.Olga.Id))!;
        Assert.Equal(["100", "300"], forMira.CostCenters.Select(c => c.Code));
        Assert.Null(forMira.Email);
        Assert.Equal(world.Olga.Email, (await world.Portal.As<PersonQueries>(world.Portal.Administrator).ReadAsync(world.Olga.Id))!.Email);
    }

    /// <summary>Never answers, whoever loses patience.</summary>
    private sealed class Silent : ISearchSource
    {
        public string Group => "Silent";

        public int Order => 90;

        public Task<IReadOnlyList<SearchHit>> FindAsync(SearchText text, int most, CancellationToken cancellation) =>
            new TaskCompletionSource<IReadOnlyList<SearchHit>>().Task;
    }

    private sealed class Broken : ISearchSource
    {
        public string Group => "Broken";

        public int Order => 91;

        public Task<IReadOnlyList<SearchHit>> FindAsync(SearchText text, int most, CancellationToken cancellation) =>
            throw new InvalidOperationException("Broken on purpose.");
    }
}
