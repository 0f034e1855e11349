using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Catalog;

/// <summary>Reads one item, product or order; null when it does not exist or the current user may not see the catalog.</summary>
public sealed class CatalogQueries(PortalDb portalDb)
{
    /// <summary>Orders of an item at the most.</summary>
    public const int MostOrders = 20;

    public async Task<ItemView?> ItemAsync(Guid id, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var found = await db.RefuseAsync(CatalogPermissions.Read, cancellation) is not null ? null : await (
            from item in db.Set<Item>().AsNoTracking()
            join category in db.Set<BudgetCategory>() on item.CategoryId equals category.Id
            where item.Id == id
            select new { Item = item, Category = category.Name }).SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return null;
        }

        var organization = await db.OrganizationAsync(cancellation);
        var last = (await db.OrderPricesAsync([id], 1, cancellation: cancellation))[id].FirstOrDefault();
        var orders = await (
            from line in db.Set<PurchaseOrderLine>().AsNoTracking()
            join order in db.Set<PurchaseOrder>() on line.OrderId equals order.Id
            join supplier in db.Set<Supplier>() on order.SupplierId equals supplier.Id
            where line.ItemId == id
            orderby order.Date descending, order.Number.Length descending, order.Number descending, line.Number
            select new ItemOrder(
                order.Id, order.Number, line.Number, order.Date, supplier.Name, order.Status, line.Quantity, line.Unit, line.UnitPrice, order.Currency))
            .Take(MostOrders).ToListAsync(cancellation);
        var lines = await db.Set<PurchaseOrderLine>().CountAsync(l => l.ItemId == id, cancellation);
        return new ItemView(
            found.Item.Code, found.Item.Name, found.Category, found.Item.Unit, found.Item.StandardPrice, organization.Currency, found.Item.IsActive,
            last, orders, lines, db.Time.Today(organization));
    }

    public async Task<ProductView?> ProductAsync(Guid id, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var currency = (await db.OrganizationAsync(cancellation)).Currency;
        return await db.RefuseAsync(CatalogPermissions.Read, cancellation) is not null ? null : await (
            from product in db.Set<Product>().AsNoTracking()
            join category in db.Set<BudgetCategory>() on product.CategoryId equals category.Id
            where product.Id == id
            select new ProductView(product.Code, product.Name, category.Name, product.Unit, product.ListPrice, currency, product.IsActive))
            .SingleOrDefaultAsync(cancellation);
    }

    public async Task<OrderView?> OrderAsync(Guid id, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var found = await db.RefuseAsync(CatalogPermissions.Read, cancellation) is not null ? null : await (
            from order in db.Set<PurchaseOrder>().AsNoTracking()
            join supplier in db.Set<Supplier>() on order.SupplierId equals supplier.Id
            where order.Id == id
            select new { Order = order, Supplier = supplier.Name }).SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return null;
        }

        var lines = await (
            from line in db.Set<PurchaseOrderLine>().AsNoTracking()
            join item in db.Set<Item>() on line.ItemId equals item.Id
            where line.OrderId == id
            orderby line.Number
            select new { Line = line, item.Code, item.Name }).ToListAsync(cancellation);
        var currency = found.Order.Currency;
        return new OrderView(found.Order.Number, found.Supplier, found.Order.Date, currency, found.Order.Status, lines.ConvertAll(l => new OrderViewLine(
            l.Line.Number, l.Line.ItemId, l.Code, l.Name, l.Line.Quantity, l.Line.Unit, l.Line.UnitPrice,
            Currency.Round(l.Line.Quantity * l.Line.UnitPrice, currency))));
    }
}
