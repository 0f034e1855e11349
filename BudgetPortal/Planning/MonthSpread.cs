namespace BudgetPortal.Planning;

/// <summary>Spreads a figure over months by their weights; the months always add up, and none is negative.</summary>
public static class MonthSpread
{
    /// <summary>
    /// Shares in proportion of the weights: what is planned up to each month is its exact share rounded down, so that no month is further
    /// than one step from its own, and a month without weight gets nothing.
    /// </summary>
    /// <param name="whole">Zero or more, at most 10^15, with no more decimals than the shares.</param>
    /// <param name="weights">One for each month, none negative, some above zero.</param>
    /// <param name="decimals">Decimals of each share: 0 to 4.</param>
    public static decimal[] Shares(decimal whole, IReadOnlyList<decimal> weights, int decimals)
    {
        var total = weights.Sum();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(total, nameof(weights));
        var shares = new decimal[weights.Count];
        var (weightSoFar, soFar) = (0m, 0m);
        for (var month = 0; month < shares.Length; month++)
        {
            weightSoFar += weights[month];
            var upTo = weightSoFar == total ? whole : Floor(whole * (weightSoFar / total), decimals);
            shares[month] = upTo - soFar;
            soFar = upTo;
        }

        return shares;
    }

    /// <summary>Each month's quantity × unit price, to the cent; the last month with a quantity takes the difference to the amount.</summary>
    /// <param name="quantities">They add up to more than zero.</param>
    /// <param name="decimals">Decimals of the currency.</param>
    public static decimal[] Amounts(IReadOnlyList<decimal> quantities, decimal unitPrice, decimal amount, int decimals)
    {
        var total = quantities.Sum();
        var amounts = new decimal[quantities.Count];
        var (quantitySoFar, amountSoFar) = (0m, 0m);
        for (var month = 0; month < amounts.Length; month++)
        {
            quantitySoFar += quantities[month];
            var upTo = quantitySoFar == total
                ? amount
                : Math.Min(amount, Math.Round(quantitySoFar * unitPrice, decimals, MidpointRounding.AwayFromZero));
            amounts[month] = upTo - amountSoFar;
            amountSoFar = upTo;
        }

        return amounts;
    }

    /// <summary>Rounds down; what the division left below the tenth decimal is no part of the figure.</summary>
    private static decimal Floor(decimal value, int decimals) => Math.Round(Math.Round(value, 10), decimals, MidpointRounding.ToZero);
}
