using BudgetPortal.Data;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Catalog;

/// <summary>Items by code and name, with their last price.</summary>
internal sealed class ItemSearch(PortalDb portalDb) : ISearchSource
{
    public string Group => CatalogText.Items;

    public int Order => 30;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchText text, int most, CancellationToken cancellation)
    {
        await using var db = portalDb.Open();
        if (await db.RefuseAsync(CatalogPermissions.Read, cancellation) is not null)
        {
            return [];
        }

        var ids = await db.Set<Item>().Where(i => i.IsActive)
            .Select(i => new SearchRow { Id = i.Id, Code = i.Code, Name = i.Name, Also = string.Empty, Date = null }).BestAsync(text, most, cancellation);
        var items = await (
            from item in db.Set<Item>().AsNoTracking()
            join category in db.Set<BudgetCategory>() on item.CategoryId equals category.Id
            where ids.Contains(item.Id)
            select new { Item = item, Category = category.Name }).ToListAsync(cancellation);
        var prices = await db.OrderPricesAsync(ids, 1, cancellation: cancellation);
        return [.. items.OrderBy(i => ids.IndexOf(i.Item.Id)).Select(i => new SearchHit(
            i.Item.Code, i.Item.Name, i.Category, $"items/{i.Item.Id}", "box",
            prices[i.Item.Id].FirstOrDefault() is { } last ? Words.Format(CatalogText.PriceIn, Numbers.Price(last.UnitPrice), last.Currency, last.Unit) : string.Empty))];
    }
}

/// <summary>Products by code and name, with their list price.</summary>
internal sealed class ProductSearch(PortalDb portalDb) : ISearchSource
{
    public string Group => CatalogText.Products;

    public int Order => 40;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchText text, int most, CancellationToken cancellation)
    {
        await using var db = portalDb.Open();
        if (await db.RefuseAsync(CatalogPermissions.Read, cancellation) is not null)
        {
            return [];
        }

        var ids = await db.Set<Product>().Where(p => p.IsActive)
            .Select(p => new SearchRow { Id = p.Id, Code = p.Code, Name = p.Name, Also = string.Empty, Date = null }).BestAsync(text, most, cancellation);
        var products = await (
            from product in db.Set<Product>().AsNoTracking()
            join category in db.Set<BudgetCategory>() on product.CategoryId equals category.Id
            where ids.Contains(product.Id)
            select new { Product = product, Category = category.Name }).ToListAsync(cancellation);
        return [.. products.OrderBy(p => ids.IndexOf(p.Product.Id)).Select(p => new SearchHit(
            p.Product.Code, p.Product.Name, p.Category, $"products/{p.Product.Id}", "tag"))];
    }
}

/// <summary>Purchase orders by number and supplier, the latest first among equals.</summary>
internal sealed class OrderSearch(PortalDb portalDb) : ISearchSource
{
    public string Group => CatalogText.PurchaseOrders;

    public int Order => 50;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchText text, int most, CancellationToken cancellation)
    {
        await using var db = portalDb.Open();
        if (await db.RefuseAsync(CatalogPermissions.Read, cancellation) is not null)
        {
            return [];
        }

        var ids = await (
            from order in db.Set<PurchaseOrder>()
            join supplier in db.Set<Supplier>() on order.SupplierId equals supplier.Id
            select new SearchRow { Id = order.Id, Code = order.Number, Name = order.Number, Also = supplier.Name, Date = order.Date }).BestAsync(text, most, cancellation);
        var orders = await (
            from order in db.Set<PurchaseOrder>().AsNoTracking()
            join supplier in db.Set<Supplier>() on order.SupplierId equals supplier.Id
            where ids.Contains(order.Id)
            select new
            {
                Order = order, Supplier = supplier.Name,
                Total = db.Set<PurchaseOrderLine>().Where(l => l.OrderId == order.Id).Sum(l => l.Quantity * l.UnitPrice),
            }).ToListAsync(cancellation);
        return [.. orders.OrderBy(o => ids.IndexOf(o.Order.Id)).Select(o => new SearchHit(
            string.Empty, o.Order.Number, Words.Format(CatalogText.SupplierAndDay, o.Supplier, Dates.Plain(o.Order.Date)), $"orders/{o.Order.Id}", "truck",
            Words.Format(CatalogText.AmountIn, Numbers.Money(o.Total), o.Order.Currency)))];
    }
}
