namespace BudgetPortal.Planning.Sheets.Components;

/// <summary>What a filter says.</summary>
internal static class FilterWords
{
    public static string Of(LinePriceKind price) => price switch
    {
        LinePriceKind.Order => SheetsText.FromOrder,
        LinePriceKind.Standard => PlanningText.StandardChip,
        LinePriceKind.Manual => PlanningText.ManualChip,
        LinePriceKind.CarriedForward => PlanningText.CarriedForward,
        _ => PlanningText.LumpSum,
    };

    public static string Of(LineGap gap) => gap switch
    {
        LineGap.WithoutPrice => SheetsText.WithoutPrice,
        LineGap.WithoutJustification => SheetsText.WithoutJustification,
        _ => SheetsText.OldPrice,
    };

    public static string Of(OptionalColumn column) => column switch
    {
        OptionalColumn.Unit => PlanningText.UnitWord,
        OptionalColumn.Source => PlanningText.PriceFrom,
        OptionalColumn.LastYear => PlanningText.LastYear,
        OptionalColumn.Difference => PlanningText.DifferenceWord,
        OptionalColumn.Months => PlanningText.Months,
        _ => PlanningText.Justification,
    };
}
