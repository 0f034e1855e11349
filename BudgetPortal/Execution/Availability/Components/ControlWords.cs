using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Availability.Components;

/// <summary>Says how strictly a budget is kept.</summary>
internal static class ControlWords
{
    public static string Of(Available available) => available.Mode switch
    {
        ControlMode.Ignore => AvailabilityText.Ignores,
        ControlMode.Warn => Said(AvailabilityText.Warns, AvailabilityText.WarnsToDate, available),
        _ => Said(AvailabilityText.Stops, AvailabilityText.StopsToDate, available),
    };

    private static string Said(string year, string toDate, Available available) =>
        Words.Format(available.Basis == ControlBasis.Year ? year : toDate, Numbers.Percent(available.Tolerance / 100, available.Tolerance % 1 == 0 ? 0 : 2));
}
