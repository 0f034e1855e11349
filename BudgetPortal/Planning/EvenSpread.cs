namespace BudgetPortal.Planning;

/// <summary>Spreads a quantity and an amount evenly over months; the months always add up.</summary>
public static class EvenSpread
{
    /// <summary>Even shares; whole pieces stay whole, and the remainder goes to the last months.</summary>
    /// <param name="quantity">Zero or more, at most 4 decimals.</param>
    /// <param name="months">1 or more.</param>
    public static decimal[] Quantities(decimal quantity, int months) =>
        Shares(quantity, months, decimal.Truncate(quantity) == quantity ? 0 : 4);

    /// <summary>Each month's quantity × unit price, to the cent; the last month with a quantity takes the difference to the amount.</summary>
    /// <param name="decimals">Decimals of the currency.</param>
    public static decimal[] Amounts(decimal[] quantities, decimal unitPrice, decimal amount, int decimals)
    {
        var total = quantities.Sum();
        var amounts = new decimal[quantities.Length];
        if (total == 0)
        {
            return Shares(amount, quantities.Length, decimals);
        }

        var (quantitySoFar, amountSoFar) = (0m, 0m);
        for (var month = 0; month < quantities.Length; month++)
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

    private static decimal[] Shares(decimal whole, int months, int decimals)
    {
        var shares = new decimal[months];
        var soFar = 0m;
        for (var month = 0; month < months; month++)
        {
            var upTo = month == months - 1 ? whole : Floor(whole * (month + 1) / months, decimals);
            shares[month] = upTo - soFar;
            soFar = upTo;
        }

        return shares;
    }

    private static decimal Floor(decimal value, int decimals)
    {
        var factor = decimals switch { 0 => 1m, 2 => 100m, 3 => 1000m, _ => 10_000m };
        return decimal.Floor(value * factor) / factor;
    }
}
