using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>Says beside Budget Entry that an entry period is open for the user, or that a part of theirs is to be corrected.</summary>
internal sealed class EntryBadge(PortalDb portalDb) : IMenuBadge
{
    public string Href => "entry";

    public async Task<MenuBadge?> ReadAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var mine = db.CostCentersOf(db.Actor.UserId ?? Guid.Empty).Select(c => c.Id);
        var today = db.Time.Today(await db.OrganizationAsync(cancellation));
        var open = from part in db.Set<CostCenterBudget>()
                   join budget in db.Set<Budget>() on part.BudgetId equals budget.Id
                   where mine.Contains(part.CostCenterId)
                       && (budget.State == BudgetState.EntryOpen
                           || (budget.State == BudgetState.PendingCcApproval && part.CorrectionUntil >= today
                               && (part.State == PartState.Draft || part.State == PartState.Rejected || part.State == PartState.SentBack)))
                   select part.Id;
        return await open.AnyAsync(cancellation)
            ? new MenuBadge(PlanningText.EntryBadge, Urgent: false, PlanningText.EntryBadgeSpoken)
            : null;
    }
}
