namespace BudgetPortal.Planning;

/// <summary>What entry does beyond a cost center's target; in a revenue budget, short of it.</summary>
public enum TargetControl
{
    /// <summary>Shows the distance and nothing else.</summary>
    Ignore,

    /// <summary>Warns, and lets it pass.</summary>
    Warn,

    /// <summary>
    /// Refuses a line that brings the total above the target, and submitting beyond it. A revenue budget grows line by line towards its
    /// target, so falling short is refused at submitting only.
    /// </summary>
    Stop,
}
