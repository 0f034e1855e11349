namespace BudgetPortal.Execution.Import;

/// <summary>Names of two systems are the same whatever their case.</summary>
internal static class Names
{
    public static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
