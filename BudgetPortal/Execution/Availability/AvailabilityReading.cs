using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Availability;

/// <summary>The one place that reckons what is left of a budget: for the lines of a document, their cost centers, and each level above.</summary>
internal static class AvailabilityReading
{
    /// <summary>The same number of queries however much there is. Lines that are not of the budget are left out.</summary>
    /// <param name="uses">What the document takes; its own figures must not be stored yet, or be named by <paramref name="without"/>.</param>
    /// <param name="day">Of the document; only of meaning where the budget counts to date.</param>
    /// <param name="without">An expense that is stored as submitted and is looked at; it counts as the document.</param>
    /// <param name="partId">A part whose levels are reckoned also when nothing is taken of it.</param>
    public static async Task<IReadOnlyList<AvailabilityLevel>> LevelsAsync(
        this PortalDbContext db, Guid budgetId, IReadOnlyList<Use> uses, ControlBasis basis, DateOnly day, Guid? without = null, Guid? partId = null,
        CancellationToken cancellation = default)
    {
        var budget = await db.Set<Budget>().AsNoTracking().SingleAsync(b => b.Id == budgetId, cancellation);
        var parts = await (
            from part in db.Set<CostCenterBudget>()
            where part.BudgetId == budgetId
            join center in db.Set<CostCenter>() on part.CostCenterId equals center.Id
            select new PartAt(part.Id, center.Id, center.Code + " " + center.Name)).ToListAsync(cancellation);
        var centers = await db.Set<CostCenter>().Select(c => new CenterAt(c.Id, c.ParentId, c.Code + " " + c.Name)).ToDictionaryAsync(c => c.Id, cancellation);
        var lines = await PlannedAsync(db, budget, basis, day, cancellation);
        var spent = await SpentAsync(db, budgetId, without, cancellation);
        var differences = await db.Set<Appropriation>().Where(a => a.PartId != null && a.ExchangeDifferences != 0)
            .Where(a => db.Set<CostCenterBudget>().Any(p => p.Id == a.PartId && p.BudgetId == budgetId))
            .ToDictionaryAsync(a => a.PartId!.Value, a => a.ExchangeDifferences, cancellation);

        var ids = uses.Select(u => u.BudgetLineId).ToList();
        var names = await (
            from line in db.Set<BudgetLine>()
            where ids.Contains(line.Id)
            join item in db.Set<Catalog.Item>() on line.ItemId equals item.Id
            select new { line.Id, item.Name }).ToDictionaryAsync(l => l.Id, l => l.Name, cancellation);
        var taken = uses.Where(u => names.ContainsKey(u.BudgetLineId)).GroupBy(u => u.BudgetLineId).ToDictionary(g => g.Key, g => g.Sum(u => u.Amount));
        var used = taken.Keys.Select(id => lines[id].PartId).Concat(partId is { } one ? [one] : []).ToHashSet();
        List<AvailabilityLevel> levels = [.. taken.Keys.Select(id => Level(LevelKind.Line, id, names[id], l => l == id, []))];
        var own = parts.Where(p => used.Contains(p.PartId)).OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
        levels.AddRange(own.Select(p => Of(LevelKind.CostCenter, p.CostCenterId, p.Name, [p.PartId])));
        levels.AddRange(own.SelectMany(p => Above(p.CostCenterId)).Distinct().Select(id => Of(
            LevelKind.Group, id, centers[id].Name, [.. parts.Where(p => p.CostCenterId == id || Above(p.CostCenterId).Contains(id)).Select(p => p.PartId)])));
        levels.Add(Of(LevelKind.Budget, budgetId, budget.Name, [.. parts.Select(p => p.PartId)]));
        return levels;

        AvailabilityLevel Of(LevelKind kind, Guid id, string name, HashSet<Guid> of) => Level(kind, id, name, l => lines.TryGetValue(l, out var line) && of.Contains(line.PartId), of);

        AvailabilityLevel Level(LevelKind kind, Guid id, string name, Func<Guid, bool> counts, HashSet<Guid> of)
        {
            var figures = spent.Where(s => counts(s.LineId)).ToList();
            return new AvailabilityLevel(
                kind, id, name, lines.Where(l => counts(l.Key)).Sum(l => l.Value.Amount), figures.Sum(f => f.Reserved), figures.Sum(f => f.Committed),
                figures.Sum(f => f.Actual) + differences.Where(d => of.Contains(d.Key)).Sum(d => d.Value), taken.Where(t => counts(t.Key)).Sum(t => t.Value));
        }

        // A tree never holds a circle; one that did would end here.
        List<Guid> Above(Guid id)
        {
            var above = new List<Guid>();
            for (var at = centers[id].ParentId; at is { } parent && !above.Contains(parent); at = centers[parent].ParentId)
            {
                above.Add(parent);
            }

            return above;
        }
    }

