using BudgetPortal.Approvals;
using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Shell.Dashboard;

/// <summary>An undecided part, with whose turn it is.</summary>
/// <param name="Since">Since when its request waits; null when none does.</param>
/// <param name="Decider">Null when the module owner decides.</param>
internal sealed record UndecidedPart(
    Guid BudgetId, string Budget, BudgetState BudgetState, DateOnly EntryEnd, string CostCenter, PartState State, DateOnly? CorrectionUntil,
    bool HasOwner, DateTimeOffset? Since, Guid? DeciderId, string? Decider);

/// <summary>Parts that are late or without an owner, for those who declare budgets.</summary>
internal static class LateParts
{
    /// <summary>From so many days on a request waits long.</summary>
    private const int LongWait = 5;

    /// <summary>Entry that ends in so many days ends soon.</summary>
    private const int Soon = 7;

    private static readonly PartState[] Undecided = [PartState.Draft, PartState.Submitted, PartState.Rejected, PartState.SentBack];
    private static readonly BudgetState[] OnTheirWay = [BudgetState.EntryOpen, BudgetState.PendingCcApproval];

    public static async Task<IEnumerable<AttentionRow>> ReadAsync(PortalDbContext db, CancellationToken cancellation)
    {
        var organization = await db.OrganizationAsync(cancellation);
        var today = db.Time.Today(organization);
        var parts = await PartsAsync(db, cancellation);
        return parts
            .SelectMany(part => KindsOf(part, organization, today, db.Actor.UserId).Select(kind => (Kind: kind, Part: part)))
            .GroupBy(p => (p.Kind, BudgetId: p.Kind == AttentionKind.NoOwner ? Guid.Empty : p.Part.BudgetId))
            .Select(g => new AttentionRow(
                g.Key.Kind, g.First().Part.Budget, [.. g.Select(p => Name(p.Kind, p.Part)).Distinct()],
                DayOf(g.Key.Kind, [.. g.Select(p => p.Part)]), $"budgets/{g.First().Part.BudgetId}"));
    }

    private static IEnumerable<AttentionKind> KindsOf(UndecidedPart part, Organization organization, DateOnly today, Guid? readerId)
    {
        var waitsForEntry = part.State is PartState.Draft or PartState.Rejected or PartState.SentBack;
        if (part.BudgetState == BudgetState.EntryOpen && waitsForEntry && part.EntryEnd <= today.AddDays(Soon))
        {
            yield return AttentionKind.NotHandedIn;
        }

        if (part is { BudgetState: BudgetState.PendingCcApproval, State: PartState.Draft, CorrectionUntil: null })
        {
            yield return AttentionKind.NothingEntered;
        }

        if (part.BudgetState == BudgetState.PendingCcApproval && part.CorrectionUntil < today)
        {
            yield return AttentionKind.CorrectionOverdue;
        }

        if (part is { Since: { } since, DeciderId: { } decider } && decider != readerId
            && DateOnly.FromDateTime(organization.Local(since).DateTime) <= today.AddDays(-LongWait))
        {
            yield return AttentionKind.WaitsLong;
        }

        if (!part.HasOwner)
        {
            yield return AttentionKind.NoOwner;
        }
    }

    private static string Name(AttentionKind kind, UndecidedPart part) =>
        kind == AttentionKind.WaitsLong ? Words.Format(ShellText.PartWith, part.CostCenter, part.Decider) : part.CostCenter;

    private static DateOnly? DayOf(AttentionKind kind, IReadOnlyList<UndecidedPart> parts) => kind switch
    {
        AttentionKind.NotHandedIn => parts[0].EntryEnd,
        AttentionKind.CorrectionOverdue => parts.Min(p => p.CorrectionUntil),
        _ => null,
    };

    private static async Task<List<UndecidedPart>> PartsAsync(PortalDbContext db, CancellationToken cancellation)
    {
        var visible = await ApprovalAccess.PartsAsync(db, cancellation);
        return await (
            from part in visible
            join budget in db.Set<Budget>() on part.BudgetId equals budget.Id
            where OnTheirWay.Contains(budget.State) && Undecided.Contains(part.State)
            join costCenter in db.Set<CostCenter>() on part.CostCenterId equals costCenter.Id
            join request in db.Set<ApprovalRequest>().Where(r => r.ClosedAt == null) on part.Id equals request.PartId into requests
            from request in requests.DefaultIfEmpty()
            join decider in db.Users on request.AssigneeId equals decider.Id into deciders
            from decider in deciders.DefaultIfEmpty()
            orderby budget.EntryEnd, costCenter.Code
            select new UndecidedPart(
                budget.Id, budget.Name, budget.State, budget.EntryEnd, costCenter.Code + " " + costCenter.Name, part.State, part.CorrectionUntil,
                db.Users.Any(u => u.Id == costCenter.OwnerId && u.IsActive), request == null ? null : request.FirstSince ?? request.Since,
                decider == null ? null : decider.Id, decider == null ? null : (decider.FirstName + " " + decider.LastName).Trim()))
            .ToListAsync(cancellation);
    }
}
