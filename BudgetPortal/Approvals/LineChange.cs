namespace BudgetPortal.Approvals;

/// <summary>What an approver changes in a line before approving.</summary>
/// <param name="Quantity">The new quantity; null leaves it.</param>
/// <param name="UnitPrice">The new unit price in the budget's currency; null leaves it. A changed price counts as set by hand.</param>
/// <param name="Reason">Why; required.</param>
public sealed record LineChange(Guid LineId, decimal? Quantity, decimal? UnitPrice, string Reason)
{
    /// <summary>The name under which errors of one field of one line are reported.</summary>
    public static string FieldOf(Guid lineId, string field) => $"{lineId}.{field}";
}
