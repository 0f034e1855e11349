namespace BudgetPortal.Platform.Ui;

/// <summary>One choice: its value and the words for it, with a quieter second line where there is one.</summary>
public sealed record Option<T>(T Value, string Text, string? Note = null);
