using System.Globalization;

namespace BudgetPortal.Organizations;

/// <summary>Questions about the tree of cost centers.</summary>
internal static class CostCenterTree
{
    /// <summary>2 before 10, as people count.</summary>
    private static readonly StringComparer ByCode =
        StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering | CompareOptions.IgnoreCase);

    /// <summary>Every cost center that may stand above this one: neither itself nor one below it.</summary>
    public static IReadOnlyList<CostCenterChoice> Possible(IReadOnlyList<CostCenterChoice> all, Guid? id)
    {
        var below = new HashSet<Guid>();
        var next = all.Where(c => c.Id == id).ToList();
        while (next.Count > 0)
        {
            below.UnionWith(next.Select(c => c.Id));
            next = all.Where(c => c.ParentId is { } parent && below.Contains(parent) && !below.Contains(c.Id)).ToList();
        }

        return all.Where(c => !below.Contains(c.Id)).OrderBy(c => c.Code, ByCode).ToList();
    }

    /// <summary>Parents before their children, each with its depth; whose parent is not among them stands at the top.</summary>
    public static IReadOnlyList<(CostCenterRow Row, int Depth)> InOrder(IReadOnlyList<CostCenterRow> rows) =>
        InOrder(rows, r => r.Id, r => r.ParentId, r => r.Code);

    /// <summary>The same for whatever else stands for cost centers.</summary>
    public static IReadOnlyList<(T Row, int Depth)> InOrder<T>(
        IReadOnlyList<T> rows, Func<T, Guid> id, Func<T, Guid?> parentId, Func<T, string> code)
    {
        var present = rows.Select(id).ToHashSet();
        var children = rows.OrderBy(code, ByCode).ToLookup(r => parentId(r) is { } parent && present.Contains(parent) ? parent : Guid.Empty);
        var ordered = new List<(T, int)>(rows.Count);
        Add(Guid.Empty, 0);
        return ordered;

        void Add(Guid parent, int depth)
        {
            foreach (var row in children[parent])
            {
                ordered.Add((row, depth));
                Add(id(row), depth + 1);
            }
        }
    }
}
