namespace BudgetPortal.Platform;

/// <summary>A named right and the default roles that hold it in a new organization.</summary>
/// <param name="Name">Dotted name, e.g. <c>planning.budget.declare</c>.</param>
/// <param name="Roles">Never empty: a right that nobody can hold is a command that nobody can give.</param>
/// <param name="Indispensable">Somebody active must always hold it: the last one cannot be disabled.</param>
public sealed record Permission(string Name, IReadOnlyList<string> Roles, bool Indispensable = false);
