using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Planning.Details;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals.Changes;

/// <summary>Reads a line as a draft makes it, for those who write on the draft.</summary>
public sealed class ProposalLineQueries(PortalDb portalDb)
{
    /// <summary>Its rows and months, with the version to be handed back as <see cref="ProposedFigures.Seen"/>; null when there is nothing to write on.</summary>
    public async Task<LineDetails?> ReadAsync(Guid changeId, Guid lineId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var change = await db.Set<BudgetChange>().AsNoTracking().Include(c => c.Parts).Include(c => c.Lines).AsSplitQuery()
            .SingleOrDefaultAsync(c => c.Id == changeId, cancellation);
        if (change is null || !await ChangeAccess.MayWriteAsync(db, change, cancellation))
        {
            return null;
        }

        var partIds = change.Parts.Select(p => p.PartId).ToList();
        var budget = await db.Set<Budget>().AsNoTracking().SingleAsync(b => b.Id == change.BudgetId, cancellation);
        var line = await db.Set<BudgetLine>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == lineId && partIds.Contains(l.PartId), cancellation);
        var proposed = change.Lines.SingleOrDefault(l => l.LineId == lineId && l.Kind != ChangeLineKind.Removed);
        var becomes = proposed?.Becomes(budget, line).Value ?? line;
        if (becomes is null)
        {
            return null;
        }

        var words = await db.WordsOfAsync(budget.Id, cancellation: cancellation);
        var named = await (
            from code in words.Codes
            from center in words.CostCenters
            where code.Id == (becomes.ItemId ?? becomes.ProductId) && db.Set<CostCenterBudget>().Any(p => p.Id == becomes.PartId && p.CostCenterId == center.Id)
            select new { code.Code, code.Name, code.Unit, CenterCode = center.Code, Center = center.Name }).SingleAsync(cancellation);
        return new LineDetails(
            named.Code, named.Name, named.Unit, $"{named.CenterCode} {named.Center}", budget.Currency,
            new DateOnly(budget.ActiveDate.Year, budget.ActiveDate.Month, 1), budget.MonthCount,
            LineFigures.Of(becomes) with { Version = Stamp(line, proposed) }, null, null, [], [], db.Time.Today(await db.OrganizationAsync(cancellation)));
    }

    /// <summary>Another one as soon as somebody wrote on the line, or it is another in force.</summary>
    internal static Guid Stamp(BudgetLine? line, ChangeLine? proposed) => proposed?.Id ?? line!.Version;
}
