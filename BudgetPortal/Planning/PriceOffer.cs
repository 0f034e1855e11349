using BudgetPortal.Catalog;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>The price that the portal proposes for an item, and why.</summary>
/// <param name="Price">In the budget's currency; null when there is none, and the user types one.</param>
/// <param name="Problem">Why there is no price although there is an order or a standard price; null otherwise.</param>
/// <param name="OrderUnit">The unit of the order that the price came from; null without one.</param>
/// <param name="Standard">How a standard price of another currency was converted; null when it was not.</param>
public sealed record PriceOffer(LinePrice? Price, Error? Problem = null, string? OrderUnit = null, StandardConversion? Standard = null)
{
    /// <summary>
    /// The last order's price, converted on the order's day; without an order the standard price, converted today; without that none.
    /// </summary>
    /// <param name="order">The last approved or completed order line; null when there is none.</param>
    /// <param name="home">The organization's currency, in which standard prices are kept.</param>
    /// <param name="currency">The budget's currency.</param>
    public static PriceOffer Choose(
        OrderPrice? order, decimal? standardPrice, string home, string currency, ExchangeRates rates, DateOnly today)
    {
        if (order is not null)
        {
            return rates.Find(order.Currency, currency, order.Date) is { } rate
                ? new PriceOffer(OfOrder(order, currency, rate), OrderUnit: order.Unit)
                : new PriceOffer(null, NoRate(order.Currency, currency, order.Date), order.Unit);
        }

        if (standardPrice is not { } standard)
        {
            return new PriceOffer(Price: null);
        }

        return rates.Find(home, currency, today) is { } todaysRate
            ? new PriceOffer(
                new LinePrice(Currency.RoundUnitPrice(standard * todaysRate.Rate), PriceSource.Standard),
                Standard: home == currency ? null : new StandardConversion(standard, home, todaysRate.Rate, todaysRate.Date))
            : new PriceOffer(null, NoRate(home, currency, today));
    }

    private static LinePrice OfOrder(OrderPrice order, string currency, RateOfDay rate)
    {
        var foreign = order.Currency != currency;
        var origin = new LinePriceOrigin(
            order.OrderLineId, order.Number, order.Line, order.Date, order.Supplier, order.UnitPrice, order.Currency,
            foreign ? Math.Round(rate.Rate, 8, MidpointRounding.AwayFromZero) : null, foreign ? rate.Date : null);
        return new LinePrice(Currency.RoundUnitPrice(order.UnitPrice * rate.Rate), PriceSource.LastPurchaseOrder, origin);
    }

    private static Error NoRate(string from, string to, DateOnly day) =>
        new("planning.no_rate", Words.Format(PlanningText.NoRate, from, to, day), nameof(LinePrice.UnitPrice));
}

/// <summary>How a standard price came into the budget's currency.</summary>
/// <param name="Rate">Budget currency per 1 of the organization's.</param>
public sealed record StandardConversion(decimal UnitPrice, string Currency, decimal Rate, DateOnly RateDate);
