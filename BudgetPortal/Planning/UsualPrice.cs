namespace BudgetPortal.Planning;

/// <summary>
/// What an item usually costs: the median of what was paid for it in the orders before the last one. The portal's own rule: a median,
/// since one odd order must not move it; 24 months, since older prices say little; three orders at least, since fewer make no habit.
/// A price that is far from it is warned of, never refused.
/// </summary>
/// <param name="UnitPrice">Per the item's own unit in the budget's currency, 4 decimals; above zero.</param>
/// <param name="Orders">How many orders it is made of.</param>
public sealed record UsualPrice(decimal UnitPrice, int Orders)
{
    /// <summary>Orders before the last one that are looked at, at the most.</summary>
    public const int MostOrders = 10;

    /// <summary>With fewer orders nothing is usual.</summary>
    public const int FewestOrders = 3;

    /// <summary>How old an order may be.</summary>
    public const int Months = 24;

    /// <summary>A price is far from the usual one when it differs from it by more than this share.</summary>
    public const decimal Bound = 0.25m;

    /// <summary>Null when there are too few prices.</summary>
    /// <param name="earlier">Of the orders before the last one.</param>
    public static UsualPrice? Of(IReadOnlyCollection<decimal> earlier)
    {
        if (earlier.Count < FewestOrders)
        {
            return null;
        }

        var sorted = earlier.Order().ToList();
        var middle = (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
        return middle > 0 ? new UsualPrice(Platform.Currency.RoundUnitPrice(middle), sorted.Count) : null;
    }

    /// <summary>By which share a price is above (or, negative, below) the usual one; null when it is not far from it.</summary>
    public decimal? FarBy(decimal unitPrice)
    {
        var share = (unitPrice - UnitPrice) / UnitPrice;
        return Math.Abs(share) > Bound ? share : null;
    }
}
