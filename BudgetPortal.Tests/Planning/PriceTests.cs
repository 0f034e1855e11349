using BudgetPortal.Catalog;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Planning;

/// <summary>Without these, a budget would be priced from an order that was never placed, or from the wrong one.</summary>
public sealed class PriceTests : IAsyncLifetime
{
    private TestPortal portal = null!;
    private User emil = null!;
    private Guid partId;
    private Item item = null!;

    public async ValueTask InitializeAsync()
    {
        portal = await TestPortal.CreateAsync();
        emil = await portal.UserAsync("Emil Entry");
        var center = await portal.CostCenterAsync("CC-1", entryUsers: [emil]);
        item = await portal.ItemAsync("GLOVE", unit: "box");
        partId = (await portal.PartAsync(await portal.BudgetAsync(), center)).Id;
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Theory]
    [InlineData(PurchaseOrderStatus.Pending)]
    [InlineData(PurchaseOrderStatus.Rejected)]
    [InlineData(PurchaseOrderStatus.Cancelled)]
    public async Task An_order_that_was_not_approved_prices_nothing(PurchaseOrderStatus status)
    {
        await portal.OrderAsync(item, 9, portal.Today.AddDays(-30), PurchaseOrderStatus.Approved, number: "PO-1");
        await portal.OrderAsync(item, 5, portal.Today.AddDays(-1), status, number: "PO-2");
        var offer = await OfferAsync();
        Assert.Equal("PO-1", offer.Price!.Origin!.OrderNumber);
        Assert.Equal(9, offer.Price.UnitPrice);
    }

    [Fact]
    public async Task Without_an_approved_order_the_standard_price_stands_and_says_so()
    {
        item = await portal.ItemAsync("PAPER", standardPrice: 4.5m);
        await portal.OrderAsync(item, 5, portal.Today, PurchaseOrderStatus.Pending);
        var offer = await OfferAsync();
        Assert.Equal(new LinePrice(4.5m, PriceSource.Standard), offer.Price);
    }

    [Fact]
    public async Task Without_order_and_standard_price_there_is_no_price_and_the_user_types_one_with_a_reason()
    {
        var offer = await OfferAsync();
        Assert.Null(offer.Price);
        Assert.Null(offer.Problem);
        var lines = portal.As<LineService>(emil);
        Assert.Equal("planning.no_price", (await lines.AddAsync(new NewLine(Guid.NewGuid(), partId, item.Id, 1))).Error!.Code);
        Assert.Equal("planning.price_reason_required", (await lines.AddAsync(new NewLine(Guid.NewGuid(), partId, item.Id, 1, 7))).Error!.Code);
        var line = await lines.AddAsync(new NewLine(Guid.NewGuid(), partId, item.Id, 1, 7, "Offer of 12 Nov"));
        Assert.Equal((PriceSource.Manual, "Offer of 12 Nov"), (line.Value!.PriceSource, line.Value.PriceReason));
    }

    [Fact]
    public async Task The_latest_order_is_chosen_by_date_then_number_then_line()
    {
        var day = portal.Today.AddDays(-7);
        await portal.OrderAsync(item, 1, day.AddDays(-1), number: "PO-999999");
        await portal.OrderAsync(item, 2, day, number: "PO-99");
        var last = await portal.OrderAsync(item, 3, day, number: "PO-100");
        await portal.OrderLineAsync(last, 12, item, 4);
        await portal.OrderLineAsync(last, 9, item, 5);
        await portal.OrderAsync(item, 6, day, number: "PO-099");
        var origin = (await OfferAsync()).Price!.Origin!;
        Assert.Equal(("PO-100", 12, 4m), (origin.OrderNumber, origin.OrderLine, origin.UnitPrice));
    }

    [Fact]
    public async Task A_foreign_price_takes_the_latest_rate_on_or_before_the_day_of_the_order()
    {
        var day = portal.Today.AddDays(-10);
        await portal.RateAsync("USD", "EUR", day.AddDays(-3), 0.9m);
        await portal.RateAsync("USD", "EUR", day.AddDays(-1), 0.92m);
        await portal.RateAsync("USD", "EUR", day.AddDays(1), 0.5m);
        await portal.OrderAsync(item, 102.5m, day, currency: "USD");
        var price = (await OfferAsync()).Price!;
        Assert.Equal(94.3m, price.UnitPrice);
        Assert.Equal((0.92m, day.AddDays(-1), "USD", 102.5m), (price.Origin!.Rate, price.Origin.RateDate, price.Origin.Currency, price.Origin.UnitPrice));
    }

    [Fact]
    public async Task A_price_in_the_budgets_currency_needs_no_rate()
    {
        await portal.OrderAsync(item, 12.3456m, portal.Today);
        var origin = (await OfferAsync()).Price!.Origin!;
        Assert.Null(origin.Rate);
        Assert.Null(origin.RateDate);
    }

