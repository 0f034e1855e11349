using BudgetPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Catalog;

/// <summary>What was paid for an item in one order line.</summary>
/// <param name="UnitPrice">Per <paramref name="Unit"/> in <paramref name="Currency"/>, 4 decimals.</param>
public sealed record OrderPrice(
    Guid ItemId, Guid OrderLineId, string Number, int Line, DateOnly Date, string Supplier, decimal UnitPrice, string Currency, string Unit);

/// <summary>What items cost when they were last ordered.</summary>
public static class OrderPrices
{
    /// <summary>
    /// The latest lines of approved and completed orders: by date, then number (a longer one is later), then line. Pending, rejected and
    /// cancelled orders price nothing. One query, however many items are asked for.
    /// </summary>
    /// <param name="most">Lines of each item.</param>
    /// <returns>By item, the latest first; items that were never ordered are left out.</returns>
    public static async Task<ILookup<Guid, OrderPrice>> OrderPricesAsync(
        this PortalDbContext db, IReadOnlyCollection<Guid> itemIds, int most, CancellationToken cancellation = default)
    {
        var found = await db.Set<Item>().AsNoTracking()
            .Where(i => itemIds.Contains(i.Id))
            .SelectMany(i => (
                from line in db.Set<PurchaseOrderLine>()
                join order in db.Set<PurchaseOrder>() on line.OrderId equals order.Id
                join supplier in db.Set<Supplier>() on order.SupplierId equals supplier.Id
                where line.ItemId == i.Id && (order.Status == PurchaseOrderStatus.Approved || order.Status == PurchaseOrderStatus.Completed)
                orderby order.Date descending, order.Number.Length descending, order.Number descending, line.Number descending
                select new { line, order, supplier.Name }).Take(most))
            .OrderByDescending(p => p.order.Date)
            .ThenByDescending(p => p.order.Number.Length)
            .ThenByDescending(p => p.order.Number)
            .ThenByDescending(p => p.line.Number)
            .Select(p => new OrderPrice(
                p.line.ItemId, p.line.Id, p.order.Number, p.line.Number, p.order.Date, p.Name, p.line.UnitPrice, p.order.Currency, p.line.Unit))
            .ToListAsync(cancellation);
        return found.ToLookup(p => p.ItemId);
    }
}
