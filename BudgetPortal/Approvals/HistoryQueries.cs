using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals;

/// <summary>A step in a budget's history, with the decision that it was.</summary>
/// <param name="At">At the organization's offset.</param>
/// <param name="CostCenter">Code and name of the part it concerns; empty for the whole budget.</param>
/// <param name="Person">Who did it; null for the application itself.</param>
/// <param name="ActingFor">The owner in whose place they decided; null when they decided for themselves.</param>
/// <param name="OwnLines">Lines of the part decided that they wrote themselves.</param>
public sealed record HistoryRow(
    Guid Id, DateTimeOffset At, BudgetStep Step, string CostCenter, string? Person, string? ActingFor, string Comment, int? Lines, int OwnLines,
    IReadOnlyList<ChangeRow> Changes);

/// <summary>What an approver changed in a line.</summary>
/// <param name="At">At the organization's offset.</param>
public sealed record ChangeRow(
    Guid Id, DateTimeOffset At, string CostCenter, string Line, LineField Field, decimal Before, decimal After, string Reason, string Approver);

/// <summary>Reads what happened to a budget, of the parts that the current user sees; the latest first.</summary>
public sealed class HistoryQueries(PortalDb portalDb)
{
    public const int PageSize = 50;

    /// <summary>One page of a budget's history, or of one part's with what happened to the whole budget left out.</summary>
    /// <param name="page">From 1.</param>
    public async Task<RowPage<HistoryRow>> ReadAsync(Guid budgetId, Guid? partId, int page, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var organization = await db.OrganizationAsync(cancellation);
        var words = await db.WordsOfAsync(budgetId, cancellation: cancellation);
        var visible = (await ApprovalAccess.PartsAsync(db, cancellation)).Where(p => p.BudgetId == budgetId && (partId == null || p.Id == partId));
        var events = (await ApprovalAccess.StepsAsync(db, visible, cancellation)).Where(e => e.BudgetId == budgetId && (partId == null || e.PartId == partId));
        var total = await events.CountAsync(cancellation);
        var steps = await (
            from step in events
            join user in words.People on step.UserId equals user.Id into users
            from user in users.DefaultIfEmpty()
            join owner in words.People on step.ActingForId equals owner.Id into owners
            from owner in owners.DefaultIfEmpty()
            join part in db.Set<CostCenterBudget>() on step.PartId equals part.Id into parts
            from part in parts.DefaultIfEmpty()
            join costCenter in words.CostCenters on part.CostCenterId equals costCenter.Id into costCenters
            from costCenter in costCenters.DefaultIfEmpty()
            orderby step.At descending, step.Id descending
            select new
            {
                step.Id, step.At, step.Step, step.PartId, step.Comment, step.Lines,
                Person = step.UserId == null ? null : user!.Name,
                ActingFor = step.ActingForId == null ? null : owner!.Name,
                CostCenter = step.PartId == null ? string.Empty : costCenter!.Code + " " + costCenter.Name,
            }).Skip((Math.Max(page, 1) - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        var decided = steps.Select(s => s.PartId).Distinct().ToList();
        var approvals = await Decisions(db, words, budgetId, decided).ToListAsync(cancellation);
        return new RowPage<HistoryRow>(
            [.. steps.Select(s =>
            {
                // Event and decision are written together, each with its own moment: the closest of the same kind is the one.
                var decision = StatusOf(s.Step) is { } status
                    ? approvals.Where(a => a.PartId == s.PartId && a.Status == status).MinBy(a => (a.At - s.At).Duration())
                    : null;
                return new HistoryRow(
                    s.Id, organization.Local(s.At), s.Step, s.CostCenter, s.Person, s.ActingFor ?? decision?.ActingFor, s.Comment, s.Lines, decision?.OwnLines ?? 0,
                    s.Step == BudgetStep.PartApprovedWithChanges && decision is not null
                        ? [.. decision.Changes.OrderBy(c => c.Id).Select(c => Row(c, organization.Local(s.At), s.CostCenter, s.Person ?? string.Empty))]
                        : []);
            })],
            total);
    }

    /// <summary>One page of what approvers changed in a budget's lines.</summary>
    /// <param name="page">From 1.</param>
    public async Task<RowPage<ChangeRow>> ChangesAsync(Guid budgetId, int page, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var organization = await db.OrganizationAsync(cancellation);
        var words = await db.WordsOfAsync(budgetId, cancellation: cancellation);
        var visible = (await ApprovalAccess.PartsAsync(db, cancellation)).Where(p => p.BudgetId == budgetId);
        var changes =
            from change in db.Set<BudgetApprovalChange>().AsNoTracking()
            join approval in db.Set<BudgetApproval>() on change.ApprovalId equals approval.Id
            join part in visible on approval.PartId equals part.Id
            join costCenter in words.CostCenters on part.CostCenterId equals costCenter.Id
            join approver in words.People on approval.ApproverId equals approver.Id
            select new { change, approval.At, CostCenter = costCenter.Code + " " + costCenter.Name, Approver = approver.Name };
        var total = await changes.CountAsync(cancellation);
        var rows = await changes.OrderByDescending(c => c.At).ThenBy(c => c.change.Id)
            .Skip((Math.Max(page, 1) - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        return new RowPage<ChangeRow>([.. rows.Select(r => Row(r.change, organization.Local(r.At), r.CostCenter, r.Approver))], total);
    }

    private static ChangeRow Row(BudgetApprovalChange change, DateTimeOffset at, string costCenter, string approver) =>
        new(change.Id, at, costCenter, change.LineName, change.Field, change.Before, change.After, change.Reason, approver);

    private static ApprovalStatus? StatusOf(BudgetStep step) => step switch
    {
        BudgetStep.PartApproved or BudgetStep.PartApprovedWithChanges or BudgetStep.Approved => ApprovalStatus.Approved,
        BudgetStep.PartRejected or BudgetStep.Rejected => ApprovalStatus.Rejected,
        BudgetStep.PartSentBack => ApprovalStatus.SentBack,
        _ => null,
    };

    private static IQueryable<Decision> Decisions(PortalDbContext db, BudgetWords words, Guid budgetId, List<Guid?> partIds) =>
        from approval in db.Set<BudgetApproval>().AsNoTracking()
        where approval.BudgetId == budgetId && partIds.Contains(approval.PartId)
        join owner in words.People on approval.ActingForId equals owner.Id into owners
        from owner in owners.DefaultIfEmpty()
        select new Decision(
            approval.PartId, approval.Status, approval.At, approval.OwnLines, approval.ActingForId == null ? null : owner!.Name,
            approval.Changes.ToList());

    private sealed record Decision(
        Guid? PartId, ApprovalStatus Status, DateTimeOffset At, int OwnLines, string? ActingFor, IReadOnlyList<BudgetApprovalChange> Changes);
}
