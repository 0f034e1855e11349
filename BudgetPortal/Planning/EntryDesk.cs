using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>A part into which the actor may enter now, and what entering needs to know.</summary>
internal sealed record EntryDesk(Budget Budget, CostCenterBudget Part, Organization Organization, DateOnly Today, Guid UserId);

internal static class EntryDesks
{
    /// <summary>
    /// Opens a part for entering: checks the right, the relation to the cost center and the state. The part is tracked, so that a change
    /// can touch it; the budget is only read.
    /// </summary>
    public static async Task<Result<EntryDesk>> EntryDeskAsync(this PortalDbContext db, Guid partId, CancellationToken cancellation = default)
    {
        if (await db.RefuseAsync(PlanningPermissions.EnterLines, cancellation) is { } refusal)
        {
            return refusal;
        }

        var part = await db.Set<CostCenterBudget>().SingleOrDefaultAsync(p => p.Id == partId, cancellation);
        if (part is null)
        {
            return new Error("planning.not_found", DataText.NotFound);
        }

        var userId = db.Actor.UserId ?? Guid.Empty;
        if (!await db.CostCentersOf(userId).AnyAsync(c => c.Id == part.CostCenterId, cancellation))
        {
            return new Error("planning.not_your_cost_center", PlanningText.NotYourCostCenter);
        }

        var budget = await db.Set<Budget>().AsNoTracking().SingleAsync(b => b.Id == part.BudgetId, cancellation);
        var organization = await db.OrganizationAsync(cancellation);
        var today = db.Time.Today(organization);
        return part.MayEnter(budget, today) is { Succeeded: false } closed
            ? Result<EntryDesk>.Failed(closed.Errors)
            : new EntryDesk(budget, part, organization, today, userId);
    }
}
