using BudgetPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Catalog;

/// <summary>What was paid for an item in one order line.</summary>
/// <param name="UnitPrice">Per <paramref name="Unit"/> in <paramref name="Currency"/>, 4 decimals.</param>
/// <param name="Factor">How many of the item's own unit one <paramref name="Unit"/> holds: 1 when it is that unit, null when nobody knows.</param>
public sealed record OrderPrice(
    Guid ItemId, Guid OrderLineId, string Number, int Line, DateOnly Date, string Supplier, decimal UnitPrice, string Currency, string Unit,
    decimal? Factor)
{
    /// <summary>Per the item's own unit, in a currency of which 1 of the order's is worth the rate; rounded once, to 4 decimals.</summary>
    /// <exception cref="InvalidOperationException">Nobody knows how the units convert.</exception>
    public decimal PerOwnUnit(decimal rate = 1) => Platform.Currency.RoundUnitPrice(
        UnitPrice * rate / (Factor ?? throw new InvalidOperationException($"{Unit} of order {Number} cannot be converted.")));
}

/// <summary>What items cost when they were last ordered.</summary>
public static class OrderPrices
{
    /// <summary>
    /// The latest lines of approved and completed orders: by date, then number (a longer one is later), then line. Pending, rejected and
    /// cancelled orders price nothing. One query, however many items are asked for, and none for none.
    /// </summary>
    /// <param name="most">Lines of each item.</param>
    /// <param name="convertible">
    /// True for lines in the item's own unit or in one whose conversion is known; false for the others, which price nothing either.
    /// </param>
    /// <returns>By item, the latest first; items without such a line are left out.</returns>
    public static async Task<ILookup<Guid, OrderPrice>> OrderPricesAsync(
        this PortalDbContext db, IReadOnlyCollection<Guid> itemIds, int most, bool convertible = true, CancellationToken cancellation = default)
    {
        if (itemIds.Count == 0)
        {
            return Enumerable.Empty<OrderPrice>().ToLookup(p => p.ItemId);
        }

        var lines =
            from line in db.Set<PurchaseOrderLine>()
            join item in db.Set<Item>() on line.ItemId equals item.Id
            join order in db.Set<PurchaseOrder>() on line.OrderId equals order.Id
            let ordered = line.Unit.ToLower()
            let own = item.Unit.ToLower()
            join other in db.Set<ItemUnit>() on new { line.ItemId, Unit = ordered, OwnUnit = own }
                equals new { other.ItemId, Unit = other.Unit.ToLower(), OwnUnit = other.OwnUnit.ToLower() } into others
            from unit in others.DefaultIfEmpty()
            where itemIds.Contains(line.ItemId) && (order.Status == PurchaseOrderStatus.Approved || order.Status == PurchaseOrderStatus.Completed)
                && (ordered == own || unit != null) == convertible
            select new { Line = line, Order = order, Factor = ordered == own ? 1 : unit == null ? (decimal?)null : unit.Factor };

        // Compared with the item by its id alone, the latest lines are numbered in one pass over all items instead of one for each.
        var latest = db.Set<Item>().Where(i => itemIds.Contains(i.Id)).SelectMany(i => lines
            .Where(l => l.Line.ItemId == i.Id)
            .OrderByDescending(l => l.Order.Date).ThenByDescending(l => l.Order.Number.Length).ThenByDescending(l => l.Order.Number)
            .ThenByDescending(l => l.Line.Number)
            .Take(most));
        var found = await (
            from l in latest
            join supplier in db.Set<Supplier>() on l.Order.SupplierId equals supplier.Id
            orderby l.Order.Date descending, l.Order.Number.Length descending, l.Order.Number descending, l.Line.Number descending
            select new OrderPrice(
                l.Line.ItemId, l.Line.Id, l.Order.Number, l.Line.Number, l.Order.Date, supplier.Name, l.Line.UnitPrice, l.Order.Currency, l.Line.Unit,
                l.Factor)).ToListAsync(cancellation);
        return found.ToLookup(p => p.ItemId);
    }
}
