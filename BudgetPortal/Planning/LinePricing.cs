using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>Decides which price a line gets: the proposed one, or the one that a user typed.</summary>
internal static class LinePricing
{
    /// <param name="typed">Null takes the proposed price; typing exactly that one is no manual price either.</param>
    public static Result<LinePrice> Choose(PriceOffer offer, decimal? typed, string reason)
    {
        if (typed is { } price && price != offer.Price?.UnitPrice)
        {
            return new LinePrice(price, PriceSource.Manual, Reason: reason.Trim());
        }

        return (offer.Price, offer.Problem) switch
        {
            ({ } proposed, _) => proposed,
            (_, { } problem) => problem,
            _ => new Error("planning.no_price", PlanningText.NoPrice, nameof(LinePrice.UnitPrice)),
        };
    }

    /// <summary>The price of a new line; that of a lump sum is its amount, which always says what it covers.</summary>
    public static Result<LinePrice> OfNew(NewLine line, PriceOffer offer) => line.IsLumpSum
        ? new LinePrice(line.UnitPrice ?? 0, PriceSource.Manual, Reason: line.Reason)
        : Choose(offer, line.UnitPrice, line.Reason);

    /// <summary>Whether a change asks for another price, so that <see cref="Changed"/> needs the offer.</summary>
    public static bool NeedsOffer(LineEntry before, LineChange change) =>
        !before.IsLumpSum && (change.UseLastPrice || (change.UnitPrice is { } typed && typed != before.Price.UnitPrice));

    /// <summary>The price of a line after a change.</summary>
    /// <param name="offer">Looked at only when <see cref="NeedsOffer"/>.</param>
    public static Result<LinePrice> Changed(LineEntry before, LineChange change, PriceOffer? offer)
    {
        var price = before.Price;
        if (before.IsLumpSum)
        {
            return price with { UnitPrice = change.UnitPrice ?? price.UnitPrice, Reason = change.Reason?.Trim() ?? price.Reason };
        }

        return NeedsOffer(before, change)
            ? Choose(offer ?? new PriceOffer(Price: null), change.UseLastPrice ? null : change.UnitPrice, change.Reason ?? price.Reason)
            : price.Source == PriceSource.Manual && change.Reason is { } reason ? price with { Reason = reason.Trim() } : price;
    }
}
