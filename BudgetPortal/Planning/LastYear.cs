using BudgetPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>The budget that another is compared with.</summary>
public static class LastYear
{
    /// <summary>
    /// For each budget the closest earlier one of its type that was approved, supplementary ones among themselves; budgets without one are left out.
    /// One query, however many are asked for.
    /// </summary>
    public static async Task<IReadOnlyDictionary<Guid, Guid>> LastYearBudgetsAsync(
        this PortalDbContext db, IReadOnlyCollection<Guid> budgetIds, CancellationToken cancellation = default)
    {
        BudgetState[] approved = [BudgetState.Approved, BudgetState.Active, BudgetState.Expired, BudgetState.Closed];
        var pairs = await db.Set<Budget>().AsNoTracking()
            .Where(b => budgetIds.Contains(b.Id))
            .Select(b => new
            {
                b.Id,
                LastYearId = db.Set<Budget>()
                    .Where(o => o.Type == b.Type && o.Currency == b.Currency && o.IsSupplementary == b.IsSupplementary && approved.Contains(o.State) && o.ActiveDate < b.ActiveDate)
                    .OrderByDescending(o => o.ActiveDate).ThenByDescending(o => o.Id)
                    .Select(o => (Guid?)o.Id)
                    .FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        return pairs.Where(p => p.LastYearId is not null).ToDictionary(p => p.Id, p => p.LastYearId!.Value);
    }

    /// <summary>The closest earlier approved budget of the same type; null when there is none.</summary>
    public static async Task<Guid?> LastYearBudgetIdAsync(this PortalDbContext db, Guid budgetId, CancellationToken cancellation = default) =>
        (await db.LastYearBudgetsAsync([budgetId], cancellation)).TryGetValue(budgetId, out var id) ? id : null;
}
