using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>The targets of a budget's cost centers.</summary>
/// <param name="LastYearBudget">Name of the budget before it; null when there is none.</param>
/// <param name="Refusal">Why the reader cannot set targets now; null when they can.</param>
/// <param name="Rows">The tree, parents before those below them.</param>
public sealed record TargetSheet(
    Guid BudgetId, string Name, BudgetType Type, BudgetState State, string Currency, TargetControl Control, string? LastYearBudget, Error? Refusal,
    IReadOnlyList<TargetRow> Rows)
{
    public int Decimals => Platform.Currency.Decimals(Currency);
}

/// <param name="Depth">Zero at the top of the tree.</param>
/// <param name="PartId">Null for a cost center that does not take part and only stands above others.</param>
/// <param name="State">Of the part.</param>
/// <param name="Total">What is entered now.</param>
/// <param name="LastYear">Zero when there was nothing.</param>
/// <param name="Target">As stored; null without one.</param>
public sealed record TargetRow(
    Guid CostCenterId, string Code, string Name, int Depth, Guid? PartId, PartState State, decimal Total, decimal LastYear, decimal? Target)
{
    /// <summary>Whether percentages and totals reach it: a cost center that needs nothing gets a target by hand only.</summary>
    public bool IsReached => PartId is not null && State != PartState.NoBudget;
}

/// <summary>One target to store.</summary>
/// <param name="Target">Null takes it away.</param>
/// <param name="Seen">What was stored when the user saw it; when it is another by now, nothing is stored.</param>
public sealed record TargetChange(Guid PartId, decimal? Target, decimal? Seen)
{
    /// <summary>The field of an error that concerns the target of a part.</summary>
    public static string FieldOf(Guid partId) => $"target-{partId}";
}
