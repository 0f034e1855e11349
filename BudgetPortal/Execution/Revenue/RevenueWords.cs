using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Revenue;

/// <summary>Says in words where revenue stands.</summary>
internal static class RevenueWords
{
    /// <summary>Up to which month is compared.</summary>
    public static string Month(PartRevenue part) =>
        Words.Format(RevenueText.AmountsIn, part.Currency) + ", " + (part.LastMonth is { } month ? Words.Format(RevenueText.PlanTo, Dates.Month(month)) : RevenueText.NoMonthEnded);

    /// <summary>How strictly a budget is watched.</summary>
    public static string Of(RevenueControl control) => control switch
    {
        { Mode: ControlMode.Ignore } => RevenueText.Ignores,
        { Basis: ControlBasis.Year } => Words.Format(RevenueText.WarnsAtEnd, Percent(control.Tolerance)),
        _ => Words.Format(RevenueText.Warns, Percent(control.Tolerance)),
    };

    /// <summary>What has come in against what was planned by now.</summary>
    public static string Of(PartRevenue part) =>
        part.IsShort ? Words.Format(RevenueText.Short, Share(part.Figures))
        : part.Figures.Shortfall <= 0 ? part.Figures.Shortfall == 0 || part.Figures.PlannedToDate == 0 ? RevenueText.OnPlan : Words.Format(RevenueText.Ahead, Share(part.Figures))
        : !part.IsWatched ? Words.Format(RevenueText.ShortNotWatched, Share(part.Figures))
        : Words.Format(RevenueText.ShortWithin, Share(part.Figures));

    private static string Share(RevenueFigures figures) => Numbers.Percent(Math.Abs(figures.ShortShare), Math.Abs(figures.ShortShare) < 0.1m ? 1 : 0);

    private static string Percent(decimal tolerance) => Numbers.Percent(tolerance / 100, tolerance % 1 == 0 ? 0 : 2);
}
