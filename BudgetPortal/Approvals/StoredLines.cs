using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Details;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals;

/// <summary>Reads lines with the words of their items, products and authors.</summary>
internal static class StoredLines
{
    /// <param name="words">Of the budget that is shown; the parts are its own and last year's.</param>
    public static IQueryable<StoredLine> Of(PortalDbContext db, BudgetWords words, IQueryable<CostCenterBudget> parts) =>
        from line in db.Set<BudgetLine>().AsNoTracking()
        where parts.Any(p => p.Id == line.PartId)
        join code in words.Codes on (line.ItemId ?? line.ProductId) equals code.Id
        join author in words.People on line.EnteredById equals author.Id
        select new StoredLine
        {
            Id = line.Id,
            PartId = line.PartId,
            CodeId = code.Id,
            Code = code.Code,
            Name = code.Name,
            Unit = code.Unit,
            Category = code.Category,
            Quantity = line.Quantity,
            UnitPrice = line.UnitPrice,
            Amount = line.Amount,
            IsLumpSum = line.IsLumpSum,
            PriceSource = line.PriceSource,
            PriceReason = line.PriceReason,
            Justification = line.Justification,
            EnteredBy = author.Name,
            Rows = line.Details.Count,
            Comments = db.Set<LineComment>().Count(c => c.LineId == line.Id && c.RemovedAt == null),
            Attachments = db.Set<LineAttachment>().Count(a => a.LineId == line.Id),
        };
}
