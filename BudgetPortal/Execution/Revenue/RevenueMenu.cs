using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Revenue;

/// <summary>Revenue is for those whose cost centers have some to bring.</summary>
internal sealed class RevenueMenu(RevenueQueries queries) : IMenuCondition
{
    public string Href => RevenueModule.Page;

    public Task<bool> HoldsAsync() => queries.AnyAsync();
}
