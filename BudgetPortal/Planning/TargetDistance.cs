namespace BudgetPortal.Planning;

/// <summary>How far a total is from its target.</summary>
/// <param name="Total">In the budget's currency, like the target.</param>
/// <param name="IsRevenue">More is good, and falling short is what matters.</param>
public readonly record struct TargetDistance(decimal Target, decimal Total, bool IsRevenue)
{
    /// <summary>Null without a target.</summary>
    public static TargetDistance? Of(decimal? target, decimal total, BudgetType type) =>
        target is { } amount ? new TargetDistance(amount, total, type == BudgetType.Revenue) : null;

    /// <summary>Total minus target.</summary>
    public decimal Difference => Total - Target;

    /// <summary>More is spent, or less is earned, than the target allows.</summary>
    public bool IsBeyond => IsRevenue ? Difference < 0 : Difference > 0;
}
