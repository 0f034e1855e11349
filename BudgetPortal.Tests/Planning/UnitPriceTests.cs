using BudgetPortal.Catalog;
using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning;

/// <summary>Without these, a case would be budgeted at the price of a bottle, and an odd price would pass for the usual one.</summary>
public sealed class UnitPriceTests : IAsyncLifetime
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
        item = await portal.ItemAsync("OIL", unit: "bottle");
        partId = (await portal.PartAsync(await portal.BudgetAsync(), center)).Id;
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task An_order_in_another_unit_is_converted_and_the_line_keeps_how()
    {
        await portal.UnitAsync(item, "case", 12);
        await portal.OrderAsync(item, 27.60m, portal.Today, unit: "Case");
        var line = (await portal.As<LineService>(emil).AddAsync(new NewLine(Guid.NewGuid(), partId, item.Id, 100))).Value!;
        Assert.Equal((2.3m, 230m), (line.UnitPrice, line.Amount));
        await using var db = portal.Open();
        var origin = (await db.Set<BudgetLine>().AsNoTracking().SingleAsync()).PriceOrigin!;
        Assert.Equal((27.60m, "Case", 12m), (origin.UnitPrice, origin.Unit, origin.Factor));
    }

    [Theory]
    [InlineData(3, 10, 3.3333)]
    [InlineData(0.001, 0.0125, 12.5)]
    [InlineData(7, 1, 0.1429)]
    public async Task A_converted_price_has_four_decimals(double factor, double paid, double price)
    {
        await portal.UnitAsync(item, "pack", (decimal)factor);
        await portal.OrderAsync(item, (decimal)paid, portal.Today, unit: "pack");
        Assert.Equal((decimal)price, (await OfferAsync()).Price!.UnitPrice);
    }

    [Fact]
    public async Task A_foreign_price_in_another_unit_is_rounded_once()
    {
        await portal.UnitAsync(item, "case", 7);
        await portal.RateAsync("USD", "EUR", portal.Today, 0.93m);
        await portal.OrderAsync(item, 10, portal.Today, currency: "USD", unit: "case");
        Assert.Equal(1.3286m, (await OfferAsync()).Price!.UnitPrice);
    }

    [Fact]
    public async Task An_order_in_the_items_own_unit_needs_no_conversion()
    {
        await portal.OrderAsync(item, 2.5m, portal.Today);
        var origin = (await OfferAsync()).Price!.Origin!;
        Assert.Equal((null, null), (origin.Unit, origin.Factor));
    }

    [Fact]
    public async Task An_order_whose_unit_nobody_can_convert_prices_nothing_and_is_named()
    {
        for (var i = 1; i <= 15; i++)
        {
            await portal.OrderAsync(item, 900 + i, portal.Today.AddDays(-i), unit: "pallet", number: $"PO-{100 - i}");
        }

        await portal.OrderAsync(item, 2.4m, portal.Today.AddDays(-40), number: "PO-1");
        var offer = await OfferAsync();
        Assert.Equal(("PO-1", 2.4m), (offer.Price!.Origin!.OrderNumber, offer.Price.UnitPrice));
        Assert.Equal(("PO-99", "pallet"), (offer.Skipped!.Number, offer.Skipped.Unit));
    }

    [Fact]
    public async Task Without_any_order_that_can_be_converted_the_standard_price_stands()
    {
        item = await portal.ItemAsync("SALT", standardPrice: 0.8m, unit: "kg");
        await portal.OrderAsync(item, 640, portal.Today, unit: "pallet");
        var offer = await OfferAsync();
        Assert.Equal(new LinePrice(0.8m, PriceSource.Standard), offer.Price);
        Assert.Equal("pallet", offer.Skipped!.Unit);
    }

    [Fact]
    public async Task An_older_order_that_cannot_be_converted_is_not_worth_a_word()
    {
        await portal.OrderAsync(item, 640, portal.Today.AddDays(-2), unit: "pallet");
        await portal.OrderAsync(item, 2.5m, portal.Today.AddDays(-1));
        Assert.Null((await OfferAsync()).Skipped);
    }

    [Fact]
    public async Task A_conversion_says_nothing_once_the_item_is_measured_otherwise()
    {
        await portal.UnitAsync(item, "case", 12);
        await portal.OrderAsync(item, 24, portal.Today, unit: "case");
        Assert.Equal(2, (await OfferAsync()).Price!.UnitPrice);
        await portal.ImportAsync("items", "Code,Name,Unit\nOIL,Oil,l\n");
        var offer = await OfferAsync();
        Assert.Null(offer.Price);
        Assert.Equal("case", offer.Skipped!.Unit);
    }

    [Fact]
    public async Task Conversions_are_imported_corrected_and_refused_with_reasons()
    {
        var first = await portal.ImportAsync("unit-conversions", "Item,Unit,Factor\nOIL,case,12\noil,CASE,13\nOIL,Bottle,2\nOIL,box,0\nNONE,box,2\nOIL,drum,0.00833333\n");
        Assert.Equal((2, 4), (first.Counts.New, first.Counts.SetAside));
        Assert.Equal([3, 4, 5, 6], first.SetAside.Select(r => r.Record.Line));
        var second = await portal.ImportAsync("unit-conversions", "Item,Unit,Factor\nOIL,case,24\nOIL,drum,.00833333\n");
        Assert.Equal((1, 1), (second.Counts.Changed, second.Counts.Unchanged));
        await using var db = portal.Open();
        Assert.Equal(24, (await db.Set<ItemUnit>().SingleAsync(u => u.Unit == "case")).Factor);
    }

    [Fact]
    public async Task Another_companys_conversions_convert_nothing_here()
    {
        var other = await portal.AnotherCompanyAsync();
        await using (var db = other.Open())
        {
            db.Add(new ItemUnit(item.Id, "case", 12, "bottle"));
            await db.SaveChangesAsync();
        }

        await portal.OrderAsync(item, 24, portal.Today, unit: "case");
        Assert.Null((await OfferAsync()).Price);
    }

    [Fact]
    public async Task A_price_beyond_the_bound_is_told_from_one_within()
    {
        foreach (var (price, day) in new[] { (9m, 90), (10m, 60), (11m, 40), (10m, 30) })
        {
            await portal.OrderAsync(item, price, portal.Today.AddDays(-day));
        }

        await portal.OrderAsync(item, 12.5m, portal.Today.AddDays(-2));
        var offer = await OfferAsync();
        Assert.Equal(new UsualPrice(10, 4), offer.Usual);
        Assert.Null(offer.FarBy);
        await portal.OrderAsync(item, 12.5001m, portal.Today.AddDays(-1));
        Assert.NotNull((await OfferAsync()).FarBy);
        Assert.Null(offer.Usual!.FarBy(7.5m));
        Assert.Equal(-0.26m, offer.Usual.FarBy(7.4m));
    }

    [Fact]
    public async Task Two_orders_make_nothing_usual_nor_do_those_of_long_ago()
    {
        await portal.OrderAsync(item, 1, portal.Today.AddMonths(-25));
        await portal.OrderAsync(item, 10, portal.Today.AddDays(-30));
        await portal.OrderAsync(item, 10, portal.Today.AddDays(-20));
        await portal.OrderAsync(item, 30, portal.Today.AddDays(-10));
        var offer = await OfferAsync();
        Assert.Null(offer.Usual);
        Assert.Null(offer.FarBy);
    }

    [Fact]
    public async Task What_is_usual_is_reckoned_per_own_unit_and_in_the_budgets_currency()
    {
        await portal.UnitAsync(item, "case", 10);
        await portal.RateAsync("USD", "EUR", portal.Today.AddYears(-1), 0.5m);
        await portal.OrderAsync(item, 20, portal.Today.AddDays(-50), currency: "USD");
        await portal.OrderAsync(item, 100, portal.Today.AddDays(-40), unit: "case");
        await portal.OrderAsync(item, 10.4m, portal.Today.AddDays(-30));
        await portal.OrderAsync(item, 99, portal.Today.AddDays(-20));
        Assert.Equal(new UsualPrice(10, 3), (await OfferAsync()).Usual);
    }

    private async Task<PriceOffer> OfferAsync() => (await portal.As<PriceQueries>(emil).PriceAsync(partId, item.Id)).Value!.Offer;
}
