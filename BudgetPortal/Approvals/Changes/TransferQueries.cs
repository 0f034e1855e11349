using BudgetPortal.Data;
using BudgetPortal.Planning;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals.Changes;

/// <summary>Reads from where to where an amount of a budget can move.</summary>
public sealed class TransferQueries(PortalDb portalDb)
{
    /// <summary>The budget's cost centers, with the lines of those that the current user sees; largest first.</summary>
    public async Task<TransferChoices> ReadAsync(Guid budgetId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var words = await db.WordsOfAsync(budgetId, cancellation: cancellation);
        var visible = (await ApprovalAccess.PartsAsync(db, cancellation)).Where(p => p.BudgetId == budgetId && p.State != PartState.Withdrawn);
        var parts = await (
            from part in db.Set<CostCenterBudget>()
            where part.BudgetId == budgetId && part.State != PartState.Withdrawn
            join center in words.CostCenters on part.CostCenterId equals center.Id
            orderby center.Code
            select new ProposablePart(part.Id, center.Code + " " + center.Name)).ToListAsync(cancellation);
        var lines = await StoredLines.Of(db, words, visible).OrderByDescending(l => l.Amount).ThenBy(l => l.Id)
            .Select(l => new TransferLine(l.Id, l.PartId, l.Code + " " + l.Name, l.Amount)).ToListAsync(cancellation);
        return new TransferChoices(parts, lines);
    }
}

/// <param name="Parts">All cost centers of the budget: any of them can receive.</param>
public sealed record TransferChoices(IReadOnlyList<ProposablePart> Parts, IReadOnlyList<TransferLine> Lines);

/// <param name="Name">Code and name of the item or product.</param>
public sealed record TransferLine(Guid LineId, Guid PartId, string Name, decimal Amount);
