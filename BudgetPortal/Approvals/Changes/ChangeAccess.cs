using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals.Changes;

/// <summary>Who may propose changes, and who sees which proposals.</summary>
internal static class ChangeAccess
{
    /// <summary>Parts for which the actor may propose: those of cost centers for which they enter, and all for who declares budgets.</summary>
    public static async Task<IQueryable<CostCenterBudget>> ProposableAsync(PortalDbContext db, CancellationToken cancellation = default)
    {
        var rights = await db.PermissionsAsync(cancellation);
        var parts = db.Set<CostCenterBudget>().Where(p => p.State != PartState.Withdrawn);
        if (rights.Contains(PlanningPermissions.DeclareBudget))
        {
            return parts;
        }

        if (!rights.Contains(PlanningPermissions.EnterLines))
        {
            return parts.Where(_ => false);
        }

        var own = db.CostCentersOf(db.Actor.UserId ?? Guid.Empty).Select(c => c.Id);
        return parts.Where(p => own.Contains(p.CostCenterId));
    }

    /// <summary>
    /// Proposals for parts that the actor sees; drafts only of parts for which they may propose. What waits for somebody who sees neither is
    /// not among them: <see cref="ConsentTurns"/>.
    /// </summary>
    public static async Task<IQueryable<BudgetChange>> VisibleAsync(PortalDbContext db, CancellationToken cancellation = default)
    {
        var parts = await ApprovalAccess.PartsAsync(db, cancellation);
        var own = await ProposableAsync(db, cancellation);
        return db.Set<BudgetChange>().Where(c =>
            (c.State != ChangeState.Draft && c.Parts.Any(p => parts.Any(v => v.Id == p.PartId)))
            || c.Parts.Any(p => own.Any(v => v.Id == p.PartId)));
    }

    /// <summary>A proposal with all that belongs to it, tracked; null when it does not exist.</summary>
    public static Task<BudgetChange?> LoadAsync(PortalDbContext db, Guid changeId) =>
        db.Set<BudgetChange>().Include(c => c.Parts).Include(c => c.Lines).AsSplitQuery().SingleOrDefaultAsync(c => c.Id == changeId);

    /// <summary>Whether the actor may write on a proposal: they may propose for one of its cost centers; the others are asked to agree.</summary>
    public static async Task<bool> MayWriteAsync(PortalDbContext db, BudgetChange change, CancellationToken cancellation = default)
    {
        var ids = change.Parts.Select(p => p.PartId).ToList();
        return await (await ProposableAsync(db, cancellation)).AnyAsync(p => ids.Contains(p.Id), cancellation);
    }

    public static Error NotFound() => new("changes.not_found", DataText.NotFound);
}
