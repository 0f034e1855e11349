namespace BudgetPortal.Execution.Availability;

/// <summary>A document that passed the control of its budgets.</summary>
/// <param name="Warnings">What it goes over, in words; empty for nothing.</param>
public sealed record Passed(IReadOnlyList<string> Warnings)
{
    public static readonly Passed Quietly = new([]);
}
