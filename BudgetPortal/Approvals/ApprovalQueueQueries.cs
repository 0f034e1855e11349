using BudgetPortal.Approvals.Changes;
using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals;

/// <summary>Reads the approval queue of the current user: only what they may decide, or decided.</summary>
public sealed class ApprovalQueueQueries(PortalDb portalDb)
{
    /// <summary>Decisions shown at the most.</summary>
    public const int MostDecided = 100;

    /// <summary>The queue with all its tabs; the same number of queries whatever waits.</summary>
    public async Task<ApprovalQueue> ReadAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var rights = await db.PermissionsAsync(cancellation);
        var organization = await db.OrganizationAsync(cancellation);
        var today = db.Time.Today(organization);
        var mayFinally = rights.Contains(ApprovalsPermissions.DecideFinally);
        var waiting = await WaitingFor(db, rights.Contains(ApprovalsPermissions.DecideCostCenter), mayFinally).ToListAsync(cancellation);
        var decided = await DecidedBy(db).Take(MostDecided).ToListAsync(cancellation);
        var budgetIds = waiting.Concat(decided).Select(f => f.BudgetId).Distinct().ToList();
        var lastYears = await db.LastYearBudgetsAsync(budgetIds, cancellation);
        var totals = await PartTotals.OfAsync(db, [.. budgetIds, .. lastYears.Values], cancellation);
        var proposals = await DecidedProposals.ReadAsync(db, organization, MostDecided, cancellation);
        return new ApprovalQueue(
            mayFinally, [.. waiting.Select(Row)], [.. decided.Select(Row).Concat(proposals).OrderByDescending(r => r.Since).Take(MostDecided)], today);

