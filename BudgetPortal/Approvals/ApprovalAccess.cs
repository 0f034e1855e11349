using BudgetPortal.Data;
using BudgetPortal.Planning;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals;

/// <summary>Which parts a person sees when they decide or read about decisions.</summary>
internal static class ApprovalAccess
{
    /// <summary>The parts that planning shows them, and all for those who decide finally.</summary>
    public static async Task<IQueryable<CostCenterBudget>> PartsAsync(PortalDbContext db, CancellationToken cancellation) =>
        await db.RefuseAsync(ApprovalsPermissions.DecideFinally, cancellation) is null
            ? db.Set<CostCenterBudget>()
            : await db.VisiblePartsAsync(cancellation);

    /// <summary>
    /// What happened to these parts and to their budgets. What the targets of a whole budget add up to is known only to those who may read
    /// every budget.
    /// </summary>
    public static async Task<IQueryable<BudgetEvent>> StepsAsync(
        PortalDbContext db, IQueryable<CostCenterBudget> visible, CancellationToken cancellation)
    {
        var readsAll = await db.RefuseAsync(PlanningPermissions.ReadAllBudgets, cancellation) is null;
        return db.Set<BudgetEvent>().AsNoTracking().Where(e => e.PartId == null
            ? visible.Any(p => p.BudgetId == e.BudgetId) && (readsAll || e.Step != BudgetStep.TargetsSet)
            : visible.Any(p => p.Id == e.PartId));
    }
}
