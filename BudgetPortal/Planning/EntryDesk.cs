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
        var isOwn = await db.CostCentersOf(userId).AnyAsync(c => c.Id == part.CostCenterId, cancellation);
        var budget = await db.Set<Budget>().AsNoTracking().SingleAsync(b => b.Id == part.BudgetId, cancellation);
        var organization = await db.OrganizationAsync(cancellation);
        var today = db.Time.Today(organization);
        return Refuse(budget, part, isOwn, today) is { } closed ? closed : new EntryDesk(budget, part, organization, today, userId);
    }

    /// <summary>By part: why the actor cannot enter into it now. Those into which they can are not in it.</summary>
    /// <param name="budget">With its parts.</param>
    public static async Task<Dictionary<Guid, Error>> EntryRefusalsAsync(
        this PortalDbContext db, Budget budget, IReadOnlyCollection<Guid> partIds, CancellationToken cancellation = default)
    {
        var refusal = await db.RefuseAsync(PlanningPermissions.EnterLines, cancellation);
        var own = await db.CostCentersOf(db.Actor.UserId ?? Guid.Empty).Select(c => c.Id).ToHashSetAsync(cancellation);
        var today = db.Time.Today(await db.OrganizationAsync(cancellation));
        return budget.Parts.Where(p => partIds.Contains(p.Id))
            .Select(p => (p.Id, Error: refusal ?? Refuse(budget, p, own.Contains(p.CostCenterId), today)))
            .Where(p => p.Error is not null).ToDictionary(p => p.Id, p => p.Error!);
    }

    private static Error? Refuse(Budget budget, CostCenterBudget part, bool isOwn, DateOnly today) =>
        isOwn ? part.MayEnter(budget, today).Error : new Error("planning.not_your_cost_center", PlanningText.NotYourCostCenter);
}
