using BudgetPortal.Data;
using BudgetPortal.Organizations;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>The organization's cost centers with those who decide for them, as they are now. Read by one query.</summary>
public sealed class DecidingTree
{
    private readonly Dictionary<Guid, Node> nodes;
    private readonly ILookup<Guid?, Node> children;

    private DecidingTree(Dictionary<Guid, Node> nodes) =>
        (this.nodes, children) = (nodes, nodes.Values.ToLookup(n => n.ParentId));

    public static Task<DecidingTree> LoadAsync(PortalDbContext db, CancellationToken cancellation = default) =>
        LoadAsync(db, PlanningPermissions.CostCenterDecision, cancellation);

    /// <param name="permission">What somebody must hold to decide.</param>
    public static async Task<DecidingTree> LoadAsync(PortalDbContext db, string permission, CancellationToken cancellation = default)
    {
        var able = db.Holding(permission);
        return new(await db.Set<CostCenter>().AsNoTracking()
            .Select(c => new Node(
                c.Id, c.ParentId,
                c.OwnerId, able.Any(u => u.Id == c.OwnerId),
                c.DeputyOwnerId, able.Any(u => u.Id == c.DeputyOwnerId)))
            .ToDictionaryAsync(n => n.Id, cancellation));
    }

    /// <summary>
    /// The owner, else the deputy, as far as they are active and have the right to decide; without both, those of the nearest parent that
    /// has one; null when nobody is found and the module owner decides.
    /// </summary>
    /// <param name="barred">People who may not decide this time.</param>
    public Guid? DeciderOf(Guid costCenterId, IReadOnlySet<Guid> barred)
    {
        var seen = new HashSet<Guid>();
        Guid? next = costCenterId;
        while (next is { } current && seen.Add(current) && nodes.TryGetValue(current, out var node))
        {
            if (node.Deciders.FirstOrDefault(id => !barred.Contains(id)) is var decider && decider != Guid.Empty)
            {
                return decider;
            }

            next = node.ParentId;
        }

        return null;
    }

    /// <summary>
    /// Owner and deputy of the cost center, the owner first, as far as they may decide; what an owner asks for is decided above them, as is
    /// what nobody is there to decide. Nobody when there is nobody above either.
    /// </summary>
    /// <param name="askerId">Who asks, and does not decide it.</param>
    public IReadOnlyList<Guid> DecidersFor(Guid costCenterId, Guid askerId)
    {
        var seen = new HashSet<Guid>();
        Guid? next = costCenterId;
        while (next is { } current && seen.Add(current) && nodes.TryGetValue(current, out var node))
        {
            if (node.OwnerId != askerId && node.Deciders.Where(id => id != askerId).ToList() is { Count: > 0 } deciders)
            {
                return deciders;
            }

            next = node.ParentId;
        }

        return [];
    }

    /// <summary>
    /// Who comes after somebody with whom a request waits for too long: the deputy, then the owner of the nearest cost center above, then
    /// null for the module owner.
    /// </summary>
    /// <param name="barred">People who may not decide this time.</param>
    public Guid? NextAfter(Guid costCenterId, Guid current, IReadOnlySet<Guid> barred)
    {
        var chain = ChainOf(costCenterId).Where(id => id == current || !barred.Contains(id)).ToList();
        return chain.Skip(chain.IndexOf(current) + 1).Cast<Guid?>().FirstOrDefault();
    }

    /// <summary>Whose turn it is after somebody did not answer so many times; the order is that of <see cref="NextAfter"/>.</summary>
    /// <param name="barred">People who may not decide this time.</param>
    public Guid? DeciderAfter(Guid costCenterId, int escalations, IReadOnlySet<Guid> barred) => escalations == 0
        ? DeciderOf(costCenterId, barred)
        : ChainOf(costCenterId).Where(id => !barred.Contains(id)).Skip(escalations).Cast<Guid?>().FirstOrDefault();

    /// <summary>Whether a request that was escalated can stay with somebody: those of <see cref="NextAfter"/>.</summary>
    /// <param name="userId">Null for the module owner.</param>
    public bool MayHave(Guid costCenterId, Guid? userId) => userId is not { } one || ChainOf(costCenterId).Contains(one);

    /// <summary>Owner, deputy and the nearest owner above, as far as they may decide.</summary>
    private List<Guid> ChainOf(Guid costCenterId)
    {
        var seen = new HashSet<Guid>();
        var chain = nodes.TryGetValue(costCenterId, out var node) ? node.Deciders.ToList() : [];
        while (node?.ParentId is { } parent && seen.Add(parent) && nodes.TryGetValue(parent, out node))
        {
            if (node is { OwnerMay: true, OwnerId: { } owner } && !chain.Contains(owner))
            {
                chain.Add(owner);
                break;
            }
        }

        return chain;
    }

    /// <summary>Cost centers for which a change concerns who decides: those it names, those of people whom it names, and all below them.</summary>
    public IReadOnlySet<Guid> Concerned(OrganizationChange change)
    {
        if (change.RulesChanged)
        {
            return nodes.Keys.ToHashSet();
        }

        var open = new Stack<Node>(nodes.Values.Where(n =>
            change.Reassigned.Contains(n.Id) || IsOf(n, change.Disabled) || IsOf(n, change.Enabled)));
        var concerned = new HashSet<Guid>();
        while (open.TryPop(out var node))
        {
            if (concerned.Add(node.Id))
            {
                foreach (var child in children[node.Id])
                {
                    open.Push(child);
                }
            }
        }

        return concerned;
    }

    private static bool IsOf(Node node, IReadOnlySet<Guid> people) =>
        (node.OwnerId is { } owner && people.Contains(owner)) || (node.DeputyId is { } deputy && people.Contains(deputy));

    private sealed record Node(Guid Id, Guid? ParentId, Guid? OwnerId, bool OwnerMay, Guid? DeputyId, bool DeputyMay)
    {
        /// <summary>Owner and deputy as far as they may decide, in this order.</summary>
        public IEnumerable<Guid> Deciders =>
            new[] { OwnerMay ? OwnerId : null, DeputyMay ? DeputyId : null }.OfType<Guid>();
    }
}
