using BudgetPortal.Organizations.Import;

namespace BudgetPortal.Execution.Import;

/// <summary>The kinds of files that bring what was spent.</summary>
internal static class SpendingImports
{
    /// <summary>Those that the current user may import.</summary>
    public static async Task<IReadOnlyList<ImportKind>> PermittedAsync(ImportService import) =>
        [.. ((await import.PermittedKindsAsync()).Value ?? []).Where(k => k is ObligationImport or DisbursementImport)];
}
