using BudgetPortal.Platform;

namespace BudgetPortal.Organizations.Import;

/// <summary>Import is for everybody who may import something.</summary>
internal sealed class ImportMenu(ImportService import) : IMenuCondition
{
    public string Href => "administration/import";

    public async Task<bool> HoldsAsync() => (await import.PermittedKindsAsync()).Succeeded;
}
