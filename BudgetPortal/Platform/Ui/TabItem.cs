namespace BudgetPortal.Platform.Ui;

/// <summary>One tab: a key for the page, a word for the reader, and how much waits in it.</summary>
public sealed record TabItem(string Key, string Text, int? Count = null);
