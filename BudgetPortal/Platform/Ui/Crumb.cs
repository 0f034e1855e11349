namespace BudgetPortal.Platform.Ui;

/// <summary>A page above this one; without an address it is this one.</summary>
public sealed record Crumb(string Text, string? Href = null);
