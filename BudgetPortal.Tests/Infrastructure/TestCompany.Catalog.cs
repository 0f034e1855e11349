using BudgetPortal.Catalog;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Tests.Infrastructure;

/// <summary>What the company buys and sells.</summary>
public partial class TestCompany
{
    private const string Piece = "piece";

    /// <summary>The category of that name, made when it is missing.</summary>
    public async Task<BudgetCategory> CategoryAsync(string name = "General")
    {
        await using var db = Open();
        return await db.Set<BudgetCategory>().SingleOrDefaultAsync(c => c.Name == name) ?? await AddAsync(new BudgetCategory(name));
    }

    public async Task<Item> ItemAsync(
        string? code = null, decimal? standardPrice = null, string unit = Piece, string? name = null, string category = "General")
    {
        code ??= Next("ITEM");
        var item = new Item(code, name ?? $"Item {code}", (await CategoryAsync(category)).Id, unit);
        item.Describe(item.Name, item.CategoryId, unit, standardPrice, null);
        return await AddAsync(item);
    }

    /// <summary>Another unit of an item, and how many of the item's own one of them holds.</summary>
    public async Task<ItemUnit> UnitAsync(Item item, string unit, decimal factor) => await AddAsync(new ItemUnit(item.Id, unit, factor, item.Unit));

    public async Task<Product> ProductAsync(
        string? code = null, decimal? listPrice = null, string unit = Piece, string? name = null, string category = "General")
    {
        code ??= Next("PROD");
        var product = new Product(code, name ?? $"Product {code}", (await CategoryAsync(category)).Id, unit);
        product.Describe(product.Name, product.CategoryId, unit, listPrice, null);
        return await AddAsync(product);
    }

    public async Task<Supplier> SupplierAsync(string? name = null)
    {
        var code = Next("SUP");
        return await AddAsync(new Supplier(code, name ?? $"Supplier {code}"));
    }

    /// <summary>An order with one line for the item.</summary>
    /// <param name="date">Today by default.</param>
    /// <param name="currency">The company's by default.</param>
    public async Task<PurchaseOrder> OrderAsync(
        Item item, decimal price, DateOnly? date = null, PurchaseOrderStatus status = PurchaseOrderStatus.Completed,
        string? currency = null, string? number = null, Supplier? supplier = null, decimal quantity = 1, string? unit = null)
    {
        supplier ??= await SupplierAsync();
        var order = await AddAsync(new PurchaseOrder(
            number ?? Next("PO"), supplier.Id, date ?? Today, currency ?? Organization.Currency, status));
        await OrderLineAsync(order, 1, item, price, quantity, unit);
        return order;
    }

    /// <summary>One more line of an order.</summary>
    /// <param name="unit">The item's by default.</param>
    public async Task<PurchaseOrderLine> OrderLineAsync(
        PurchaseOrder order, int number, Item item, decimal price, decimal quantity = 1, string? unit = null) =>
        await AddAsync(new PurchaseOrderLine(order.Id, number, item.Id, quantity, unit ?? item.Unit, price));
}
