namespace BudgetPortal.Platform;

/// <summary>Some rows of a list, and how many there are in all.</summary>
public sealed record RowPage<T>(IReadOnlyList<T> Rows, int Total);
