using BudgetPortal.Planning;

namespace BudgetPortal.Execution.Revenue;

/// <summary>What a cost center was to bring of a revenue budget, and what it has brought; amounts in the budget's currency.</summary>
/// <param name="MonthsEnded">Months of the budget that have ended; all of them once it has expired.</param>
/// <param name="IsOver">The budget's last day has passed.</param>
/// <param name="Figures">Of all its lines.</param>
public sealed record PartRevenue(
    Guid PartId, Guid BudgetId, string Budget, string Currency, DateOnly ActiveDate, DateOnly ExpireDate, Guid CostCenterId, string Code, string Name,
    int MonthsEnded, bool IsOver, RevenueFigures Figures, RevenueControl Control)
{
    /// <summary>Code and name.</summary>
    public string Title => $"{Code} {Name}";

    /// <summary>Whether a shortfall is told by now: not where it is ignored, and by the whole time only when that is over.</summary>
    public bool IsWatched => Control.Mode == ControlMode.Warn && (Control.Basis == ControlBasis.ToDate || IsOver);

    /// <summary>Whether it is short by more than the tolerance lets pass.</summary>
    public bool IsShort => IsWatched && Figures.Shortfall > Figures.PlannedToDate * Control.Tolerance / 100;

    /// <summary>First day of the last month that has ended; null before the first one has.</summary>
    public DateOnly? LastMonth => MonthsEnded == 0 ? null : new DateOnly(ActiveDate.Year, ActiveDate.Month, 1).AddMonths(MonthsEnded - 1);

    /// <summary>Months of a budget that have ended before a day; all of them once it has expired.</summary>
    internal static int Ended(Budget budget, DateOnly today) => today > budget.ExpireDate
        ? budget.MonthCount
        : Math.Max(0, ((today.Year - budget.ActiveDate.Year) * 12) + today.Month - budget.ActiveDate.Month);
}

/// <param name="PlannedToDate">Of the months that have ended.</param>
/// <param name="Planned">Of the whole time.</param>
/// <param name="Actual">Posted up to today.</param>
public sealed record RevenueFigures(decimal PlannedToDate, decimal Planned, decimal Actual)
{
    public static RevenueFigures None { get; } = new(0, 0, 0);

    /// <summary>Below zero when more came in than was planned by now.</summary>
    public decimal Shortfall => PlannedToDate - Actual;

    /// <summary>The shortfall of what was planned by now; zero where nothing was.</summary>
    public decimal ShortShare => PlannedToDate == 0 ? 0 : Shortfall / PlannedToDate;

    /// <summary>What has come in of the whole time's plan; zero where nothing is planned.</summary>
    public decimal Share => Planned == 0 ? 0 : Actual / Planned;

    public static RevenueFigures operator +(RevenueFigures one, RevenueFigures other) =>
        new(one.PlannedToDate + other.PlannedToDate, one.Planned + other.Planned, one.Actual + other.Actual);
}

/// <summary>How strictly the revenue of a budget is watched.</summary>
/// <param name="Tolerance">In percent of what was planned by now.</param>
/// <param name="Version">Empty where nobody has set it.</param>
public sealed record RevenueControl(ControlMode Mode, decimal Tolerance, ControlBasis Basis, Guid Version)
{
    /// <summary>Of a budget for which nobody has set another.</summary>
    public static RevenueControl Usual { get; } = new(ControlMode.Warn, 0, ControlBasis.ToDate, Guid.Empty);

    internal static RevenueControl Of(BudgetControl? control) =>
        control is null ? Usual : new RevenueControl(control.Mode, control.Tolerance, control.Basis, control.Version);
}
