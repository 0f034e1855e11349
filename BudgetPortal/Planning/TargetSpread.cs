using System.Numerics;

namespace BudgetPortal.Planning;

/// <summary>Spreads a total over cost centers.</summary>
public static class TargetSpread
{
    /// <summary>Weights have 4 decimals at the most.</summary>
    private const decimal WeightUnits = 10_000;

    /// <summary>
    /// Shares in proportion to weights, or even ones where all weights are zero. Each is rounded down, and what is left goes, one smallest
    /// unit each, to those who lost most by that; so they add up to the total to the cent, and no share is a whole unit off.
    /// </summary>
    /// <param name="total">Zero or more, with at most that many decimals.</param>
    /// <param name="weights">Zero or more each; at least one.</param>
    /// <param name="decimals">Of the currency: 0 to 3.</param>
    public static decimal[] Shares(decimal total, IReadOnlyList<decimal> weights, int decimals)
    {
        var unit = new decimal(1, 0, 0, false, (byte)decimals);
        var units = new BigInteger(total / unit);
        var parts = weights.All(w => w == 0) ? [.. weights.Select(_ => BigInteger.One)] : weights.Select(w => new BigInteger(w * WeightUnits)).ToArray();
        var sum = parts.Aggregate(BigInteger.Add);
        var shares = parts.Select(p => units * p / sum).ToArray();
        var left = (int)(units - shares.Aggregate(BigInteger.Add));
        foreach (var index in Enumerable.Range(0, shares.Length).OrderByDescending(i => units * parts[i] % sum).Take(left))
        {
            shares[index]++;
        }

        return [.. shares.Select(s => (decimal)s * unit)];
    }
}
