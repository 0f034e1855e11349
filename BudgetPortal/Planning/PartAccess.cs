using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning.Delegations;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>Which cost centers and parts concern a person.</summary>
public static class PartAccess
{
    /// <summary>Cost centers for which a user may enter: as owner, standing deputy or entry user.</summary>
    public static IQueryable<CostCenter> CostCentersOf(this PortalDbContext db, Guid userId) =>
        db.Set<CostCenter>().Where(c =>
            c.OwnerId == userId || c.DeputyOwnerId == userId || c.EntryUsers.Any(e => e.UserId == userId));

    private static readonly BudgetStep[] Decisions = [BudgetStep.PartApproved, BudgetStep.PartApprovedWithChanges, BudgetStep.PartRejected];

    /// <summary>
    /// Parts that the context's actor may see: all with the right to read every budget, else those of their own cost centers, those
    /// that wait for them, those of people in whose place they act, and those that they decided. What was handed over to somebody else is
    /// no longer theirs to see.
    /// </summary>
    public static async Task<IQueryable<CostCenterBudget>> VisiblePartsAsync(this PortalDbContext db, CancellationToken cancellation = default)
    {
        var parts = db.Set<CostCenterBudget>().AsNoTracking();
        var rights = await db.PermissionsAsync(cancellation);
        if (rights.Contains(PlanningPermissions.ReadAllBudgets))
        {
            return parts;
        }

        // Who was disabled stays listed on cost centers, but sees nothing any more.
        if (rights.Count == 0)
        {
            return parts.Where(_ => false);
        }

        var userId = db.Actor.UserId ?? Guid.Empty;
        var owners = db.OwnersFor(userId);
        var own = db.CostCentersOf(userId).Select(c => c.Id);
        var acted = db.Set<CostCenter>().Where(c => owners.Any(o => o == c.OwnerId)).Select(c => c.Id);
        var waiting = db.Set<ApprovalRequest>()
            .Where(r => (r.AssigneeId == userId || owners.Any(o => o == r.AssigneeId)) && r.ClosedAt == null).Select(r => r.PartId);
        var decided = db.Set<BudgetEvent>().Where(e => e.UserId == userId && Decisions.Contains(e.Step)).Select(e => e.PartId);
        return parts.Where(p => own.Contains(p.CostCenterId) || acted.Contains(p.CostCenterId) || waiting.Contains(p.Id) || decided.Contains(p.Id));
    }
}
