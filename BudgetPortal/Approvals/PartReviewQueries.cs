using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals;

/// <summary>Reads a part for its review.</summary>
public sealed class PartReviewQueries(PortalDb portalDb)
{
    /// <summary>A part with its lines beside last year's; null when it does not exist or the current user may not see it.</summary>
    public async Task<PartReview?> ReadAsync(Guid partId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var me = db.Actor.UserId ?? Guid.Empty;
        var visible = await ApprovalAccess.PartsAsync(db, cancellation);
        var budgetId = await visible.Where(p => p.Id == partId).Select(p => p.BudgetId).SingleOrDefaultAsync(cancellation);
        var lastYearId = await db.LastYearBudgetIdAsync(budgetId, cancellation);
        var words = await db.WordsOfAsync(budgetId, lastYearId, cancellation);
        var found = await (
            from part in visible
            where part.Id == partId
            join budget in db.Set<Budget>() on part.BudgetId equals budget.Id
            join costCenter in words.CostCenters on part.CostCenterId equals costCenter.Id
            join submitter in words.People on part.SubmittedById equals submitter.Id into submitters
            from submitter in submitters.DefaultIfEmpty()
            join owner in words.People on costCenter.OwnerId equals owner.Id into owners
            from owner in owners.DefaultIfEmpty()
            select new
            {
                Part = part, Budget = budget, CostCenter = costCenter,
                Submitter = part.SubmittedById == null ? string.Empty : submitter!.Name,
                Owner = costCenter.OwnerId == null ? null : owner!.Name,
                Asked = (
                    from request in db.Set<ApprovalRequest>()
                    where request.PartId == part.Id && request.ClosedAt == null
                    join before in db.Users on request.HandedOverFromId equals before.Id into befores
                    from before in befores.DefaultIfEmpty()
                    select new Asked(
                        request.AssigneeId, request.Origin, request.Since,
                        before == null ? null : (before.FirstName + " " + before.LastName).Trim())).ToList(),
                SentBack = db.Set<BudgetEvent>().Where(e => e.PartId == part.Id && e.Step == BudgetStep.PartSentBack)
                    .OrderByDescending(e => e.At).Select(e => e.Comment).FirstOrDefault(),
                Target = db.Set<CostCenterTarget>().Where(t => t.PartId == part.Id).Select(t => (decimal?)t.Amount).FirstOrDefault(),
            }).AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return null;
        }

        var rights = await db.PermissionsAsync(cancellation);
        var organization = await db.OrganizationAsync(cancellation);
        var today = db.Time.Today(organization);
        var (stored, center) = (found.Part, found.CostCenter);
        var parts = db.Set<CostCenterBudget>().Where(p =>
            p.Id == partId || (p.BudgetId == lastYearId && p.CostCenterId == stored.CostCenterId && p.State != PartState.Withdrawn));
        var lines = await StoredLines.Of(db, words, parts).ToListAsync(cancellation);
        var lastYearName = await db.Set<Budget>().Where(b => b.Id == lastYearId).Select(b => b.Name).SingleOrDefaultAsync(cancellation);
        var turn = await Turn.OfAsync(
            db, me, center.OwnerId, center.DeputyOwnerId, found.Asked.ConvertAll(a => a.AssigneeId), rights.Contains(ApprovalsPermissions.DecideFinally), cancellation);
        var waits = stored.State is PartState.Submitted or PartState.SentBack
            && found.Budget.State is BudgetState.EntryOpen or BudgetState.PendingCcApproval;
        var decides = turn.IsTheirs && waits && rights.Contains(ApprovalsPermissions.DecideCostCenter);
        var own = decides ? await OwnLines.CheckAsync(db, stored, organization, turn, cancellation) : new OwnLines(0, null, false);
        var handedOver = found.Asked.Find(a => waits && a.Origin is ApprovalOrigin.HandedOver or ApprovalOrigin.Escalated);
        return new PartReview(
            stored.Id, found.Budget.Id, center.Id, $"{center.Code} {center.Name}", found.Budget.Name, found.Budget.Type,
            found.Budget.Currency, stored.State, stored.Version, found.Submitter,
            stored.SubmittedAt is { } at ? organization.Local(at) : null, stored.SubmittedAutomatically, lastYearName,
            decides && own.Refusal is null, await NameAsync(db, turn.ActingForId, cancellation),
            stored.State == PartState.SentBack ? found.SentBack ?? string.Empty : string.Empty,
            handedOver is null ? null : new HandedOver(handedOver.From ?? PlanningText.ModuleOwnerWord, organization.Local(handedOver.Since)),
            own.Count, own.Refusal?.Message, today, Correction.Proposed(organization, found.Budget.ExpireDate, today), found.Budget.ExpireDate,
            found.Target, found.Budget.TargetControl,
            LineComparison.Match(lines.Where(l => l.PartId == partId), lines.Where(l => l.PartId != partId)));
    }

    private static async Task<string?> NameAsync(PortalDbContext db, Guid? userId, CancellationToken cancellation) =>
        userId is null ? null : (await db.Users.SingleAsync(u => u.Id == userId, cancellation)).DisplayName;

    /// <summary>An open request for the part.</summary>
    /// <param name="From">Whose turn it was before.</param>
    private sealed record Asked(Guid? AssigneeId, ApprovalOrigin Origin, DateTimeOffset Since, string? From);
}