    private static async Task<Dictionary<Guid, (Guid PartId, decimal Amount)>> PlannedAsync(
        PortalDbContext db, Budget budget, ControlBasis basis, DateOnly day, CancellationToken cancellation)
    {
        var lines = db.Set<BudgetLine>().AsNoTracking().IgnoreAutoIncludes().Where(l => db.Set<CostCenterBudget>().Any(p => p.Id == l.PartId && p.BudgetId == budget.Id));
        if (basis == ControlBasis.Year)
        {
            var years = await lines.Select(l => new { l.Id, l.PartId, l.Amount }).ToListAsync(cancellation);
            return years.ToDictionary(l => l.Id, l => (l.PartId, l.Amount));
        }

        var months = ((day.Year - budget.ActiveDate.Year) * 12) + day.Month - budget.ActiveDate.Month + 1;
        var monthly = await lines.Select(l => new { l.Id, l.PartId, l.MonthAmounts }).ToListAsync(cancellation);
        return monthly.ToDictionary(l => l.Id, l => (l.PartId, l.MonthAmounts.Take(months).Sum()));
    }

    /// <summary>What is gone, by line.</summary>
    private static async Task<List<SpentAt>> SpentAsync(PortalDbContext db, Guid budgetId, Guid? without, CancellationToken cancellation)
    {
        var own = from line in db.Set<BudgetLine>()
                  join part in db.Set<CostCenterBudget>() on line.PartId equals part.Id
                  where part.BudgetId == budgetId
                  select line.Id;
        var obligated = await db.Set<ObligationLine>().Where(l => l.BudgetLineId != null && own.Contains(l.BudgetLineId.Value)).GroupBy(l => l.BudgetLineId!.Value)
            .Select(g => new { g.Key, Committed = g.Sum(l => l.Amount - l.Returned - l.Disbursed), Paid = g.Sum(l => l.Disbursed) }).ToListAsync(cancellation);
        var expenses = await db.Set<Expense>()
            .Where(e => e.BudgetLineId != null && own.Contains(e.BudgetLineId.Value) && e.Id != without && (e.State == ExpenseState.Submitted || e.State == ExpenseState.Approved))
            .GroupBy(e => new { LineId = e.BudgetLineId!.Value, e.State }).Select(g => new { g.Key.LineId, g.Key.State, Amount = g.Sum(e => e.Amount) }).ToListAsync(cancellation);
        return
        [
            .. obligated.Select(o => new SpentAt(o.Key, 0, o.Committed, o.Paid)),
            .. expenses.Select(e => e.State == ExpenseState.Submitted ? new SpentAt(e.LineId, e.Amount, 0, 0) : new SpentAt(e.LineId, 0, 0, e.Amount)),
        ];
    }

    private sealed record PartAt(Guid PartId, Guid CostCenterId, string Name);

    private sealed record CenterAt(Guid Id, Guid? ParentId, string Name);

    private sealed record SpentAt(Guid LineId, decimal Reserved, decimal Committed, decimal Actual);
}
