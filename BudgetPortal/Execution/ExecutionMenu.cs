using BudgetPortal.Platform;

namespace BudgetPortal.Execution;

/// <summary>Execution is for those whose cost centers have something to spend.</summary>
internal sealed class ExecutionMenu(AppropriationListQueries queries) : IMenuCondition
{
    public string Href => "execution";

    public Task<bool> HoldsAsync() => queries.AnyAsync();
}
