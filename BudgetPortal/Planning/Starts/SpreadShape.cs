namespace BudgetPortal.Planning.Starts;

/// <summary>Lays the months of one budget over those of another: the shape stays.</summary>
public static class SpreadShape
{
    /// <summary>
    /// The weight of each new month: that of the same month of the calendar, the average of several years; a month that was not planned gets
    /// nothing. A budget of the same length that begins in the same month keeps its weights as they are.
    /// </summary>
    /// <param name="weights">Of the old months.</param>
    /// <param name="from">A day of the first old month.</param>
    /// <param name="first">A day of the first new month.</param>
    public static IReadOnlyList<decimal> Over(IReadOnlyList<decimal> weights, DateOnly from, DateOnly first, int months)
    {
        if (weights.Count == months && from.Month == first.Month)
        {
            return weights;
        }

        var ofMonth = weights.Select((weight, m) => (from.AddMonths(m).Month, Weight: weight)).GroupBy(w => w.Month, w => w.Weight)
            .ToDictionary(g => g.Key, g => g.Average());
        return [.. Enumerable.Range(0, months).Select(m => ofMonth.GetValueOrDefault(first.AddMonths(m).Month))];
    }

    /// <summary>
    /// The months from <paramref name="first"/> to <paramref name="last"/> as the same ones of the calendar in another budget, as many of them as it
    /// holds; all of its months when they were all, or when it holds none of them.
    /// </summary>
    /// <param name="from">A day of the first old month.</param>
    /// <param name="start">A day of the first new month.</param>
    public static (int First, int Last) Over(int first, int last, DateOnly from, int oldMonths, DateOnly start, int months)
    {
        if (oldMonths == months && from.Month == start.Month)
        {
            return (first, last);
        }

        if (first == 0 && last == oldMonths - 1)
        {
            return (0, months - 1);
        }

        var years = ((oldMonths + months) / 12) + 2;
        var best = Enumerable.Range(-years, (2 * years) + 1).Select(year => from.Month - start.Month + (12 * year))
            .Select(by => (First: Math.Max(first + by, 0), Last: Math.Min(last + by, months - 1), Starts: first + by >= 0))
            .OrderByDescending(m => m.Last - m.First).ThenByDescending(m => m.Starts).ThenBy(m => m.First).First();
        return best.First <= best.Last ? (best.First, best.Last) : (0, months - 1);
    }

    /// <summary>How a line is spread that is made of another.</summary>
    /// <param name="spread">Of the other, over <paramref name="oldMonths"/> from <paramref name="from"/> on.</param>
    /// <param name="whole">The new line's quantity, of a lump sum its amount.</param>
    /// <param name="decimals">Decimals of the currency for a lump sum; null for pieces, which stay whole when they are.</param>
    /// <param name="profiles">Profiles that can be chosen today.</param>
    internal static SpreadChoice Choose(
        LineSpread spread, DateOnly from, int oldMonths, Budget budget, decimal whole, int? decimals, IReadOnlySet<Guid> profiles)
    {
        if (spread is { Kind: SpreadKind.Profile, ProfileId: { } id } && profiles.Contains(id))
        {
            return new SpreadChoice(SpreadKind.Profile, id);
        }

        IReadOnlyList<decimal> weights = spread.Kind switch
        {
            SpreadKind.Even => [],
            SpreadKind.Profile => spread.Over(budget.ActiveDate, budget.MonthCount),
            _ => Over(spread.Over(from, oldMonths), from, budget.ActiveDate, budget.MonthCount),
        };
        if (!weights.Any(w => w > 0) || whole <= 0)
        {
            return new SpreadChoice(SpreadKind.Even);
        }

        var pieces = IsWhole(whole) && (spread.Kind == SpreadKind.Profile || spread.Weights.All(IsWhole)) ? 0 : 4;
        return new SpreadChoice(SpreadKind.Typed, Months: MonthSpread.Shares(whole, weights, decimals ?? pieces));
    }

    private static bool IsWhole(decimal figure) => decimal.Truncate(figure) == figure;
}
