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
        return new ScenarioList(rows, db.Time.Today(await db.OrganizationAsync(cancellation)));
    }

    /// <summary>What is to be copied; null when the current user does not see it.</summary>
    /// <param name="partId">The sheet; null for the whole budget.</param>
    public async Task<ScenarioSource?> SourceAsync(Guid budgetId, Guid? partId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var visible = (await db.VisiblePartsAsync(cancellation)).Where(p => p.BudgetId == budgetId && (partId == null || p.Id == partId));
        return await (
            from part in visible
            join budget in db.Set<Budget>() on part.BudgetId equals budget.Id
            join center in db.Set<CostCenter>() on part.CostCenterId equals center.Id
            select partId == null
                ? new ScenarioSource(budget.Name, "budgets/" + budget.Id)
                : new ScenarioSource(budget.Name + " · " + center.Code + " " + center.Name, "entry/" + budget.Id + "/" + center.Id)).FirstOrDefaultAsync(cancellation);
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

        var same = visible.Where(s => s.BudgetId == found.BudgetId && s.PartId == found.PartId && (s.Id == scenarioId || s.State == ScenarioState.Open));
        var columns = await same.AsNoTracking().Where(s => s.Id == scenarioId || others.Contains(s.Id)).Include(s => s.Lines).Include(s => s.Drivers).AsSplitQuery()
            .OrderBy(s => s.Id == scenarioId ? 0 : 1).ThenBy(s => s.Id).Take(MostColumns).ToListAsync(cancellation);
        var rows = await RowsAsync(db, same, cancellation);
        var budget = await db.Set<Budget>().AsNoTracking().SingleAsync(b => b.Id == found.BudgetId, cancellation);
        var current = await (
            from line in db.Set<BudgetLine>().AsNoTracking()
            join part in db.Set<CostCenterBudget>() on line.PartId equals part.Id
            where part.BudgetId == budget.Id && part.State != PartState.Withdrawn && (found.PartId == null || part.Id == found.PartId)
            select new Standing(line.Id, line.PartId, (line.ItemId ?? line.ProductId)!.Value, line.Amount, line.Version)).ToDictionaryAsync(l => l.Id, cancellation);
        var comparison = await ComparisonAsync(db, budget, columns, current, cancellation);
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

    private static async Task<ScenarioView> ComparisonAsync(
        PortalDbContext db, Budget budget, List<Scenario> columns, Dictionary<Guid, Standing> current, CancellationToken cancellation)
    {
        var (first, whole) = (columns[0], columns[0].PartId is null);
        var outcomes = columns.ConvertAll(c => ScenarioOutcome.Of(c.Lines, c.Drivers, budget.Currency));
        var words = await db.WordsOfAsync(budget.Id, cancellation: cancellation);
        var copies = columns.SelectMany(c => c.Lines).DistinctBy(l => l.LineId).ToDictionary(l => l.LineId);
        var codeIds = copies.Values.Select(l => l.CodeId).Concat(current.Values.Select(l => l.CodeId)).Distinct().ToList();
        var codes = await words.Codes.Where(c => codeIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellation);
        var centers = await (
            from part in db.Set<CostCenterBudget>()
            where part.BudgetId == budget.Id
            join center in words.CostCenters on part.CostCenterId equals center.Id
            select new { part.Id, Name = center.Code + " " + center.Name }).ToDictionaryAsync(c => c.Id, c => c.Name, cancellation);
        var versions = first.Lines.ToDictionary(l => l.LineId, l => l.BaseVersion);
        var lines = current.Keys.Union(copies.Keys).Select(id =>
        {
            var stands = current.GetValueOrDefault(id);
            var copy = copies.GetValueOrDefault(id);
            var code = codes[stands?.CodeId ?? copy!.CodeId];
            var category = copy?.Category ?? code.Category;
            return (Category: category, Row: new ComparedRow(
                id.ToString(), code.Name, whole ? $"{centers[stands?.PartId ?? copy!.PartId]} · {category}" : category, stands?.Amount ?? 0,
                outcomes.ConvertAll(o => o.Lines.TryGetValue(id, out var line) ? line.Amount : 0),
                versions.TryGetValue(id, out var version) ? stands?.Version != version : stands is not null));
        }).ToList();
        var categories = lines.GroupBy(l => l.Category).Select(g => new ComparedRow(
            g.Key, g.Key, string.Empty, g.Sum(l => l.Row.Current), [.. columns.Select((_, i) => g.Sum(l => l.Row.Values[i]))]));
        return new ScenarioView(
            null!, null, [.. first.Drivers.OrderBy(d => d.Position).Select(d => new DriverRow(d, d.CodeId is { } id ? codes[id].Name : null, outcomes[0].Effects[d.Id]))],
            [], [], Sorted(categories), Sorted(lines.Select(l => l.Row)),
            new DriverChoices(
                [.. first.Lines.Select(l => l.Category).Distinct().Order(StringComparer.CurrentCulture)],
                [.. first.Lines.Where(l => !l.IsLumpSum).Select(l => l.CodeId).Distinct().Select(id => new ScenarioName(id, $"{codes[id].Code} {codes[id].Name}")).OrderBy(i => i.Name, StringComparer.CurrentCulture)],
                [.. first.Lines.Select(l => l.OrderCurrency).OfType<string>().Distinct().Order(StringComparer.Ordinal)]),
            default);
    }

    /// <summary>The biggest difference first.</summary>
    private static IReadOnlyList<ComparedRow> Sorted(IEnumerable<ComparedRow> rows) =>
        [.. rows.OrderByDescending(r => r.Values.Max(v => Math.Abs(v - r.Current))).ThenByDescending(r => r.Current).ThenBy(r => r.Name, StringComparer.CurrentCulture).ThenBy(r => r.Key, StringComparer.Ordinal)];

    private static async Task<List<ScenarioRow>> RowsAsync(PortalDbContext db, IQueryable<Scenario> scenarios, CancellationToken cancellation)
    {
        var organization = await db.OrganizationAsync(cancellation);
        var rows = await (
            from scenario in scenarios.AsNoTracking()
            join budget in db.Set<Budget>() on scenario.BudgetId equals budget.Id
            join maker in db.Users on scenario.MadeById equals maker.Id
            join part in db.Set<CostCenterBudget>() on scenario.PartId equals part.Id into parts
            from part in parts.DefaultIfEmpty()
            join center in db.Set<CostCenter>() on part.CostCenterId equals center.Id into centers
            from center in centers.DefaultIfEmpty()
            orderby scenario.State == ScenarioState.Open ? 0 : 1, scenario.MadeAt descending, scenario.Id descending
            select new ScenarioRow(
                scenario.Id, scenario.Name, scenario.State, budget.Id, budget.Name, budget.Type, budget.Currency,
                scenario.PartId == null ? null : center!.Code + " " + center.Name, (maker.FirstName + " " + maker.LastName).Trim(), scenario.MadeAt,
                scenario.Before, scenario.After, scenario.Drivers.Count)).Take(Most).ToListAsync(cancellation);
        return rows.ConvertAll(r => r with { MadeAt = organization.Local(r.MadeAt) });
    }

    private sealed record Standing(Guid Id, Guid PartId, Guid CodeId, decimal Amount, Guid Version);
}
