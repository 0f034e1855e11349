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

    /// <summary>Whether an active cost center is within it.</summary>
    public bool Includes(Guid costCenterId, Guid? departmentId, Guid? locationId) => Kind switch
    {
        BudgetScopeKind.AllCostCenters => true,
        BudgetScopeKind.CostCenters => Ids.Contains(costCenterId),
        BudgetScopeKind.Departments => departmentId is { } department && Ids.Contains(department),
        _ => locationId is { } location && Ids.Contains(location),
    };
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

        var active = await db.Set<CostCenter>().Where(c => c.IsActive).OrderBy(c => c.Code)
            .Select(c => new { c.Id, c.DepartmentId, c.LocationId }).ToListAsync();
        return active.Where(c => scope.Includes(c.Id, c.DepartmentId, c.LocationId)).Select(c => c.Id).ToList();
    }
}
