using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Details;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals;

/// <summary>What narrows the lines of a budget; null and empty stand for all.</summary>
/// <param name="Text">Part of a code or name of an item or product.</param>
public sealed record LineFilter(Guid? CostCenterId = null, string? Category = null, string Text = "");

/// <summary>A line in the list of a budget's lines.</summary>
public sealed record LineRow(
    Guid Id, Guid CostCenterId, string CostCenter, string Code, string Name, string Unit, string Category, decimal Quantity, decimal UnitPrice,
    decimal Amount, bool IsLumpSum, PriceSource PriceSource, string PriceReason, DetailCounts Counts);

/// <summary>Reads the lines of a budget, of the parts that the current user sees.</summary>
public sealed class BudgetLineQueries(PortalDb portalDb)
{
    public const int PageSize = 50;

    /// <summary>One page of lines by cost center, then code, and what all that pass the filter add up to.</summary>
    /// <param name="page">From 1.</param>
    public async Task<(RowPage<LineRow> Page, decimal Amount)> ReadAsync(
        Guid budgetId, LineFilter filter, int page, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var words = await db.WordsOfAsync(budgetId, cancellation: cancellation);
        var parts = (await ApprovalAccess.PartsAsync(db, cancellation)).Where(p => p.BudgetId == budgetId && p.State != PartState.Withdrawn
            && (filter.CostCenterId == null || p.CostCenterId == filter.CostCenterId));
        var text = filter.Text.Trim().ToUpperInvariant();
        var lines =
            from line in StoredLines.Of(db, words, parts)
            join part in db.Set<CostCenterBudget>() on line.PartId equals part.Id
            join costCenter in words.CostCenters on part.CostCenterId equals costCenter.Id
            where (filter.Category == null || line.Category == filter.Category)
                && (text == string.Empty || line.Code.ToUpper().Contains(text) || line.Name.ToUpper().Contains(text))
            select new { Line = line, CostCenter = costCenter };
        var sum = await lines.GroupBy(_ => 1).Select(g => new { Count = g.Count(), Amount = g.Sum(l => l.Line.Amount) }).SingleOrDefaultAsync(cancellation);
        var rows = await lines.OrderBy(l => l.CostCenter.Code).ThenBy(l => l.Line.Code).ThenBy(l => l.Line.Id)
            .Skip((Math.Max(page, 1) - 1) * PageSize).Take(PageSize)
            .Select(l => new LineRow(
                l.Line.Id, l.CostCenter.Id, l.CostCenter.Code + " " + l.CostCenter.Name, l.Line.Code, l.Line.Name, l.Line.Unit, l.Line.Category,
                l.Line.Quantity, l.Line.UnitPrice, l.Line.Amount, l.Line.IsLumpSum, l.Line.PriceSource, l.Line.PriceReason,
                new DetailCounts(l.Line.Rows, l.Line.Comments, l.Line.Attachments)))
            .ToListAsync(cancellation);
        return (new RowPage<LineRow>(rows, sum?.Count ?? 0), sum?.Amount ?? 0);
    }
}
