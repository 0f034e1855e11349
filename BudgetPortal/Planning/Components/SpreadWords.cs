using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Components;

/// <summary>How a spread is said.</summary>
internal static class SpreadWords
{
    public static string Of(LineSpread spread) => spread.Kind switch
    {
        SpreadKind.Even => PlanningText.SpreadEvenWord,
        SpreadKind.Profile => Words.Format(PlanningText.SpreadByWord, spread.ProfileName),
        _ => PlanningText.SpreadTypedWord,
    };
}
