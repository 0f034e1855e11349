using BudgetPortal.Data;
using BudgetPortal.Organizations;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>A cost center that does not take part in a budget.</summary>
/// <param name="WasWithdrawn">It did, until it was deactivated; its lines are kept.</param>
public sealed record OtherCostCenter(Guid Id, string Code, string Name, bool WasWithdrawn);

/// <summary>Reads who can be added to a budget.</summary>
public sealed class TakingPartQueries(PortalDb portalDb)
{
    /// <summary>Active cost centers that do not take part, by code; none without the right to declare budgets.</summary>
    public async Task<IReadOnlyList<OtherCostCenter>> OthersAsync(Guid budgetId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        if (await db.RefuseAsync(PlanningPermissions.DeclareBudget, cancellation) is not null)
        {
            return [];
        }

        var parts = db.Set<CostCenterBudget>().Where(p => p.BudgetId == budgetId);
        return await db.Set<CostCenter>().AsNoTracking()
            .Where(c => c.IsActive && !parts.Any(p => p.CostCenterId == c.Id && p.State != PartState.Withdrawn))
            .OrderBy(c => c.Code)
            .Select(c => new OtherCostCenter(c.Id, c.Code, c.Name, parts.Any(p => p.CostCenterId == c.Id)))
            .ToListAsync(cancellation);
    }
}
