using BudgetPortal.Data;
using BudgetPortal.Execution.Expenses;
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
        var ids = uses.Select(u => u.BudgetLineId).ToList();
        var lines = db.Set<BudgetLine>().Where(l => db.Set<CostCenterBudget>().Any(p => p.Id == l.PartId && p.BudgetId == budgetId));
        var own = lines.Where(l => ids.Contains(l.Id));
        var planned = await PlannedAsync(lines, budget, basis, day, cancellation);
        var byPart = await SpentAsync(db, lines.Select(l => new LineKey { LineId = l.Id, Key = l.PartId }), without, cancellation);
        var byLine = await SpentAsync(db, own.Select(l => new LineKey { LineId = l.Id, Key = l.Id }), without, cancellation);
        var differences = await db.Set<Appropriation>().Where(a => a.PartId != null && a.ExchangeDifferences != 0)
            .Where(a => db.Set<CostCenterBudget>().Any(p => p.Id == a.PartId && p.BudgetId == budgetId))
            .ToDictionaryAsync(a => a.PartId!.Value, a => a.ExchangeDifferences, cancellation);

        var named = await (
            from line in own
            join item in db.Set<Catalog.Item>() on line.ItemId equals item.Id
            select new { line.Id, line.PartId, line.Amount, line.MonthAmounts, item.Name }).ToListAsync(cancellation);
        var taken = uses.GroupBy(u => u.BudgetLineId).ToDictionary(g => g.Key, g => g.Sum(u => u.Amount));
        var months = MonthsTo(budget, day);
        var levels = named.ConvertAll(l => Level(
            LevelKind.Line, l.Id, l.Name, basis == ControlBasis.Year ? l.Amount : l.MonthAmounts.Take(months).Sum(), [byLine.GetValueOrDefault(l.Id, Spent.Nothing)], taken[l.Id]));
        var used = named.Select(l => l.PartId).Concat(partId is { } one ? [one] : []).ToHashSet();
        var touched = parts.Where(p => used.Contains(p.PartId)).OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
        levels.AddRange(touched.Select(p => Of(LevelKind.CostCenter, p.CostCenterId, p.Name, [p.PartId])));
        levels.AddRange(touched.SelectMany(p => Above(p.CostCenterId)).Distinct().Select(id => Of(
            LevelKind.Group, id, centers[id].Name, [.. parts.Where(p => p.CostCenterId == id || Above(p.CostCenterId).Contains(id)).Select(p => p.PartId)])));
        levels.Add(Of(LevelKind.Budget, budgetId, budget.Name, [.. parts.Select(p => p.PartId)]));
        return levels;

        AvailabilityLevel Of(LevelKind kind, Guid id, string name, HashSet<Guid> of) => Level(
            kind, id, name, of.Sum(p => planned.GetValueOrDefault(p)),
            [.. of.Select(p => byPart.GetValueOrDefault(p, Spent.Nothing)), .. of.Select(p => new Spent(0, 0, differences.GetValueOrDefault(p)))],
            named.Where(l => of.Contains(l.PartId)).Sum(l => taken[l.Id]));

        static AvailabilityLevel Level(LevelKind kind, Guid id, string name, decimal budget, List<Spent> spent, decimal takes) => new(
            kind, id, name, budget, spent.Sum(s => s.Reserved), spent.Sum(s => s.Committed), spent.Sum(s => s.Actual), takes);

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

    /// <summary>What each part may spend.</summary>
    private static async Task<Dictionary<Guid, decimal>> PlannedAsync(
        IQueryable<BudgetLine> lines, Budget budget, ControlBasis basis, DateOnly day, CancellationToken cancellation)
    {
        if (basis == ControlBasis.Year)
        {
            return await lines.GroupBy(l => l.PartId).Select(g => new { g.Key, Sum = g.Sum(l => l.Amount) }).ToDictionaryAsync(g => g.Key, g => g.Sum, cancellation);
        }

        var months = MonthsTo(budget, day);
        var monthly = await lines.Select(l => new { l.PartId, l.MonthAmounts }).ToListAsync(cancellation);
        return monthly.GroupBy(l => l.PartId).ToDictionary(g => g.Key, g => g.Sum(l => l.MonthAmounts.Take(months).Sum()));
    }

    /// <summary>Months of the budget that have begun on a day.</summary>
    private static int MonthsTo(Budget budget, DateOnly day) => ((day.Year - budget.ActiveDate.Year) * 12) + day.Month - budget.ActiveDate.Month + 1;

    /// <summary>What is gone, by the key of its line.</summary>
    private static async Task<Dictionary<Guid, Spent>> SpentAsync(PortalDbContext db, IQueryable<LineKey> keys, Guid? without, CancellationToken cancellation)
    {
        var obligated = await (
            from line in db.Set<ObligationLine>()
            join key in keys on line.BudgetLineId equals key.LineId
            group line by key.Key into g
            select new { g.Key, Committed = g.Sum(l => l.Amount - l.Returned - l.Disbursed), Paid = g.Sum(l => l.Disbursed) }).ToListAsync(cancellation);
        var expenses = await (
            from expense in db.Set<Expense>()
            where expense.Id != without && (expense.State == ExpenseState.Submitted || expense.State == ExpenseState.Approved)
            join key in keys on expense.BudgetLineId equals key.LineId
            group expense by new { key.Key, expense.State } into g
            select new { g.Key.Key, g.Key.State, Amount = g.Sum(e => e.Amount) }).ToListAsync(cancellation);
        return obligated.Select(o => (o.Key, Spent: new Spent(0, o.Committed, o.Paid)))
            .Concat(expenses.Select(e => (e.Key, Spent: e.State == ExpenseState.Submitted ? new Spent(e.Amount, 0, 0) : new Spent(0, 0, e.Amount))))
            .GroupBy(s => s.Key, s => s.Spent)
            .ToDictionary(g => g.Key, g => new Spent(g.Sum(s => s.Reserved), g.Sum(s => s.Committed), g.Sum(s => s.Actual)));
    }

    private sealed record PartAt(Guid PartId, Guid CostCenterId, string Name);

    private sealed record CenterAt(Guid Id, Guid? ParentId, string Name);

    private sealed record Spent(decimal Reserved, decimal Committed, decimal Actual)
    {
        public static readonly Spent Nothing = new(0, 0, 0);
    }

    /// <summary>Where a line's figures are added up.</summary>
    private sealed class LineKey
    {
        public Guid LineId { get; init; }

        public Guid Key { get; init; }
    }
}
