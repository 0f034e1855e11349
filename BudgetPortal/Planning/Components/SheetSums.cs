using BudgetPortal.Planning.Sheets;

namespace BudgetPortal.Planning.Components;

/// <summary>What the lines of a sheet come to, in the budget's currency.</summary>
/// <param name="Changed">Lines that differ from last year's; all when there was none.</param>
/// <param name="Months">One amount for each month of the budget.</param>
/// <param name="Groups">By category.</param>
/// <param name="Carried">What was carried forward from earlier budgets.</param>
public sealed record SheetSums(LineSums Lines, int Changed, IReadOnlyList<decimal> Months, IReadOnlyDictionary<string, GroupSums> Groups, decimal Carried)
{
    public static SheetSums Of(IReadOnlyList<SheetLine> lines, EntrySheet sheet)
    {
        return new SheetSums(
            new LineSums(
                lines.Count, lines.Sum(l => l.Figures.Amount), With(LineGap.WithoutJustification), With(LineGap.WithoutPrice), With(LineGap.OldPrice)),
            lines.Count(l => l.Differs),
            MonthsOf(lines, sheet.MonthCount),
            lines.GroupBy(l => l.Category).ToDictionary(g => g.Key, g => new GroupSums(
                g.Count(), g.Sum(l => l.Figures.Amount), sheet.LastYearTotal is null ? null : g.Sum(l => l.LastYear ?? 0), MonthsOf(g, sheet.MonthCount)),
                StringComparer.Ordinal),
            lines.Where(l => l.Figures.IsCarried).Sum(l => l.Figures.Amount));

        int With(LineGap gap) => lines.Count(l => l.Has(gap, sheet.Today));
    }

    private static decimal[] MonthsOf(IEnumerable<SheetLine> lines, int count)
    {
        var months = new decimal[count];
        foreach (var amounts in lines.Select(l => l.Figures.MonthAmounts))
        {
            for (var month = 0; month < amounts.Count; month++)
            {
                months[month] += amounts[month];
            }
        }

        return months;
    }
}

/// <param name="LastYear">Null when there was no budget before.</param>
/// <param name="Months">One amount for each month of the budget.</param>
public sealed record GroupSums(int Lines, decimal Amount, decimal? LastYear, IReadOnlyList<decimal> Months);
