using BudgetPortal.Catalog;
using BudgetPortal.Data;
using BudgetPortal.Planning;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals;

/// <summary>Reads lines with the words of their items and products.</summary>
internal static class StoredLines
{
    public static IQueryable<StoredLine> Of(PortalDbContext db, IQueryable<CostCenterBudget> parts) =>
        from line in db.Set<BudgetLine>().AsNoTracking()
        where parts.Any(p => p.Id == line.PartId)
        join item in db.Set<Item>() on line.ItemId equals item.Id into items
        from item in items.DefaultIfEmpty()
        join product in db.Set<Product>() on line.ProductId equals product.Id into products
        from product in products.DefaultIfEmpty()
        join category in db.Set<BudgetCategory>() on (item != null ? item.CategoryId : product!.CategoryId) equals category.Id
        join author in db.Users on line.EnteredById equals author.Id
        select new StoredLine
        {
            Id = line.Id,
            PartId = line.PartId,
            CodeId = item != null ? item.Id : product!.Id,
            Code = item != null ? item.Code : product!.Code,
            Name = item != null ? item.Name : product!.Name,
            Unit = item != null ? item.Unit : product!.Unit,
            Category = category.Name,
            Quantity = line.Quantity,
            UnitPrice = line.UnitPrice,
            Amount = line.Amount,
            PriceSource = line.PriceSource,
            PriceReason = line.PriceReason,
            Justification = line.Justification,
            EnteredBy = (author.FirstName + " " + author.LastName).Trim(),
        };
}
