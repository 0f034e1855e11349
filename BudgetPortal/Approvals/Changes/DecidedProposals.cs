using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals.Changes;

/// <summary>Revisions and transfers that the current user agreed to, approved or rejected, as rows of the queue. Two queries.</summary>
internal static class DecidedProposals
{
    public static async Task<List<QueueRow>> ReadAsync(PortalDbContext db, Organization organization, int most, CancellationToken cancellation)
    {
        var me = db.Actor.UserId ?? Guid.Empty;
        var found = await (
            from change in db.Set<BudgetChange>().AsNoTracking()
            let consent = change.Parts.Where(p => p.ConsentedById == me).Max(p => p.ConsentedAt)
            let decided = change.DecidedById == me && change.State != ChangeState.Cancelled
            where decided || consent != null
            join budget in db.Set<Budget>() on change.BudgetId equals budget.Id
            orderby decided ? change.DecidedAt : consent descending
            select new
            {
                change.Id, change.BudgetId, budget.Name, budget.Type, budget.Currency, change.Number, change.Kind, change.State,
                At = (decided ? change.DecidedAt : consent)!.Value, Rejected = decided && change.State == ChangeState.Rejected,
                Before = change.Lines.Sum(l => l.AmountBefore), After = change.Lines.Sum(l => l.Amount),
                Moved = change.Lines.Where(l => l.Amount > l.AmountBefore).Sum(l => l.Amount - l.AmountBefore),
            }).Take(most).ToListAsync(cancellation);
        var ids = found.ConvertAll(c => c.Id);
        var centers = (await (
            from part in db.Set<ChangePart>()
            where ids.Contains(part.ChangeId)
            join stored in db.Set<CostCenterBudget>() on part.PartId equals stored.Id
            join center in db.Set<CostCenter>() on stored.CostCenterId equals center.Id
            orderby center.Code
            select new { part.ChangeId, Name = center.Code + " " + center.Name }).ToListAsync(cancellation)).ToLookup(c => c.ChangeId, c => c.Name);
        return found.ConvertAll(c => new QueueRow(
            c.Id, c.BudgetId, c.Name, c.Type, c.Currency, null, string.Join(", ", centers[c.Id]),
            c.Kind == ChangeKind.Transfer ? c.Moved : c.After, c.Kind == ChangeKind.Transfer ? c.Moved : c.Before, string.Empty, organization.Local(c.At), 0,
            null, null, c.Rejected ? ApprovalStatus.Rejected : ApprovalStatus.Approved, null, $"{c.Kind.Word()} #{c.Number:D} · {string.Join(", ", centers[c.Id])}"));
    }
}