    [Fact]
    public async Task Without_a_rate_the_error_stands_at_the_price_and_nothing_is_saved()
    {
        await portal.RateAsync("USD", "EUR", portal.Today, 0.9m);
        await portal.OrderAsync(item, 10, portal.Today.AddDays(-1), currency: "USD");
        var offer = await OfferAsync();
        Assert.Null(offer.Price);
        var added = await portal.As<LineService>(emil).AddAsync(new NewLine(Guid.NewGuid(), partId, item.Id, 1));
        Assert.Equal(("planning.no_rate", "UnitPrice"), (added.Error!.Code, added.Error.Field));
        Assert.Contains("USD", added.Error.Message, StringComparison.Ordinal);
        Assert.Contains("EUR", added.Error.Message, StringComparison.Ordinal);
        Assert.True((await portal.As<LineService>(emil).AddAsync(new NewLine(Guid.NewGuid(), partId, item.Id, 1, 9, "Bank rate of today"))).Succeeded);
    }

    [Fact]
    public async Task The_history_holds_two_years_of_orders_oldest_first()
    {
        await portal.OrderAsync(item, 1, portal.Today.AddMonths(-25));
        await portal.OrderAsync(item, 2, portal.Today.AddMonths(-20));
        await portal.OrderAsync(item, 3, portal.Today.AddMonths(-2));
        var priced = await portal.As<PriceQueries>(emil).PriceAsync(partId, item.Id);
        Assert.Equal([2m, 3m], priced.Value!.History.Select(h => h.UnitPrice));
    }

    [Fact]
    public void Rates_are_turned_around_or_crossed_when_they_were_not_published_directly()
    {
        var day = new DateOnly(2026, 5, 4);
        var rates = new ExchangeRates("EUR",
        [
            new ExchangeRate("EUR", "USD", day, 1.25m), new ExchangeRate("EUR", "GBP", day.AddDays(-2), 0.8m), new ExchangeRate("CHF", "JPY", day, 160m),
        ]);
        Assert.Equal(new RateOfDay(0.8m, day), rates.Find("USD", "EUR", day));
        Assert.Equal(new RateOfDay(0.64m, day.AddDays(-2)), rates.Find("USD", "GBP", day));
        Assert.Null(rates.Find("USD", "GBP", day.AddDays(-1)));
        Assert.Null(rates.Find("USD", "JPY", day));
    }

    [Fact]
    public async Task Crossed_rates_are_found_in_the_database()
    {
        await portal.RateAsync("EUR", "USD", portal.Today.AddYears(-1), 1.25m);
        await portal.RateAsync("GBP", "USD", portal.Today.AddYears(-1), 1.5m);
        await using var db = portal.Open();
        var rates = await ExchangeRates.LoadAsync(db, [new RateNeed("GBP", "EUR", portal.Today)], "USD");
        Assert.Equal(1.2m, rates.Find("GBP", "EUR", portal.Today)!.Rate);
    }

    [Fact]
    public async Task Search_finds_by_code_and_name_in_any_case_and_takes_wildcards_as_letters()
    {
        await portal.ItemAsync("A-100%", name: "Sponge swabs, neutralizing");
        await portal.ItemAsync("SWAB", name: "Cotton tips");
        await portal.ItemAsync("Z_9", name: "Ölfilter");
        Assert.Equal(["SWAB", "A-100%"], await FoundAsync("swab"));
        Assert.Equal(["A-100%"], await FoundAsync("100%"));
        Assert.Equal(["Z_9"], await FoundAsync("_"));
        Assert.Equal(["Z_9"], await FoundAsync("öLFIL"));
        Assert.Equal(["A-100%"], await FoundAsync("NEUTRAL sponge"));
        Assert.Empty(await FoundAsync("[a-z]"));
        Assert.Empty(await FoundAsync("\\"));
        Assert.Empty(await FoundAsync(new string('x', 10_000)));
    }

    [Fact]
    public async Task Search_takes_the_same_number_of_queries_for_one_item_and_for_many()
    {
        await portal.OrderAsync(item, 3, portal.Today);
        var few = await TestPortal.QueriesOf(() => FoundAsync("glove"));
        for (var i = 0; i < 30; i++)
        {
            await portal.OrderAsync(await portal.ItemAsync($"MASK-{i}"), 2, portal.Today.AddDays(-i));
        }

        var many = await TestPortal.QueriesOf(() => FoundAsync("mask"));
        Assert.Equal(few.Count, many.Count);
        Assert.InRange(many.Count, 1, 10);
    }

    [Fact]
    public async Task A_revenue_budget_takes_products_at_their_list_price()
    {
        var center = await portal.CostCenterAsync("CC-2", entryUsers: [emil]);
        var product = await portal.ProductAsync("BIKE", listPrice: 900);
        partId = (await portal.PartAsync(await portal.BudgetAsync(costCenters: [center], type: BudgetType.Revenue), center)).Id;
        Assert.Equal(["BIKE"], await FoundAsync(string.Empty));
        var lines = portal.As<LineService>(emil);
        Assert.Equal("planning.item_unknown", (await lines.AddAsync(new NewLine(Guid.NewGuid(), partId, item.Id, 1))).Error!.Code);
        Assert.Equal(1800, (await lines.AddAsync(new NewLine(Guid.NewGuid(), partId, product.Id, 2))).Value!.Amount);
    }

    private async Task<PriceOffer> OfferAsync() => (await portal.As<PriceQueries>(emil).PriceAsync(partId, item.Id)).Value!.Offer;

    private async Task<IEnumerable<string>> FoundAsync(string text) =>
        (await portal.As<PriceQueries>(emil).SearchAsync(partId, text)).Value!.Codes.Select(c => c.Code.Code);
}
