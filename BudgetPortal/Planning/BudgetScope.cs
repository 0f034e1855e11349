using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>For whom a budget is declared.</summary>
/// <param name="Ids">Of departments, locations or cost centers, by its kind; empty for all cost centers.</param>
public sealed record BudgetScope(BudgetScopeKind Kind, IReadOnlyCollection<Guid> Ids)
{
    public static readonly BudgetScope All = new(BudgetScopeKind.AllCostCenters, []);
}

public enum BudgetScopeKind
{
    AllCostCenters,
    Departments,
    Locations,
    CostCenters,
}

internal static class BudgetScopes
{
    /// <summary>Active cost centers within a scope, by code; an error when nothing was chosen or something chosen does not exist.</summary>
    public static async Task<Result<IReadOnlyList<Guid>>> CostCentersAsync(this PortalDbContext db, BudgetScope scope)
    {
        var ids = scope.Ids.Distinct().ToList();
        if (scope.Kind != BudgetScopeKind.AllCostCenters && ids.Count == 0)
        {
            return new Error("planning.scope_required", PlanningText.ScopeRequired, nameof(BudgetScope));
        }

        var known = scope.Kind switch
        {
            BudgetScopeKind.Departments => await db.Set<Department>().CountAsync(d => ids.Contains(d.Id)),
            BudgetScopeKind.Locations => await db.Set<Location>().CountAsync(l => ids.Contains(l.Id)),
            BudgetScopeKind.CostCenters => await db.Set<CostCenter>().CountAsync(c => ids.Contains(c.Id) && c.IsActive),
            _ => ids.Count,
        };
        if (known != ids.Count)
        {
            return new Error("planning.scope_gone", PlanningText.ScopeGone, nameof(BudgetScope));
        }

        return await db.Set<CostCenter>()
            .Where(c => c.IsActive && (scope.Kind == BudgetScopeKind.AllCostCenters
                || (scope.Kind == BudgetScopeKind.CostCenters && ids.Contains(c.Id))
                || (scope.Kind == BudgetScopeKind.Departments && c.DepartmentId != null && ids.Contains(c.DepartmentId.Value))
                || (scope.Kind == BudgetScopeKind.Locations && c.LocationId != null && ids.Contains(c.LocationId.Value))))
            .OrderBy(c => c.Code).Select(c => c.Id).ToListAsync();
    }
}
