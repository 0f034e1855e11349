namespace BudgetPortal.Execution.Availability;

/// <summary>What a document takes of one line of a budget.</summary>
/// <param name="Amount">In the budget's currency.</param>
public sealed record Use(Guid BudgetLineId, decimal Amount);

/// <summary>From the smallest to the largest.</summary>
public enum LevelKind
{
    Line,
    CostCenter,

    /// <summary>A cost center with all below it.</summary>
    Group,
    Budget,
}

/// <summary>How much there is, how much of it is gone at each stage, and what a document leaves. Each stage takes the place of the one before, so that nothing counts twice.</summary>
/// <param name="Id">Of the line, the cost center or the budget.</param>
/// <param name="Budget">What may be spent: of the whole time, or of the months up to the document's.</param>
/// <param name="Reserved">Expenses that are submitted and not decided.</param>
/// <param name="Committed">What is obligated and not paid.</param>
/// <param name="Actual">What is paid, with approved expenses and exchange differences.</param>
/// <param name="This">What the document takes.</param>
public sealed record AvailabilityLevel(
    LevelKind Kind, Guid Id, string Name, decimal Budget, decimal Reserved, decimal Committed, decimal Actual, decimal This)
{
    /// <summary>Below zero when the document goes over.</summary>
    public decimal Remaining => Budget - Reserved - Committed - Actual - This;

    /// <summary>By how much the document passes what is let pass; zero when it does not, or takes nothing.</summary>
    /// <param name="tolerance">Percent of the budget.</param>
    public decimal Over(decimal tolerance) => This <= 0 ? 0 : Math.Max(0, -Remaining - (Budget * tolerance / 100));
}
