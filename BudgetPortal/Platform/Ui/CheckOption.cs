namespace BudgetPortal.Platform.Ui;

/// <summary>One line of a <see cref="CheckList"/>.</summary>
/// <param name="Note">A few quiet words at its end, such as a count.</param>
/// <param name="Refusal">Why it cannot be chosen; null when it can.</param>
public sealed record CheckOption(Guid Id, string Text, string? Note = null, string? Refusal = null);
