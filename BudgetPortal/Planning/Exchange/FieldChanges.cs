using System.Globalization;
using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Exchange;

/// <summary>Says field by field what becomes of a line.</summary>
internal static class FieldChanges
{
    private const int MonthsNamed = 3;

    /// <param name="before">Null for a new line.</param>
    /// <param name="typedMonths">Whether months were typed; otherwise they only follow the quantity.</param>
    public static IReadOnlyList<FieldChange> Of(LineFigures? before, LineFigures after, Budget budget, bool typedMonths)
    {
        var changes = new List<FieldChange>();
        if (!after.IsLumpSum)
        {
            Add(PlanningText.Quantity, l => Numbers.Quantity(l.Quantity));
        }

        Add(after.IsLumpSum ? ExchangeText.AmountColumn : PlanningText.UnitPrice, l => Numbers.Price(l.UnitPrice));
        Add(PlanningText.WhyThisPrice, l => l.PriceReason);
        Add(PlanningText.Justification, l => l.Justification);
        if (typedMonths && Months(before, after, budget) is { } months)
        {
            changes.Add(months);
        }

        return changes;

        void Add(string field, Func<LineFigures, string> text)
        {
            var (was, now) = (before is null ? null : text(before), text(after));
            if (!string.Equals(was ?? string.Empty, now, StringComparison.Ordinal))
            {
                changes.Add(new FieldChange(field, was, now));
            }
        }
    }

    /// <summary>The first months that change, and how many more do.</summary>
    private static FieldChange? Months(LineFigures? before, LineFigures after, Budget budget)
    {
        var (was, now) = (before?.Shown().ToList(), after.Shown().ToList());
        var others = Enumerable.Range(0, now.Count).Where(m => now[m] != (was?[m] ?? 0)).ToList();
        return others.Count == 0 ? null : new FieldChange(PlanningText.Months, was is null ? null : Said(was), Said(now));

        string Said(List<decimal?> months)
        {
            var named = string.Join(" · ", others.Take(MonthsNamed).Select(m =>
                $"{budget.ActiveDate.AddMonths(m).ToString("MMM", CultureInfo.CurrentCulture)} {Numbers.Quantity(months[m] ?? 0)}"));
            return others.Count > MonthsNamed ? Words.Format(ExchangeText.MonthsMore, named, others.Count - MonthsNamed) : named;
        }
    }
}
