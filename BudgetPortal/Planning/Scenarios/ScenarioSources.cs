using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Scenarios;

/// <summary>Reads what the current user can copy as a what-if: sheets with lines, and whole budgets.</summary>
public sealed class ScenarioSources(PortalDb portalDb)
{
    /// <summary>What is copied by the address that a menu leads to; null when the user cannot copy it.</summary>
    /// <param name="partId">The sheet; null for the whole budget.</param>
    public async Task<ScenarioSource?> FindAsync(Guid budgetId, Guid? partId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        if (!await ScenarioAccess.MayWriteAsync(db, partId, cancellation))
        {
            return null;
        }

        var visible = (await db.VisiblePartsAsync(cancellation)).Where(p => p.BudgetId == budgetId && (partId == null || p.Id == partId));
        return await (
            from part in visible
            join budget in Open(db) on part.BudgetId equals budget.Id
            join center in db.Set<CostCenter>() on part.CostCenterId equals center.Id
            select partId == null
                ? new ScenarioSource(budget.Name, "budgets/" + budget.Id)
                : new ScenarioSource(budget.Name + " · " + center.Code + " " + center.Name, "entry/" + budget.Id + "/" + center.Id)).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Budgets of which the user can copy a sheet or all, the latest first.</summary>
    public async Task<IReadOnlyList<ScenarioName>> BudgetsAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var sheets = await SheetsAsync(db, cancellation);
        return await (
            from budget in Open(db)
            where sheets.Any(p => p.BudgetId == budget.Id)
            orderby budget.ActiveDate descending, budget.Name, budget.Id
            select new ScenarioName(budget.Id, budget.Name)).ToListAsync(cancellation);
    }

    /// <summary>Sheets of a budget that the user can copy, by cost center; and whether they can copy all of it.</summary>
    public async Task<(bool Whole, IReadOnlyList<ScenarioName> Sheets)> SheetsAsync(Guid budgetId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var sheets = (await SheetsAsync(db, cancellation)).Where(p => p.BudgetId == budgetId);
        var found = await (
            from part in sheets
            join center in db.Set<CostCenter>() on part.CostCenterId equals center.Id
            orderby center.Code
            select new ScenarioName(part.Id, center.Code + " " + center.Name)).ToListAsync(cancellation);
        return (await ScenarioAccess.MayWriteAsync(db, partId: null, cancellation), found);
    }

    /// <summary>Whether there is anything that the actor can copy.</summary>
    internal static async Task<bool> AnyAsync(PortalDbContext db, CancellationToken cancellation)
    {
        var sheets = await SheetsAsync(db, cancellation);
        return await Open(db).AnyAsync(b => sheets.Any(p => p.BudgetId == b.Id), cancellation);
    }

    private static IQueryable<Budget> Open(PortalDbContext db) =>
        db.Set<Budget>().AsNoTracking().Where(b => b.State != BudgetState.Closed && b.State != BudgetState.Cancelled);

    private static async Task<IQueryable<CostCenterBudget>> SheetsAsync(PortalDbContext db, CancellationToken cancellation)
    {
        var all = await ScenarioAccess.MayWriteAsync(db, partId: null, cancellation);
        var enters = await db.RefuseAsync(PlanningPermissions.EnterLines, cancellation) is null;
        var own = db.CostCentersOf(db.Actor.UserId ?? Guid.Empty);
        return (await db.VisiblePartsAsync(cancellation)).Where(p =>
            p.State != PartState.Withdrawn && (all || (enters && own.Any(c => c.Id == p.CostCenterId))) && db.Set<BudgetLine>().Any(l => l.PartId == p.Id));
    }
}

/// <summary>What can be copied.</summary>
/// <param name="Address">Where it is seen.</param>
public sealed record ScenarioSource(string Name, string Address);
