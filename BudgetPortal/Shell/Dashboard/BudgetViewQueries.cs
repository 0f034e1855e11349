using BudgetPortal.Approvals;
using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Shell.Dashboard;

/// <summary>Reads the budget that the dashboard shows in detail, by the rules of the budget's own page.</summary>
public sealed class BudgetViewQueries(PortalDb portalDb, BudgetDetailQueries details, IBudgetUsage usage)
{
    private static readonly PartState[] Undecided = [PartState.Draft, PartState.Submitted, PartState.Rejected, PartState.SentBack];

    /// <summary>Null when the current user sees nothing of it.</summary>
    public async Task<BudgetView?> ReadAsync(Guid budgetId, CancellationToken cancellation = default)
    {
        if (await details.ReadAsync(budgetId, cancellation) is not { } detail)
        {
            return null;
        }

        await using var db = portalDb.Open();
        return new BudgetView(detail, await HoldersAsync(budgetId, cancellation), await usage.UsedAsync(db, [.. detail.Parts.Select(p => p.PartId)], cancellation));
    }

    /// <summary>A part lies with who decides it once it is submitted; before that with who entered last, else with the owner.</summary>
    private async Task<Dictionary<Guid, PartHolder>> HoldersAsync(Guid budgetId, CancellationToken cancellation)
    {
        await using var db = portalDb.Open();
        var visible = await ApprovalAccess.PartsAsync(db, cancellation);
        var own = db.CostCentersOf(db.Actor.UserId ?? Guid.Empty);
        var rows = await (
            from part in visible
            where part.BudgetId == budgetId && Undecided.Contains(part.State)
            join costCenter in db.Set<CostCenter>() on part.CostCenterId equals costCenter.Id
            join owner in db.Users.Where(u => u.IsActive) on costCenter.OwnerId equals owner.Id into owners
            from owner in owners.DefaultIfEmpty()
            join author in db.Users.Where(u => u.IsActive) on part.EnteredById equals author.Id into authors
            from author in authors.DefaultIfEmpty()
            join request in db.Set<ApprovalRequest>().Where(r => r.ClosedAt == null) on part.Id equals request.PartId into requests
            from request in requests.DefaultIfEmpty()
            join decider in db.Users on request.AssigneeId equals decider.Id into deciders
            from decider in deciders.DefaultIfEmpty()
            select new
            {
                part.Id,
                Decides = request != null,
                Decider = decider == null ? null : (decider.FirstName + " " + decider.LastName).Trim(),
                Author = author == null ? null : (author.FirstName + " " + author.LastName).Trim(),
                Owner = owner == null ? null : (owner.FirstName + " " + owner.LastName).Trim(),
                IsYours = own.Any(c => c.Id == part.CostCenterId),
            }).ToListAsync(cancellation);
        return rows.GroupBy(r => r.Id).ToDictionary(
            g => g.Key, g => g.First() is { Decides: true } waiting
                ? new PartHolder(waiting.Decider, Decides: true, waiting.IsYours)
                : new PartHolder(g.First().Author ?? g.First().Owner, Decides: false, g.First().IsYours));
    }
}
