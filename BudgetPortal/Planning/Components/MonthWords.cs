using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Components;

/// <summary>How months are written.</summary>
internal static class MonthWords
{
    /// <summary>Jan 2027.</summary>
    public static string Long(DateOnly day) => Dates.Month(day);

    /// <summary>Jan.</summary>
    public static string Short(DateOnly day) => Dates.ShortMonth(day);

    /// <summary>Jan to Dec, of the calendar.</summary>
    public static IReadOnlyList<string> Calendar =>
        [.. Enumerable.Range(1, SeasonalProfile.Months).Select(m => Short(new DateOnly(2001, m, 1)))];

    /// <summary>The first and the last month of the calendar.</summary>
    public static string CalendarRange => $"{Calendar[0]} – {Calendar[^1]}";

    /// <summary>The first and the last month of a budget.</summary>
    public static string Range(DateOnly first, int months) => $"{Long(first)} – {Long(first.AddMonths(months - 1))}";
}
