using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Scenarios;

/// <summary>Who sees which what-ifs, and who makes and changes them.</summary>
internal static class ScenarioAccess
{
    /// <summary>Those of sheets that the actor sees; those of a whole budget for who reads every budget.</summary>
    public static async Task<IQueryable<Scenario>> VisibleAsync(PortalDbContext db, CancellationToken cancellation = default)
    {
        var readsAll = await db.RefuseAsync(PlanningPermissions.ReadAllBudgets, cancellation) is null;
        var parts = await db.VisiblePartsAsync(cancellation);
        return db.Set<Scenario>().Where(s => s.PartId == null ? readsAll : parts.Any(p => p.Id == s.PartId));
    }

    /// <summary>Whether the actor may copy and change: whoever enters for the cost center, and for all of it whoever declares budgets.</summary>
    public static async Task<bool> MayWriteAsync(PortalDbContext db, Guid? partId, CancellationToken cancellation = default)
    {
        var rights = await db.PermissionsAsync(cancellation);
        var own = db.CostCentersOf(db.Actor.UserId ?? Guid.Empty);
        return rights.Contains(PlanningPermissions.DeclareBudget)
            || (partId is not null && rights.Contains(PlanningPermissions.EnterLines)
                && await db.Set<CostCenterBudget>().AnyAsync(p => p.Id == partId && own.Any(c => c.Id == p.CostCenterId), cancellation));
    }

    /// <summary>Why nothing more can be imagined for a budget; null when it can.</summary>
    public static Error? Refuse(Budget budget) => budget.State switch
    {
        BudgetState.Closed => new Error("planning.illegal_move", PlanningText.BudgetIsClosed),
        BudgetState.Cancelled => new Error("planning.budget_over", PlanningText.BudgetIsOver),
        _ => null,
    };

    /// <summary>A what-if with all that belongs to it, tracked, when the actor may change it.</summary>
    public static async Task<Result<(Scenario Scenario, Budget Budget)>> OpenAsync(PortalDbContext db, Guid scenarioId)
    {
        var scenario = await (await VisibleAsync(db)).Include(s => s.Lines).Include(s => s.Drivers).AsTracking().AsSplitQuery().SingleOrDefaultAsync(s => s.Id == scenarioId);
        if (scenario is null)
        {
            return NotFound();
        }

        if (!await MayWriteAsync(db, scenario.PartId))
        {
            return new Error("scenarios.not_yours", ScenariosText.NotYours);
        }

        var budget = await db.Set<Budget>().AsNoTracking().Include(b => b.Parts).SingleAsync(b => b.Id == scenario.BudgetId);
        return (Refuse(budget) ?? await NotOpenAsync(db, scenario)) is { } refusal ? refusal : (scenario, budget);
    }

    public static Error NotFound() => new("scenarios.not_found", DataText.NotFound);

    private static async Task<Error?> NotOpenAsync(PortalDbContext db, Scenario scenario)
    {
        if (scenario is not { EndedById: { } by, EndedAt: { } at })
        {
            return null;
        }

        var who = await db.Users.SingleAsync(u => u.Id == by);
        return new Error("scenarios.not_open", Words.Format(
            scenario.State == ScenarioState.Adopted ? ScenariosText.AdoptedBy : ScenariosText.DiscardedBy, who.DisplayName, (await db.OrganizationAsync()).Local(at)));
    }
}
