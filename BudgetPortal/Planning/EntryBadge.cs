using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>Says beside Budget Entry that an entry period is open for the user.</summary>
internal sealed class EntryBadge(PortalDb portalDb) : IMenuBadge
{
    public string Href => "entry";

    public async Task<MenuBadge?> ReadAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var mine = db.CostCentersOf(db.Actor.UserId ?? Guid.Empty).Select(c => c.Id);
        var open = db.Set<Budget>().Where(b => b.State == BudgetState.EntryOpen).Select(b => b.Id);
        return await db.Set<CostCenterBudget>().AnyAsync(p => mine.Contains(p.CostCenterId) && open.Contains(p.BudgetId), cancellation)
            ? new MenuBadge(PlanningText.EntryBadge, Urgent: false, PlanningText.EntryBadgeSpoken)
            : null;
    }
}
