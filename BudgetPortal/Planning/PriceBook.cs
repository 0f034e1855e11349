using BudgetPortal.Catalog;
using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>What is known today about the prices of some items, in the currency of one budget.</summary>
internal sealed class PriceBook
{
    private const int OrdersShown = 8;

    private readonly string currency;
    private readonly string home;
    private readonly DateOnly today;
    private readonly ILookup<Guid, OrderPrice> orders;
    private readonly ILookup<Guid, OrderPrice> unconvertible;
    private readonly ExchangeRates rates;

    private PriceBook(
        Budget budget, Organization organization, DateOnly today, ILookup<Guid, OrderPrice> orders, ILookup<Guid, OrderPrice> unconvertible,
        ExchangeRates rates)
    {
        currency = budget.Currency;
        home = organization.Currency;
        this.today = today;
        this.orders = orders;
        this.unconvertible = unconvertible;
        this.rates = rates;
    }

    /// <summary>All that there is to say: two queries, and two more when something is in another currency, however many items are asked for.</summary>
    public static Task<PriceBook> LoadAsync(
        PortalDbContext db, EntryDesk desk, IReadOnlyCollection<Guid> codeIds, CancellationToken cancellation = default) =>
        LoadAsync(db, desk.Budget, desk.Organization, desk.Today, codeIds, UsualPrice.MostOrders + 1, offers: true, cancellation);

    /// <summary>The last orders only: enough for offers, which then know nothing usual.</summary>
    public static Task<PriceBook> LoadLastAsync(
        PortalDbContext db, EntryDesk desk, IReadOnlyCollection<Guid> codeIds, CancellationToken cancellation = default) =>
        LoadAsync(db, desk.Budget, desk.Organization, desk.Today, codeIds, 1, offers: true, cancellation);

    /// <summary>What is usual, and no offers: one query less.</summary>
    public static Task<PriceBook> LoadUsualAsync(
        PortalDbContext db, Budget budget, Organization organization, DateOnly today, IReadOnlyCollection<Guid> codeIds,
        CancellationToken cancellation = default) =>
        LoadAsync(db, budget, organization, today, codeIds, UsualPrice.MostOrders + 1, offers: false, cancellation);

    private static async Task<PriceBook> LoadAsync(
        PortalDbContext db, Budget budget, Organization organization, DateOnly today, IReadOnlyCollection<Guid> codeIds, int most, bool offers,
        CancellationToken cancellation)
    {
        var known = await db.OrderPricesAsync(codeIds, most, cancellation: cancellation);
        var others = await db.OrderPricesAsync(offers ? codeIds : [], 1, convertible: false, cancellation);
        var needs = known.SelectMany(o => o).Select(o => new RateNeed(o.Currency, budget.Currency, o.Date));
        if (offers && codeIds.Any(id => !known.Contains(id)))
        {
            needs = needs.Append(new RateNeed(organization.Currency, budget.Currency, today));
        }

        var published = await ExchangeRates.LoadAsync(db, needs, organization.Currency, cancellation);
        return new PriceBook(budget, organization, today, known, others, published);
    }

    /// <summary>
    /// The last order's price, converted to the item's unit and, by the rate of the order's day, to the budget's currency; without an
    /// order the standard price, converted today; without that none.
    /// </summary>
    public PriceOffer Offer(BudgetCode code)
    {
        var order = orders[code.Id].FirstOrDefault();
        return (order is not null ? OfOrder(order) : OfStandard(code.StandardPrice)) with
        {
            Skipped = unconvertible[code.Id].FirstOrDefault(u => order is null || IsLater(u, order)),
            Usual = Usual(code.Id),
        };
    }

    public UsualPrice? Usual(Guid codeId) =>
        UsualPrice.Of([.. Past(orders[codeId].Skip(1), UsualPrice.Months).Select(p => p.UnitPrice)]);

    /// <summary>Oldest first, at most 8 orders of the last 24 months; those without a rate are left out.</summary>
    public IReadOnlyList<PastPrice> History(Guid codeId) => [.. Past(orders[codeId].Take(OrdersShown), UsualPrice.Months).Reverse()];

    private static bool IsLater(OrderPrice one, OrderPrice other) =>
        (one.Date, one.Number.Length).CompareTo((other.Date, other.Number.Length)) is var later and not 0
            ? later > 0
            : (string.CompareOrdinal(one.Number, other.Number), one.Line - other.Line) is ( > 0, _) or (0, > 0);

    private IEnumerable<PastPrice> Past(IEnumerable<OrderPrice> lines, int months) =>
        from order in lines
        where order.Date >= today.AddMonths(-months)
        let rate = rates.Find(order.Currency, currency, order.Date)
        where rate is not null
        select new PastPrice(order.Date, order.PerOwnUnit(rate.Rate), order.Number, order.Supplier);

    private PriceOffer OfOrder(OrderPrice order)
    {
        if (rates.Find(order.Currency, currency, order.Date) is not { } rate)
        {
            return new PriceOffer(null, NoRate(order.Currency, order.Date));
        }

        var (foreign, converted) = (order.Currency != currency, order.Factor != 1);
        var origin = new LinePriceOrigin(
            order.OrderLineId, order.Number, order.Line, order.Date, order.Supplier, order.UnitPrice, order.Currency,
            foreign ? Math.Round(rate.Rate, 8, MidpointRounding.AwayFromZero) : null, foreign ? rate.Date : null,
            converted ? order.Unit : null, converted ? order.Factor : null);
        return new PriceOffer(new LinePrice(order.PerOwnUnit(rate.Rate), PriceSource.LastPurchaseOrder, origin));
    }

    private PriceOffer OfStandard(decimal? standardPrice)
    {
        if (standardPrice is not { } standard)
        {
            return new PriceOffer(Price: null);
        }

        return rates.Find(home, currency, today) is { } rate
            ? new PriceOffer(
                new LinePrice(Currency.RoundUnitPrice(standard * rate.Rate), PriceSource.Standard),
                Standard: home == currency ? null : new StandardConversion(standard, home, rate.Rate, rate.Date))
            : new PriceOffer(null, NoRate(home, today));
    }

    private Error NoRate(string from, DateOnly day) =>
        new("planning.no_rate", Words.Format(PlanningText.NoRate, from, currency, day), nameof(LinePrice.UnitPrice));
}
