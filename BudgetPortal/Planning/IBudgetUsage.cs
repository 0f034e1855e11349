using BudgetPortal.Data;

namespace BudgetPortal.Planning;

/// <summary>How much of parts' budgets is used; execution knows it.</summary>
public interface IBudgetUsage
{
    /// <summary>Used value in the budget's currency by part id; parts without any are left out. One query at most.</summary>
    Task<IReadOnlyDictionary<Guid, decimal>> UsedAsync(PortalDbContext db, IReadOnlyCollection<Guid> partIds, CancellationToken cancellation);
}
