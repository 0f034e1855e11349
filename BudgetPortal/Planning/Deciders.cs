using BudgetPortal.Data;
using BudgetPortal.Organizations;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>Whose turn it is to decide for a cost center.</summary>
public static class Deciders
{
    /// <summary>
    /// For each cost center the active owner; without one the nearest parent's active owner; null when there is none and the module
    /// owner decides. One query, however many are asked for.
    /// </summary>
    public static async Task<IReadOnlyDictionary<Guid, Guid?>> DecidersAsync(
        this PortalDbContext db, IReadOnlyCollection<Guid> costCenterIds, CancellationToken cancellation = default)
    {
        var tree = await db.Set<CostCenter>().AsNoTracking()
            .Select(c => new Node(
                c.Id, c.ParentId, db.Users.Where(u => u.Id == c.OwnerId && u.IsActive).Select(u => (Guid?)u.Id).FirstOrDefault()))
            .ToDictionaryAsync(n => n.Id, cancellation);
        return costCenterIds.Distinct().ToDictionary(id => id, id => Find(tree, id));
    }

    private static Guid? Find(Dictionary<Guid, Node> tree, Guid id)
    {
        var seen = new HashSet<Guid>();
        Guid? next = id;
        while (next is { } current && seen.Add(current) && tree.TryGetValue(current, out var node))
        {
            if (node.OwnerId is { } owner)
            {
                return owner;
            }

            next = node.ParentId;
        }

        return null;
    }

    private sealed record Node(Guid Id, Guid? ParentId, Guid? OwnerId);
}
