using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals.Changes;

/// <summary>Lists proposals: those of a budget, and those that wait for the current user.</summary>
public sealed class ChangeListQueries(PortalDb portalDb)
{
    /// <summary>A budget's proposals as far as the current user sees them, the latest first.</summary>
    public async Task<IReadOnlyList<ProposalRow>> OfBudgetAsync(Guid budgetId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var changes = (await ChangeAccess.VisibleAsync(db, cancellation)).Where(c => c.BudgetId == budgetId);
        return [.. (await RowsAsync(db, changes, cancellation)).OrderByDescending(r => r.Number)];
    }

    /// <summary>What waits for the current user's consent or approval, the longest waiting first.</summary>
    public async Task<IReadOnlyList<ProposalRow>> WaitingAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var ids = await WaitingIdsAsync(db, cancellation);
        return ids.Count == 0 ? [] : [.. (await RowsAsync(db, db.Set<BudgetChange>().Where(c => ids.Contains(c.Id)), cancellation)).OrderBy(r => r.Since)];
    }

    /// <summary>How many wait for the current user; for the badge in the menu.</summary>
    public async Task<int> CountAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        return (await WaitingIdsAsync(db, cancellation)).Count;
    }

    /// <summary>Parts of a budget for which the current user may propose a change, by cost center.</summary>
    public async Task<IReadOnlyList<ProposablePart>> ProposableAsync(Guid budgetId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var words = await db.WordsOfAsync(budgetId, cancellation: cancellation);
        var parts = (await ChangeAccess.ProposableAsync(db, cancellation))
            .Where(p => p.BudgetId == budgetId && db.Set<Budget>().Any(b => b.Id == budgetId && BudgetStates.InForce.Contains(b.State)));
        return await (
            from part in parts
            join center in words.CostCenters on part.CostCenterId equals center.Id
            orderby center.Code
            select new ProposablePart(part.Id, center.Code + " " + center.Name)).ToListAsync(cancellation);
    }

    private static async Task<List<Guid>> WaitingIdsAsync(PortalDbContext db, CancellationToken cancellation)
    {
        var open = await db.Set<BudgetChange>().AsNoTracking().Include(c => c.Parts)
            .Where(c => c.State == ChangeState.Submitted && db.Set<Budget>().Any(b => b.Id == c.BudgetId && BudgetStates.InForce.Contains(b.State)))
            .ToListAsync(cancellation);
        if (open.Count == 0)
        {
            return [];
        }

        var turns = await ConsentTurns.LoadAsync(db, [.. open.SelectMany(c => c.Parts).Select(p => p.PartId).Distinct()], cancellation);
        var final = await db.RefuseAsync(ApprovalsPermissions.DecideFinally, cancellation) is null ? await ChangeSegregation.LoadAsync(db, cancellation) : null;
        return
        [
            .. open.Where(c => c.Parts.Any(p => turns.Of(c, p).IsTheirs) || (c.IsConsented && final?.Of(c) is { Refusal: null })).Select(c => c.Id),
        ];
    }

    private static async Task<List<ProposalRow>> RowsAsync(PortalDbContext db, IQueryable<BudgetChange> changes, CancellationToken cancellation)
    {
        var organization = await db.OrganizationAsync(cancellation);
        var found = await (
            from change in changes.AsNoTracking()
            join budget in db.Set<Budget>() on change.BudgetId equals budget.Id
            join proposer in db.Users on change.ProposedById equals proposer.Id
            select new
            {
                change.Id, change.BudgetId, budget.Name, budget.Type, budget.Currency, change.Number, change.Kind, change.State, change.Reason,
                Proposer = (proposer.FirstName + " " + proposer.LastName).Trim(), change.ProposedAt, change.SubmittedAt,
                Before = change.Lines.Sum(l => l.AmountBefore), After = change.Lines.Sum(l => l.Amount),
                Up = change.Lines.Where(l => l.Amount > l.AmountBefore).Sum(l => l.Amount - l.AmountBefore), Lines = change.Lines.Count,
                Missing = change.Parts.Count(p => p.ConsentedById == null),
            }).ToListAsync(cancellation);
        var centers = (await (
            from change in changes
            from part in change.Parts
            join stored in db.Set<CostCenterBudget>() on part.PartId equals stored.Id
            join center in db.Set<CostCenter>() on stored.CostCenterId equals center.Id
            orderby center.Code
            select new { part.ChangeId, Name = center.Code + " " + center.Name }).ToListAsync(cancellation)).ToLookup(c => c.ChangeId, c => c.Name);
        var today = db.Time.Today(organization);
        return found.ConvertAll(c =>
        {
            var since = organization.Local(c.State == ChangeState.Draft ? c.ProposedAt : c.SubmittedAt ?? c.ProposedAt);
            return new ProposalRow(
                c.Id, c.BudgetId, c.Name, c.Type, c.Currency, c.Number, c.Kind, c.State, string.Join(", ", centers[c.Id]), c.Reason, c.Proposer, since,
                c.After - c.Before, c.Up, c.Lines, c.Missing, today.DayNumber - DateOnly.FromDateTime(since.DateTime).DayNumber);
        });
    }
}

/// <param name="CostCenter">Code and name.</param>
public sealed record ProposablePart(Guid PartId, string CostCenter);
