using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Delegations;

/// <summary>What a form asks for.</summary>
/// <param name="Id">Made by the form, so that a double click adds once.</param>
public sealed record DelegationTerms(Guid Id, Guid OwnerId, Guid? DeputyId, DateOnly? From, DateOnly? Until);

/// <summary>Sets and ends deputies for a time: people for themselves, and who keeps delegations for anybody.</summary>
public sealed class DelegationService(PortalDb portalDb, INotices notices)
{
    /// <summary>Delegates; both are told. The same one again changes nothing and succeeds.</summary>
    public Task<Result> AddAsync(DelegationTerms terms) => portalDb.RunAsync<Result>(
        async db =>
        {
            if (await RefuseAsync(db, terms.OwnerId) is { } refusal)
            {
                return refusal;
            }

            // Read before anything is looked at: of two who set a deputy for the same person at once, the second one looks again.
            var owner = await db.Users.SingleOrDefaultAsync(u => u.Id == terms.OwnerId);
            if (await db.Set<Delegation>().AnyAsync(d => d.Id == terms.Id))
            {
                return Result.Success;
            }

            var organization = await db.OrganizationAsync();
            if (await WrongAsync(db, terms, db.Time.Today(organization)) is { } wrong)
            {
                return wrong;
            }

            var days = DelegationDays.Of(organization, terms.From!.Value, terms.Until!.Value);
            if (await OverlappingAsync(db, terms.OwnerId, days) is { } other)
            {
                return other;
            }

            owner!.ConcurrencyStamp = Guid.CreateVersion7().ToString();
            var delegation = new Delegation(terms.Id, terms.OwnerId, terms.DeputyId!.Value, days, db.Actor.UserId!.Value, db.Time.GetUtcNow());
            db.Add(delegation);
            await TellAsync(db, delegation, DelegationNoticeWords.Given);
            await db.SaveChangesAsync();
            return Result.Success;
        },
        conflict => conflict);

    /// <summary>Ends a delegation at once, or takes it back before it begins; both are told.</summary>
    public Task<Result> EndAsync(Guid id) => portalDb.RunAsync<Result>(
        async db =>
        {
            if (await db.Set<Delegation>().SingleOrDefaultAsync(d => d.Id == id) is not { } delegation)
            {
                return new Error("planning.not_found", DataText.NotFound);
            }

            if (await RefuseAsync(db, delegation.OwnerId) is { } refusal)
            {
                return refusal;
            }

            var now = db.Time.GetUtcNow();
            if (delegation.EndsAt > now)
            {
                delegation.End(now);
                await TellAsync(db, delegation, DelegationNoticeWords.Ended);
                await db.SaveChangesAsync();
            }

            return Result.Success;
        },
        conflict => conflict);

    private static async Task<Error?> RefuseAsync(PortalDbContext db, Guid ownerId) =>
        await db.RefuseAsync(ownerId == db.Actor.UserId ? PlanningPermissions.CostCenterDecision : PlanningPermissions.KeepDelegations);

    private static async Task<Error?> WrongAsync(PortalDbContext db, DelegationTerms terms, DateOnly today)
    {
        var able = db.Holding(PlanningPermissions.CostCenterDecision);
        return terms switch
        {
            { DeputyId: null } => new Error("planning.deputy_missing", PlanningText.DeputyMissing, nameof(DelegationTerms.DeputyId)),
            { From: null } => new Error("planning.date_required", PlanningText.DateRequired, nameof(DelegationTerms.From)),
            { Until: null } => new Error("planning.date_required", PlanningText.DateRequired, nameof(DelegationTerms.Until)),
            _ when terms.DeputyId == terms.OwnerId => new Error("planning.deputy_self", PlanningText.DeputySelf, nameof(DelegationTerms.DeputyId)),
            _ when terms.From < today => new Error("planning.delegation_past", PlanningText.DelegationPast, nameof(DelegationTerms.From)),
            _ when terms.Until < terms.From => new Error("planning.delegation_order", PlanningText.DelegationOrder, nameof(DelegationTerms.Until)),
            _ when terms.Until.Value.DayNumber - terms.From.Value.DayNumber >= Delegation.MostDays => new Error(
                "planning.delegation_long", Words.Format(PlanningText.DelegationLong, Delegation.MostDays), nameof(DelegationTerms.Until)),
            _ when !await able.AnyAsync(u => u.Id == terms.OwnerId) => new Error(
                "planning.owner_unable", PlanningText.DelegatorUnable, nameof(DelegationTerms.OwnerId)),
            _ when !await able.AnyAsync(u => u.Id == terms.DeputyId) => new Error(
                "planning.deputy_unable", PlanningText.DeputyUnable, nameof(DelegationTerms.DeputyId)),
            _ => null,
        };
    }

    private static async Task<Error?> OverlappingAsync(PortalDbContext db, Guid ownerId, DelegationDays days)
    {
        var other = await (
            from delegation in db.Set<Delegation>()
            where delegation.OwnerId == ownerId && delegation.StartsAt < days.EndsAt && delegation.EndsAt > days.StartsAt && delegation.EndsAt > delegation.StartsAt
            join deputy in db.Users on delegation.DeputyId equals deputy.Id
            orderby delegation.StartsAt
            select new { Deputy = deputy.FirstName + " " + deputy.LastName, delegation.From, delegation.Until }).FirstOrDefaultAsync();
        return other is null ? null : new Error(
            "planning.delegation_overlaps", Words.Format(PlanningText.DelegationOverlaps, other.Deputy.Trim(), other.From, other.Until), nameof(DelegationTerms.From));
    }

    private async Task TellAsync(PortalDbContext db, Delegation delegation, string type)
    {
        var people = await db.Users.Where(u => u.IsActive && (u.Id == delegation.OwnerId || u.Id == delegation.DeputyId)).ToDictionaryAsync(u => u.Id);
        notices.Raise(db, new Notice(
            type, $"{type}:{delegation.Id}", [.. people.Keys.Where(id => id != db.Actor.UserId)], "/deputies",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["owner"] = people.GetValueOrDefault(delegation.OwnerId)?.DisplayName ?? string.Empty,
                ["deputy"] = people.GetValueOrDefault(delegation.DeputyId)?.DisplayName ?? string.Empty,
                ["from"] = delegation.From.ToString("O"),
                ["until"] = delegation.Until.ToString("O"),
            }));
    }
}
