using BudgetPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Delegations;

/// <summary>Who acts for whom now.</summary>
public static class Acting
{
    /// <summary>Delegations that are in force: the owner may still decide themselves, and has not left.</summary>
    public static IQueryable<Delegation> DelegationsNow(this PortalDbContext db)
    {
        var now = db.Time.GetUtcNow();
        var able = db.Holding(PlanningPermissions.CostCenterDecision);
        return db.Set<Delegation>().Where(d => d.StartsAt <= now && d.EndsAt > now && able.Any(u => u.Id == d.OwnerId));
    }

    /// <summary>The owners in whose place a user acts now.</summary>
    public static IQueryable<Guid> OwnersFor(this PortalDbContext db, Guid userId) =>
        db.DelegationsNow().Where(d => d.DeputyId == userId).Select(d => d.OwnerId);

    /// <summary>All who act for somebody now; one query, however many are asked for afterwards.</summary>
    public static async Task<Deputies> DeputiesAsync(this PortalDbContext db, CancellationToken cancellation = default) => new(await (
        from delegation in db.DelegationsNow()
        where db.Users.Any(u => u.Id == delegation.DeputyId && u.IsActive)
        join owner in db.Users on delegation.OwnerId equals owner.Id
        orderby owner.LastName, owner.Id
        select new ActingFor(delegation.DeputyId, delegation.OwnerId, (owner.FirstName + " " + owner.LastName).Trim())).ToListAsync(cancellation));
}

/// <summary>Active people who act for owners now.</summary>
public sealed class Deputies(IReadOnlyList<ActingFor> acting)
{
    /// <summary>Those who act for any of these people and are none of them, with the names of those for whom.</summary>
    public IEnumerable<(Guid Deputy, Guid FirstOwner, string Owners)> Of(IReadOnlyCollection<Guid> people) => acting
        .Where(a => people.Contains(a.OwnerId) && !people.Contains(a.DeputyId)).GroupBy(a => a.DeputyId)
        .Select(g => (g.Key, g.First().OwnerId, string.Join(", ", g.Select(a => a.Owner).Distinct(StringComparer.CurrentCulture))));
}

public sealed record ActingFor(Guid DeputyId, Guid OwnerId, string Owner);
