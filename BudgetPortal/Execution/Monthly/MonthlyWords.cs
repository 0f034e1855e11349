using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Monthly;

/// <summary>What the rows are called.</summary>
internal static class MonthlyWords
{
    /// <summary>Jan.</summary>
    public static string Short(MonthFigures month) => month.Place == MonthPlace.After ? MonthlyText.After : Dates.ShortMonth(month.First);

    /// <summary>Jan 2026.</summary>
    public static string Long(MonthFigures month) => month.Place == MonthPlace.After
        ? Words.Format(MonthlyText.AfterMonth, Dates.Month(month.First)) : Dates.Month(month.First);
}