        QueueRow Row(Found found)
        {
            var last = lastYears.TryGetValue(found.BudgetId, out var id) ? id : (Guid?)null;
            var costCenter = found.CostCenterId;
            var since = organization.Local(found.Since);
            var began = DateOnly.FromDateTime(organization.Local(found.FirstSince ?? found.Since).DateTime);
            return new QueueRow(
                found.Id, found.BudgetId, found.Budget, found.Type, found.Currency, found.PartId, found.CostCenter ?? string.Empty,
                (costCenter is { } c ? totals[found.BudgetId, c] : totals.Of(found.BudgetId)).Amount,
                (costCenter is { } l ? totals[last, l] : totals.Of(last)).Amount,
                found.Person ?? string.Empty, since, today.DayNumber - began.DayNumber, found.Origin,
                found.Origin is ApprovalOrigin.HandedOver or ApprovalOrigin.Escalated ? found.HandedOverFrom ?? PlanningText.ModuleOwnerWord : null,
                found.Status, found.Version);
        }
    }

    /// <summary>How many parts and budgets wait for the current user; for the badge in the menu.</summary>
    public async Task<int> CountAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var rights = await db.PermissionsAsync(cancellation);
        return await WaitingFor(db, rights.Contains(ApprovalsPermissions.DecideCostCenter), rights.Contains(ApprovalsPermissions.DecideFinally))
            .CountAsync(cancellation);
    }

    private static IQueryable<Found> WaitingFor(PortalDbContext db, bool mayDecide, bool mayFinally)
    {
        var parts = Turns.PartsOf(db, db.Actor.UserId ?? Guid.Empty, mayFinally);
        return
            from request in db.Set<ApprovalRequest>().AsNoTracking()
            where request.ClosedAt == null
            join budget in db.Set<Budget>() on request.BudgetId equals budget.Id
            join part in db.Set<CostCenterBudget>() on request.PartId equals part.Id into own
            from part in own.DefaultIfEmpty()
            join costCenter in db.Set<CostCenter>() on part.CostCenterId equals costCenter.Id into costCenters
            from costCenter in costCenters.DefaultIfEmpty()
            join submitter in db.Users on part.SubmittedById equals submitter.Id into submitters
            from submitter in submitters.DefaultIfEmpty()
            join before in db.Users on request.HandedOverFromId equals before.Id into befores
            from before in befores.DefaultIfEmpty()
            where request.PartId == null ? mayFinally : mayDecide && parts.Any(r => r.Id == request.Id)
            orderby request.FirstSince ?? request.Since, request.Id
            select new Found
            {
                Id = request.Id,
                BudgetId = budget.Id,
                Budget = budget.Name,
                Type = budget.Type,
                Currency = budget.Currency,
                PartId = request.PartId,
                CostCenterId = costCenter == null ? null : costCenter.Id,
                CostCenter = costCenter == null ? null : costCenter.Code + " " + costCenter.Name,
                Person = submitter == null ? null : (submitter.FirstName + " " + submitter.LastName).Trim(),
                Since = request.Since,
                FirstSince = request.FirstSince,
                HandedOverFrom = before == null ? null : (before.FirstName + " " + before.LastName).Trim(),
                Origin = request.Origin,
                Version = part == null ? null : part.Version,
            };
    }

    /// <summary>Decisions of many budgets at once, each in the words of its own; see <see cref="BudgetWords"/>.</summary>
    private static IQueryable<Found> DecidedBy(PortalDbContext db)
    {
        var me = db.Actor.UserId ?? Guid.Empty;
        return
            from approval in db.Set<BudgetApproval>().AsNoTracking()
            where approval.ApproverId == me
            join budget in db.Set<Budget>() on approval.BudgetId equals budget.Id
            join part in db.Set<CostCenterBudget>() on approval.PartId equals part.Id into parts
            from part in parts.DefaultIfEmpty()
            join costCenter in db.Set<CostCenter>() on part.CostCenterId equals costCenter.Id into costCenters
            from costCenter in costCenters.DefaultIfEmpty()
            join owner in db.Users on approval.ActingForId equals owner.Id into owners
            from owner in owners.DefaultIfEmpty()
            join frozen in db.Set<FrozenCostCenter>()
                on new { BudgetId = budget.Id, budget.Revision, CostCenterId = (Guid?)part.CostCenterId }
                equals new { frozen.BudgetId, frozen.Revision, CostCenterId = (Guid?)frozen.CostCenterId } into snapshots
            from frozen in snapshots.DefaultIfEmpty()
            join ownerThen in db.Set<FrozenPerson>()
                on new { BudgetId = budget.Id, budget.Revision, UserId = approval.ActingForId }
                equals new { ownerThen.BudgetId, ownerThen.Revision, UserId = (Guid?)ownerThen.UserId } into ownersThen
            from ownerThen in ownersThen.DefaultIfEmpty()
            orderby approval.At descending, approval.Id descending
            select new Found
            {
                Id = approval.Id,
                BudgetId = budget.Id,
                Budget = budget.Name,
                Type = budget.Type,
                Currency = budget.Currency,
                PartId = approval.PartId,
                CostCenterId = costCenter == null ? null : costCenter.Id,
                CostCenter = costCenter == null ? null : (frozen!.Code ?? costCenter.Code) + " " + (frozen!.Name ?? costCenter.Name),
                Person = owner == null ? null : ownerThen!.Name ?? (owner.FirstName + " " + owner.LastName).Trim(),
                Since = approval.At,
                Status = approval.Status,
            };
    }

    private sealed class Found
    {
        public Guid Id { get; init; }

        public Guid BudgetId { get; init; }

        public string Budget { get; init; } = string.Empty;

        public BudgetType Type { get; init; }

        public string Currency { get; init; } = string.Empty;

        public Guid? PartId { get; init; }

        public Guid? CostCenterId { get; init; }

        public string? CostCenter { get; init; }

        public string? Person { get; init; }

        public DateTimeOffset Since { get; init; }

        public DateTimeOffset? FirstSince { get; init; }

        public string? HandedOverFrom { get; init; }

        public ApprovalOrigin? Origin { get; init; }

        public ApprovalStatus? Status { get; init; }

        public Guid? Version { get; init; }
    }
}
