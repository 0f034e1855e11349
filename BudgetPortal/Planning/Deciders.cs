using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>Whose turn it is to decide for a cost center.</summary>
public static class Deciders
{
    private static readonly IReadOnlySet<Guid> Nobody = new HashSet<Guid>();

    /// <summary>
    /// For each cost center who decides in general, whoever entered lines: <see cref="DecidingTree.DeciderOf"/>. One query, however many
    /// are asked for.
    /// </summary>
    public static async Task<IReadOnlyDictionary<Guid, Guid?>> DecidersAsync(
        this PortalDbContext db, IReadOnlyCollection<Guid> costCenterIds, CancellationToken cancellation = default)
    {
        var tree = await DecidingTree.LoadAsync(db, cancellation);
        return costCenterIds.Distinct().ToDictionary(id => id, id => tree.DeciderOf(id, Nobody));
    }

    /// <summary>
    /// By part, who is to decide it as it stands; null for whoever may decide finally. Where the organization wants somebody else than
    /// the authors, these are passed over, unless nobody else is left. The same number of queries, however many are asked for.
    /// </summary>
    public static async Task<IReadOnlyDictionary<Guid, Guid?>> AssigneesAsync(
        this PortalDbContext db, IReadOnlyCollection<CostCenterBudget> parts, CancellationToken cancellation = default)
    {
        var tree = await DecidingTree.LoadAsync(db, cancellation);
        if ((await db.OrganizationAsync(cancellation)).OwnLines == OwnLinesRule.Flag)
        {
            return parts.ToDictionary(p => p.Id, p => tree.DeciderOf(p.CostCenterId, Nobody));
        }

        var authors = await PartAuthors.LoadAsync(db, parts, cancellation);
        var finalDeciders = await db.Holding(PlanningPermissions.FinalDecision).Select(u => u.Id).ToListAsync(cancellation);
        return parts.ToDictionary(p => p.Id, p =>
            tree.DeciderOf(p.CostCenterId, authors[p.Id])
            ?? (finalDeciders.TrueForAll(authors[p.Id].Contains) ? tree.DeciderOf(p.CostCenterId, Nobody) : null));
    }
}
