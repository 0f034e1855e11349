using BudgetPortal.Catalog;

namespace BudgetPortal.Demo;

/// <summary>Categories, items, products and suppliers, of the tables of the same names.</summary>
internal sealed class DemoCatalog
{
    public DemoCatalog(
        IReadOnlyList<CategoryRow> categories, IReadOnlyList<ItemRow> items, IReadOnlyList<ProductRow> products,
        IReadOnlyList<SupplierRow> suppliers, IReadOnlyList<UnitRow> units, IReadOnlyList<JumpRow> jumps)
    {
        var ofItems = categories.ToDictionary(c => c.Prefix, c => new BudgetCategory(c.Name), StringComparer.Ordinal);
        var capital = categories.Where(c => c.Capital == "yes").Select(c => c.Prefix).ToHashSet(StringComparer.Ordinal);
        Items = [.. items.Select(row =>
        {
            var prefix = row.Code[..3];
            var item = new Item(row.Code, row.Name, ofItems[prefix].Id, row.Unit);
            item.Describe(row.Name, item.CategoryId, row.Unit, row.Price, externalId: null);
            return new DemoItem(
                item, row, prefix, capital.Contains(prefix), units.FirstOrDefault(u => u.Item == row.Code), jumps.FirstOrDefault(j => j.Item == row.Code));
        })];
        var ofProducts = products.Select(p => p.Category).Distinct(StringComparer.Ordinal)
            .ToDictionary(name => name, name => new BudgetCategory(name), StringComparer.Ordinal);
        Products = [.. products.Select(row =>
        {
            var product = new Product(row.Code, row.Name, ofProducts[row.Category].Id, row.Unit);
            product.Describe(row.Name, product.CategoryId, row.Unit, row.Price, externalId: null);
            return new DemoProduct(product, row);
        })];
        Suppliers = [.. suppliers.Select(row => new DemoSupplier(new Supplier(row.Code, row.Name), row))];
        Units = [.. Items.Where(i => i.Other is { Known: true }).Select(i => new ItemUnit(i.Item.Id, i.Other!.Unit, i.Other.Factor, i.Row.Unit))];
        Categories = [.. ofItems.Values, .. ofProducts.Values];
    }

    public IReadOnlyList<BudgetCategory> Categories { get; }

    public IReadOnlyList<DemoItem> Items { get; }

    public IReadOnlyList<ItemUnit> Units { get; }

    public IReadOnlyList<DemoProduct> Products { get; }

    public IReadOnlyList<DemoSupplier> Suppliers { get; }

    public IEnumerable<object> Rows() =>
        [.. Categories, .. Items.Select(i => i.Item), .. Units, .. Products.Select(p => p.Product), .. Suppliers.Select(s => s.Supplier)];
}

/// <param name="Prefix">The first letters of its code, which name its category.</param>
/// <param name="IsCapital">Planned in CAPEX rather than OPEX budgets.</param>
/// <param name="Other">Another unit in which it is ordered; null for most.</param>
/// <param name="Jump">That its last order is an unusual one; null for most.</param>
internal sealed record DemoItem(Item Item, ItemRow Row, string Prefix, bool IsCapital, UnitRow? Other, JumpRow? Jump);

internal sealed record DemoProduct(Product Product, ProductRow Row);

internal sealed record DemoSupplier(Supplier Supplier, SupplierRow Row);
