using BudgetPortal.Catalog;
using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>The price that the portal proposes for an item, and why.</summary>
/// <param name="Price">In the budget's currency; null when there is none, and the user types one.</param>
/// <param name="Problem">Why there is no price although there is an order or a standard price; null otherwise.</param>
/// <param name="Standard">How a standard price of another currency was converted; null when it was not.</param>
/// <param name="Skipped">A later order that priced nothing, since its unit cannot be converted; null when there is none.</param>
/// <param name="Usual">What the item usually costs; null when nothing is usual yet.</param>
public sealed record PriceOffer(
    LinePrice? Price, Error? Problem = null, StandardConversion? Standard = null, OrderPrice? Skipped = null, UsualPrice? Usual = null)
{
    /// <summary>By which share the proposed price is above or below the usual one; null when it is not far from it.</summary>
    public decimal? FarBy => Price is { } price ? Usual?.FarBy(price.UnitPrice) : null;
}

/// <summary>How a standard price came into the budget's currency.</summary>
/// <param name="Rate">Budget currency per 1 of the organization's.</param>
public sealed record StandardConversion(decimal UnitPrice, string Currency, decimal Rate, DateOnly RateDate);
