using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Scenarios;

/// <summary>Reads what-ifs; the same number of queries whatever their size.</summary>
public sealed class ScenarioQueries(PortalDb portalDb)
{
    /// <summary>Most rows that the list shows.</summary>
    public const int Most = 200;

    /// <summary>How many are compared at once.</summary>
    public const int MostColumns = 3;

    /// <summary>Those that the current user sees, open ones first, then the latest.</summary>
    public async Task<ScenarioList> ListAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var rows = await RowsAsync(db, await ScenarioAccess.VisibleAsync(db, cancellation), cancellation);
        return new ScenarioList(rows, await ScenarioSources.AnyAsync(db, cancellation), db.Time.Today(await db.OrganizationAsync(cancellation)));
    }

    /// <summary>A what-if with its comparison; null when the current user does not see it.</summary>
    /// <param name="others">What it is compared with besides; those of other lines are left out.</param>
    public async Task<ScenarioView?> ReadAsync(Guid scenarioId, IReadOnlyCollection<Guid> others, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var visible = await ScenarioAccess.VisibleAsync(db, cancellation);
        var found = await visible.AsNoTracking().SingleOrDefaultAsync(s => s.Id == scenarioId, cancellation);
        if (found is null)
        {
            return null;
        }

        var same = visible.Where(s => s.BudgetId == found.BudgetId && s.PartId == found.PartId && (s.Id == scenarioId || (s.State == ScenarioState.Open && found.State == ScenarioState.Open)));
        var columns = await same.AsNoTracking().Where(s => s.Id == scenarioId || others.Contains(s.Id)).Include(s => s.Lines).Include(s => s.Drivers).AsSplitQuery()
            .OrderBy(s => s.Id == scenarioId ? 0 : 1).ThenBy(s => s.Id).Take(MostColumns).ToListAsync(cancellation);
        var rows = await RowsAsync(db, same, cancellation);
        var budget = await db.Set<Budget>().AsNoTracking().SingleAsync(b => b.Id == found.BudgetId, cancellation);
        var comparison = await ScenarioComparison.ReadAsync(db, budget, columns, cancellation);
        var may = await ScenarioAccess.MayWriteAsync(db, found.PartId, cancellation);
        var refusal = ScenarioAccess.Refuse(budget) ?? columns[0].MayChange().Error ?? (may ? null : new Error("scenarios.not_yours", ScenariosText.NotYours));
        var head = rows.Single(r => r.Id == scenarioId);
        return comparison with
        {
            Head = head, Refusal = refusal, Today = db.Time.Today(await db.OrganizationAsync(cancellation)),
            Columns = [.. columns.Select(c => new ScenarioName(c.Id, c.Name))],
            Others = [.. rows.Where(r => columns.TrueForAll(c => c.Id != r.Id)).Select(r => new ScenarioName(r.Id, r.Name))],
        };
    }

    private static async Task<List<ScenarioRow>> RowsAsync(PortalDbContext db, IQueryable<Scenario> scenarios, CancellationToken cancellation)
    {
        var organization = await db.OrganizationAsync(cancellation);
        var rows = await (
            from scenario in scenarios.AsNoTracking()
            join budget in db.Set<Budget>() on scenario.BudgetId equals budget.Id
            join maker in db.Users on scenario.MadeById equals maker.Id
            join ender in db.Users on scenario.EndedById equals ender.Id into enders
            from ender in enders.DefaultIfEmpty()
            join part in db.Set<CostCenterBudget>() on scenario.PartId equals part.Id into parts
            from part in parts.DefaultIfEmpty()
            join center in db.Set<CostCenter>() on part.CostCenterId equals center.Id into centers
            from center in centers.DefaultIfEmpty()
            orderby scenario.State == ScenarioState.Open ? 0 : 1, scenario.MadeAt descending, scenario.Id descending
            select new ScenarioRow(
                scenario.Id, scenario.Name, scenario.State, budget.Id, budget.Name, budget.Type, budget.Currency, scenario.PartId,
                scenario.PartId == null ? null : center!.Code + " " + center.Name, (maker.FirstName + " " + maker.LastName).Trim(), scenario.MadeAt,
                scenario.Before, scenario.After, ender == null ? null : (ender.FirstName + " " + ender.LastName).Trim(), scenario.EndedAt,
                scenario.Lines.Count(l => l.AdoptedTo != null), scenario.Lines.Sum(l => l.AdoptedTo - l.AdoptedFrom) ?? 0)).Take(Most).ToListAsync(cancellation);
        return rows.ConvertAll(r => r with { MadeAt = organization.Local(r.MadeAt), EndedAt = r.EndedAt is { } at ? organization.Local(at) : null });
    }
}
