using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>How a distance to a target is said.</summary>
public static class TargetWords
{
    /// <summary>"24,200 under", "118,400 over" or that it is met.</summary>
    public static string Words(this TargetDistance distance, int decimals = 0) => distance.Difference == 0
        ? PlanningText.TargetMet
        : Platform.Words.Format(
            distance.Difference > 0 ? PlanningText.TargetOver : PlanningText.TargetUnder, Numbers.Plain(Math.Abs(distance.Difference), decimals));

    /// <summary>The class of its color: what the budget lets pass in silence has none.</summary>
    public static string? Tone(this TargetDistance distance, TargetControl control) =>
        distance.IsBeyond && control != TargetControl.Ignore ? "bp-bad" : null;

    /// <summary>The sentence of a warning; null when there is nothing to warn of.</summary>
    public static string? Warning(this TargetDistance? distance, TargetControl control) =>
        distance is { IsBeyond: true } beyond && control != TargetControl.Ignore
            ? Platform.Words.Format(
                beyond.IsRevenue ? PlanningText.TargetWarnsShort : PlanningText.TargetWarnsOver, Numbers.Plain(Math.Abs(beyond.Difference)))
            : null;

    public static string Word(this TargetControl control) => control switch
    {
        TargetControl.Ignore => PlanningText.TargetControlIgnore,
        TargetControl.Warn => PlanningText.TargetControlWarn,
        _ => PlanningText.TargetControlStop,
    };
}
