using BudgetPortal.Data;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Delegations;

/// <summary>Delegations that run or are to come, by their first day.</summary>
/// <param name="IsMine">The reader is the owner.</param>
/// <param name="ForMe">The reader is the deputy.</param>
/// <param name="MayEnd">Whether the reader may end it.</param>
public sealed record DelegationRow(
    Guid Id, string Owner, string Deputy, DateOnly From, DateOnly Until, bool IsNow, bool IsMine, bool ForMe, bool MayEnd);

/// <param name="MayDelegate">Whether the reader may have others decide in their place.</param>
/// <param name="MayForOthers">Whether they may set deputies for anybody.</param>
/// <param name="People">Who can decide; both who delegates and who is chosen.</param>
public sealed record DelegationList(
    IReadOnlyList<DelegationRow> Rows, bool MayDelegate, bool MayForOthers, Guid Reader, IReadOnlyList<Option<Guid?>> People, DateOnly Today);

/// <summary>Reads who decides for whom: everybody their own, and all for those who keep them.</summary>
public sealed class DelegationQueries(PortalDb portalDb)
{
    public async Task<DelegationList> ReadAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var me = db.Actor.UserId ?? Guid.Empty;
        var rights = await db.PermissionsAsync(cancellation);
        var (own, all) = (rights.Contains(PlanningPermissions.CostCenterDecision), rights.Contains(PlanningPermissions.KeepDelegations));
        var now = db.Time.GetUtcNow();
        var rows = await (
            from delegation in db.Set<Delegation>().AsNoTracking()
            where delegation.EndsAt > now && (all || delegation.OwnerId == me || delegation.DeputyId == me)
            join owner in db.Users on delegation.OwnerId equals owner.Id
            join deputy in db.Users on delegation.DeputyId equals deputy.Id
            orderby delegation.StartsAt, owner.LastName, delegation.Id
            select new { Row = delegation, Owner = owner, Deputy = deputy }).ToListAsync(cancellation);
        var people = own || all
            ? await db.Holding(PlanningPermissions.CostCenterDecision).AsNoTracking().OrderBy(u => u.FirstName).ThenBy(u => u.LastName).ThenBy(u => u.Id).ToListAsync(cancellation)
            : [];
        return new DelegationList(
            rows.ConvertAll(r => new DelegationRow(
                r.Row.Id, r.Owner.DisplayName, r.Deputy.DisplayName, r.Row.From, r.Row.Until, r.Row.StartsAt <= now,
                r.Row.OwnerId == me, r.Row.DeputyId == me, all || (own && r.Row.OwnerId == me))),
            own, all, me, people.ConvertAll(u => new Option<Guid?>(u.Id, u.DisplayName)), db.Time.Today(await db.OrganizationAsync(cancellation)));
    }
}
