namespace BudgetPortal.Execution.Monthly;

/// <summary>What was budgeted and what became of it, in one currency.</summary>
/// <param name="Committed">What is obligated and not paid, by the obligation's date.</param>
/// <param name="Actual">What is paid, by the payment's date, with its exchange difference; and approved expenses, by the receipt's date.</param>
public sealed record Spending(decimal Budget, decimal Committed, decimal Actual)
{
    public static Spending None { get; } = new(0, 0, 0);

    public decimal Used => Committed + Actual;

    /// <summary>Below zero when more is used than was budgeted.</summary>
    public decimal Left => Budget - Used;

    public static Spending operator +(Spending one, Spending other) =>
        new(one.Budget + other.Budget, one.Committed + other.Committed, one.Actual + other.Actual);
}

/// <summary>Where a row lies in time.</summary>
public enum MonthPlace
{
    Within,

    /// <summary>All that is dated after the last month, such as late payments.</summary>
    After,
}

/// <param name="First">The month's first day; of what lies outside, of the nearest month.</param>
/// <param name="HasBegun">By the organization's today.</param>
/// <param name="ToDate">Of this row and all before it.</param>
public sealed record MonthFigures(MonthPlace Place, DateOnly First, bool HasBegun, Spending Own, Spending ToDate)
{
    /// <summary>Whether there is anything to say of its spending.</summary>
    public bool IsTold => HasBegun || Own.Used != 0;
}

/// <summary>Appropriations of one currency, month by month from the first on which one may be spent to the last.</summary>
/// <param name="Months">At least one.</param>
public sealed record MonthlyFigures(string Currency, IReadOnlyList<MonthFigures> Months)
{
    public Spending Total => Months[^1].ToDate;

    /// <summary>The month in which we are, or the last one; null before the first.</summary>
    public MonthFigures? Now => Months.LastOrDefault(m => m.Place == MonthPlace.Within && m.HasBegun);

    /// <param name="first">The first day of the first month.</param>
    /// <param name="budgets">One for each month.</param>
    /// <param name="posted">What is spent, by any day of its month; none before the first, since nothing may be spent then.</param>
    internal static MonthlyFigures Of(
        string currency, DateOnly first, IReadOnlyList<decimal> budgets, IReadOnlyCollection<(DateOnly Day, Spending Spending)> posted, DateOnly today)
    {
        var sums = posted.GroupBy(p => Math.Min(Index(p.Day), budgets.Count))
            .ToDictionary(g => g.Key, g => g.Aggregate(Spending.None, (sum, p) => sum + p.Spending));
        var months = new List<MonthFigures>();
        var toDate = Spending.None;
        for (var i = 0; i <= budgets.Count; i++)
        {
            var place = i == budgets.Count ? MonthPlace.After : MonthPlace.Within;
            var own = sums.GetValueOrDefault(i, Spending.None);
            if (place == MonthPlace.Within)
            {
                own += new Spending(budgets[i], 0, 0);
            }
            else if (own == Spending.None)
            {
                continue;
            }

            toDate += own;
            var day = first.AddMonths(Math.Min(i, budgets.Count - 1));
            months.Add(new MonthFigures(place, day, place != MonthPlace.Within || day <= today, own, toDate));
        }

        return new MonthlyFigures(currency, months);

        int Index(DateOnly day) => ((day.Year - first.Year) * 12) + day.Month - first.Month;
    }
}
