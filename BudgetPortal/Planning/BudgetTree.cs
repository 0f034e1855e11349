using BudgetPortal.Data;
using BudgetPortal.Organizations;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>A cost center in the tree of a budget: one that takes part, or one that stands above such.</summary>
/// <param name="Depth">Zero at the top.</param>
/// <param name="Part">Null when it only stands above others.</param>
internal sealed record TreeNode(
    Guid CostCenterId, string Code, string Name, int Depth, CostCenterBudget? Part, decimal? Target, int Lines, decimal Total, decimal LastYear);

/// <summary>A budget's cost centers as a tree, with what their parts come to.</summary>
/// <param name="LastYearBudget">The budget before it; null when there is none.</param>
/// <param name="Nodes">Parents before those below them.</param>
internal sealed record BudgetTree(Budget Budget, string? LastYearBudget, IReadOnlyList<TreeNode> Nodes)
{
    /// <summary>The whole tree, in a constant number of queries; null when there is no such budget.</summary>
    /// <param name="takesPart">Which of its parts count.</param>
    public static async Task<BudgetTree?> LoadAsync(
        PortalDbContext db, Guid budgetId, Func<CostCenterBudget, bool> takesPart, CancellationToken cancellation)
    {
        if (await db.Set<Budget>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == budgetId, cancellation) is not { } budget)
        {
            return null;
        }

        var lastYearId = await db.LastYearBudgetIdAsync(budgetId, cancellation);
        var lastYear = lastYearId is null ? null : await db.Set<Budget>().Where(b => b.Id == lastYearId).Select(b => b.Name).SingleAsync(cancellation);
        var parts = (await (
            from part in db.Set<CostCenterBudget>().AsNoTracking()
            join target in db.Set<CostCenterTarget>().AsNoTracking() on part.Id equals target.PartId into targets
            from target in targets.DefaultIfEmpty()
            where part.BudgetId == budgetId
            select new { Part = part, Target = target == null ? (decimal?)null : target.Amount }).ToListAsync(cancellation))
            .Where(p => takesPart(p.Part)).ToDictionary(p => p.Part.CostCenterId);
        var sums = await (
            from line in db.Set<BudgetLine>()
            join part in db.Set<CostCenterBudget>() on line.PartId equals part.Id
            where part.BudgetId == budgetId || part.BudgetId == lastYearId
            group line by new { part.BudgetId, part.CostCenterId } into lines
            select new { lines.Key, Lines = lines.Count(), Total = lines.Sum(l => l.Amount) })
            .ToDictionaryAsync(s => (s.Key.BudgetId, s.Key.CostCenterId), s => (s.Lines, s.Total), cancellation);
        var centers = await (await db.WordsOfAsync(budgetId, cancellation: cancellation)).CostCenters
            .Select(c => new Center(c.Id, c.ParentId, c.Code, c.Name)).ToDictionaryAsync(c => c.Id, cancellation);
        return new BudgetTree(budget, lastYear, [.. Ordered(centers, parts.Keys).Select(c =>
        {
            var entry = parts.GetValueOrDefault(c.Row.Id);
            var now = entry is null ? default : sums.GetValueOrDefault((budgetId, c.Row.Id));
            var before = entry is null || lastYearId is null ? default : sums.GetValueOrDefault((lastYearId.Value, c.Row.Id));
            return new TreeNode(c.Row.Id, c.Row.Code, c.Row.Name, c.Depth, entry?.Part, entry?.Target, now.Lines, now.Total, before.Total);
        })]);
    }

    /// <summary>In a tree with parents before those below them: a row and everything below it.</summary>
    public static IEnumerable<T> Branch<T>(IReadOnlyList<T> rows, int index, Func<T, int> depth) =>
        rows.Skip(index + 1).TakeWhile(r => depth(r) > depth(rows[index])).Prepend(rows[index]);

    private static IReadOnlyList<(Center Row, int Depth)> Ordered(Dictionary<Guid, Center> centers, IEnumerable<Guid> takingPart)
    {
        var shown = new HashSet<Guid>();
        foreach (var id in takingPart)
        {
            Guid? next = id;
            while (next is { } current && shown.Add(current))
            {
                next = centers[current].ParentId;
            }
        }

        return CostCenterTree.InOrder([.. shown.Select(id => centers[id])], c => c.Id, c => c.ParentId, c => c.Code);
    }

    private sealed record Center(Guid Id, Guid? ParentId, string Code, string Name);
}
