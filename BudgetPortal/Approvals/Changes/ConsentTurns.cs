using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Planning.Delegations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals.Changes;

/// <summary>
/// Whose consent a proposal waits for: that of whoever decides for the cost center now, so that nothing must be handed over when somebody
/// leaves. The same number of queries, however many are asked for.
/// </summary>
internal sealed class ConsentTurns
{
    private static readonly Turn Nobody = new(false, null, false);
    private static readonly Turn Own = new(true, null, false);

    private readonly Guid me;
    private readonly IReadOnlySet<string> rights;
    private readonly DecidingTree tree;
    private readonly HashSet<Guid> actedFor;
    private readonly bool strict;
    private readonly Dictionary<Guid, Center> centers;

    private ConsentTurns(Guid me, IReadOnlySet<string> rights, DecidingTree tree, HashSet<Guid> actedFor, bool strict, Dictionary<Guid, Center> centers)
    {
        (this.me, this.rights, this.tree) = (me, rights, tree);
        (this.actedFor, this.strict, this.centers) = (actedFor, strict, centers);
    }

    /// <param name="partIds">Those that will be asked for.</param>
    public static async Task<ConsentTurns> LoadAsync(PortalDbContext db, IReadOnlyCollection<Guid> partIds, CancellationToken cancellation = default)
    {
        var userId = db.Actor.UserId ?? Guid.Empty;
        var decided = await (
            from part in db.Set<CostCenterBudget>()
            where partIds.Contains(part.Id)
            join center in db.Set<CostCenter>() on part.CostCenterId equals center.Id
            select new { part.Id, Center = new Center(center.Id, center.OwnerId, center.DeputyOwnerId) })
            .ToDictionaryAsync(c => c.Id, c => c.Center, cancellation);
        return new ConsentTurns(
            userId, await db.PermissionsAsync(cancellation), await DecidingTree.LoadAsync(db, cancellation),
            [.. await db.OwnersFor(userId).ToListAsync(cancellation)],
            (await db.OrganizationAsync(cancellation)).OwnLines == OwnLinesRule.AnotherPerson, decided);
    }

    /// <summary>Whether it is the actor's turn to agree for a cost center, and in whose place.</summary>
    public Turn Of(BudgetChange change, ChangePart part)
    {
        var barred = Barred(change);
        if (change.State is not (ChangeState.Submitted or ChangeState.Draft) || part.ConsentedById is not null
            || !rights.Contains(ApprovalsPermissions.DecideCostCenter) || barred.Contains(me))
        {
            return Nobody;
        }

        var center = centers[part.PartId];
        if (center.OwnerId == me)
        {
            return Own;
        }

        if (center.DeputyId == me)
        {
            return new Turn(true, center.OwnerId, false);
        }

        var decider = DeciderOf(change, part);
        if (decider == me || (decider is null && rights.Contains(ApprovalsPermissions.DecideFinally)))
        {
            return Own;
        }

        // Nobody agrees to their own proposal through somebody to whom they delegated, whether that one wrote it or the owner.
        return new[] { decider, center.OwnerId }.OfType<Guid>().Where(actedFor.Contains).Cast<Guid?>().FirstOrDefault() is { } owner
            && !change.Authors.Contains(me) && !change.Authors.Contains(owner)
            ? new Turn(true, owner, true)
            : Nobody;
    }

    /// <summary>Who is asked to agree for a cost center: with an owner the standing deputy; empty for whoever may decide finally.</summary>
    public IReadOnlyList<Guid> Asked(BudgetChange change, ChangePart part)
    {
        var center = centers[part.PartId];
        return DeciderOf(change, part) is not { } decider ? []
            : decider == center.OwnerId && center.DeputyId is { } deputy && !Barred(change).Contains(deputy) ? [decider, deputy]
            : [decider];
    }

    /// <summary>Whose turn it is to agree for a cost center, as far as it waits; null for whoever may decide finally.</summary>
    public Guid? DeciderOf(BudgetChange change, ChangePart part) => tree.DeciderAfter(centers[part.PartId].Id, part.Escalations, Barred(change));

    private IReadOnlySet<Guid> Barred(BudgetChange change) => strict ? change.Authors : new HashSet<Guid>();

    private sealed record Center(Guid Id, Guid? OwnerId, Guid? DeputyId);
}
