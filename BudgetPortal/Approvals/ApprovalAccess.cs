using BudgetPortal.Data;
using BudgetPortal.Planning;

namespace BudgetPortal.Approvals;

/// <summary>Which parts a person sees when they decide or read about decisions.</summary>
internal static class ApprovalAccess
{
    /// <summary>The parts that planning shows them, and all for those who decide finally.</summary>
    public static async Task<IQueryable<CostCenterBudget>> PartsAsync(PortalDbContext db, CancellationToken cancellation) =>
        await db.RefuseAsync(ApprovalsPermissions.DecideFinally, cancellation) is null
            ? db.Set<CostCenterBudget>()
            : await db.VisiblePartsAsync(cancellation);
}
