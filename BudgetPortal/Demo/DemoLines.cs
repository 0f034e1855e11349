using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;

namespace BudgetPortal.Demo;

/// <summary>What people enter: which items or products a cost center needs, how many, at which price and why.</summary>
internal sealed class DemoLines(DemoCatalog catalog, DemoOrders orders, DemoRates rates, DemoCostCenters centers, DemoSpreads spreads)
{
    private static readonly string[] OpexReasons =
    [
        "As in the last twelve months", "Volume follows the production plan", "Frame contract runs until December", "Second shift from March",
        "Required by the retailer's audit", "Two months at the new volume, then as before", "Agreed with purchasing in October",
    ];

    private static readonly string[] CapexReasons =
    [
        "Replaces equipment from 2009", "Pays back within four years", "Needed for the new freezer line", "Required by the fire inspection",
        "Raises capacity by a tenth", "Spare parts are no longer made",
    ];

    private static readonly string[] PriceReasons =
        ["Offer received for next year", "Frame contract from January", "Announced price increase", "Quotation for a larger quantity"];

    /// <summary>The entries of one cost center in a budget, in the order of their codes, each with the day on which it is entered.</summary>
    /// <param name="days">First and last day of entering; only orders up to its day price a line.</param>
    /// <param name="share">Which part, between 0 and 1, of what the cost center usually needs.</param>
    public IEnumerable<(Guid CodeId, LineEntry Entry, DateOnly Day)> For(
        Budget budget, CostCenter center, (DateOnly First, DateOnly Last) days, decimal share = 1) =>
        budget.Type == BudgetType.Revenue ? Revenue(budget, center, days, share) : Expenditure(budget, center, days, share);

    private static DateOnly Day((DateOnly First, DateOnly Last) days, string key) =>
        days.Last.AddDays(-Draw.Whole(0, Math.Max(0, days.Last.DayNumber - days.First.DayNumber), key + "day"));

    private IEnumerable<(Guid, LineEntry, DateOnly)> Expenditure(
        Budget budget, CostCenter center, (DateOnly First, DateOnly Last) days, decimal share)
    {
        var capital = budget.Type == BudgetType.Capex;
        var usual = (capital ? 0.4m : 0.88m) * share;
        foreach (var item in catalog.Items.Where(i => i.IsCapital == capital && DemoCostCenters.Names(i.Row.Centers, center)))
        {
            var key = $"{budget.Name}{center.Code}{item.Row.Code}";
            var day = Day(days, key);
            if ((decimal)Draw.Of(key) < usual && Price(item, day, budget.Currency, key) is { } price)
            {
                var needed = item.Row.Yearly * (capital ? 1 : centers.Weight(center)) * Draw.Between(0.88m, 1.14m, key + "quantity");
                var quantity = IsSubscription(item.Row) ? item.Row.Yearly : DemoOrders.Rounded(needed);
                yield return (item.Item.Id, Entry(item.Row.Code, budget, quantity, price, Reason(capital ? CapexReasons : OpexReasons, key)), day);
            }
        }
    }

    private LineEntry Entry(string code, Budget budget, decimal quantity, LinePrice price, string reason)
    {
        var spread = spreads.For(code, budget);
        return DemoSpreads.LumpSumOf(code) is { } covers
            ? new LineEntry(1, new LinePrice(Currency.Round(quantity * price.UnitPrice, budget.Currency), PriceSource.Manual, Reason: covers), reason, spread, IsLumpSum: true)
            : new LineEntry(quantity, price, reason, spread);
    }

    private IEnumerable<(Guid, LineEntry, DateOnly)> Revenue(
        Budget budget, CostCenter center, (DateOnly First, DateOnly Last) days, decimal share)
    {
        foreach (var product in catalog.Products)
        {
            var key = $"{budget.Name}{center.Code}{product.Row.Code}";
            if ((decimal)Draw.Of(key) < 0.85m * share)
            {
                var price = product.Row.Price is { } listed
                    ? new LinePrice(listed, PriceSource.Standard)
                    : new LinePrice(2.4m, PriceSource.Manual, Reason: "Price list of next year, not published yet");
                var sold = product.Row.Yearly * centers.Weight(center) * 0.35m * Draw.Between(0.85m, 1.15m, key + "quantity");
                yield return (product.Product.Id, new LineEntry(DemoOrders.Rounded(sold), price, string.Empty), Day(days, key));
            }
        }
    }

    /// <summary>The last order's price, else the standard price; now and then a price of one's own. Null when the item has none.</summary>
    private LinePrice? Price(DemoItem item, DateOnly day, string currency, string key)
    {
        var last = orders.Last(item.Item.Id, day);
        var known = last is null ? item.Item.StandardPrice : InCurrency(last, currency).UnitPrice;
        if (known is { } usual && Draw.Of(key + "manual") < 0.05)
        {
            var offered = Currency.Round(usual * Draw.Between(0.94m, 1.07m, key + "offer"), currency);
            return new LinePrice(Math.Max(0.01m, offered), PriceSource.Manual, Reason: Draw.From(PriceReasons, key + "why"));
        }

        return last is not null
            ? InCurrency(last, currency)
            : known is { } standard ? new LinePrice(standard, PriceSource.Standard) : null;
    }

    private LinePrice InCurrency(PricedOrder last, string currency)
    {
        var (order, line) = (last.Order, last.Line);
        var rate = order.Currency == currency ? null : rates.On(order.Currency, order.Date);
        return new LinePrice(
            Currency.RoundUnitPrice(line.UnitPrice * (rate?.Rate ?? 1) / (last.Packed?.Factor ?? 1)),
            PriceSource.LastPurchaseOrder,
            new LinePriceOrigin(
                line.Id, order.Number, line.Number, order.Date, last.Supplier, line.UnitPrice, order.Currency, rate?.Rate, rate?.Date,
                last.Packed?.Unit, last.Packed?.Factor));
    }

    /// <summary>Twelve months are twelve months, however much the cost center needs.</summary>
    private static bool IsSubscription(ItemRow item) => item is { Unit: "month" or "quarter" or "year", Yearly: <= 12 };

    private static string Reason(IReadOnlyList<string> reasons, string key) =>
        Draw.Of(key + "justified") < 0.45 ? Draw.From(reasons, key + "justification") : string.Empty;
}
