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
        var parts = await PartFigures.LoadAsync(db, budget, basis, day, without, cancellation);
        var tree = await CostCenterTree.LoadAsync(db, cancellation);
        var ids = uses.Select(u => u.BudgetLineId).ToList();
        var own = db.Set<BudgetLine>().Where(l => ids.Contains(l.Id) && db.Set<CostCenterBudget>().Any(p => p.Id == l.PartId && p.BudgetId == budgetId));
        var byLine = await Spent.LoadAsync(db, own.Select(l => new LineKey { LineId = l.Id, Key = l.Id }), without, cancellation);
        var named = await (
            from line in own
            join item in db.Set<Catalog.Item>() on line.ItemId equals item.Id
            select new { line.Id, line.PartId, line.Amount, line.MonthAmounts, item.Name }).ToListAsync(cancellation);
        var taken = uses.GroupBy(u => u.BudgetLineId).ToDictionary(g => g.Key, g => g.Sum(u => u.Amount));
        var months = PartFigures.MonthsTo(budget, day);
        var used = named.Select(l => l.PartId).Concat(partId is { } one ? [one] : []).ToHashSet();
        var touched = parts.Where(p => used.Contains(p.PartId)).ToList();
        return
        [
            .. named.Select(l => Level(
                LevelKind.Line, l.Id, l.Name, basis == ControlBasis.Year ? l.Amount : l.MonthAmounts.Take(months).Sum(),
                byLine.GetValueOrDefault(l.Id, Spent.Nothing), taken[l.Id])),
            .. touched.Select(p => Of(LevelKind.CostCenter, p.CostCenterId, p.Name, [p])),
            .. touched.SelectMany(p => tree.Above(p.CostCenterId)).Distinct()
                .Select(id => Of(LevelKind.Group, id, tree.NameOf(id), [.. parts.Where(p => tree.Holds(id, p.CostCenterId))])),
            Of(LevelKind.Budget, budgetId, budget.Name, parts),
        ];

        AvailabilityLevel Of(LevelKind kind, Guid id, string name, IReadOnlyList<PartFigures> of) => Level(
            kind, id, name, of.Sum(p => p.Budget), of.Aggregate(Spent.Nothing, (sum, p) => sum + p.Spent),
            named.Where(l => of.Any(p => p.PartId == l.PartId)).Sum(l => taken[l.Id]));

        static AvailabilityLevel Level(LevelKind kind, Guid id, string name, decimal budget, Spent spent, decimal takes) =>
            new(kind, id, name, budget, spent.Reserved, spent.Committed, spent.Actual, takes);
    }
}

/// <summary>The cost centers with what is above each.</summary>
internal sealed class CostCenterTree
{
    private readonly Dictionary<Guid, (Guid? ParentId, string Name)> centers;

    private CostCenterTree(Dictionary<Guid, (Guid? ParentId, string Name)> centers) => this.centers = centers;

    public static async Task<CostCenterTree> LoadAsync(PortalDbContext db, CancellationToken cancellation) => new(
        (await db.Set<CostCenter>().Select(c => new { c.Id, c.ParentId, Name = c.Code + " " + c.Name }).ToListAsync(cancellation))
            .ToDictionary(c => c.Id, c => (c.ParentId, c.Name)));

    public string NameOf(Guid id) => centers[id].Name;

    /// <summary>The nearest first. A tree never holds a circle; one that did would end here.</summary>
    public IReadOnlyList<Guid> Above(Guid id)
    {
        var above = new List<Guid>();
        for (var at = centers[id].ParentId; at is { } parent && !above.Contains(parent); at = centers[parent].ParentId)
        {
            above.Add(parent);
        }

        return above;
    }

    /// <summary>Whether a group is the cost center or above it.</summary>
    public bool Holds(Guid group, Guid id) => group == id || Above(id).Contains(group);
}
