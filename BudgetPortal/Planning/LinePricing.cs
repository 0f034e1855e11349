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
}
