using BudgetPortal.Data;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Catalog.Import;

/// <summary>What is sold.</summary>
internal sealed class ProductImport : ImportKind
{
    public static readonly ImportColumn Code = new("Code", "ProductCode", "ProductNumber");
    public static readonly ImportColumn ProductName = new("Name", "ProductName", "Description");
    public static readonly ImportColumn ExternalId = new("ExternalId", "ProductId", "Id");
    public static readonly ImportColumn ListPrice = new("ListPrice", "Price");

    public override string Name => "products";

    public override int Order => 40;

    public override string Title => CatalogText.Products;

    public override string Explanation => CatalogText.ImportProductsExplained;

    public override IReadOnlyList<ImportColumn> Columns { get; } =
        [ExternalId, Code, ProductName, Categories.Category, Categories.Unit, ListPrice, Categories.MakeFlag, Categories.FinishedGood];

    public override IReadOnlyList<IReadOnlyList<ImportColumn>> Needed { get; } = [[Code, ExternalId], [ProductName]];

    public override async Task<IImportTarget> OpenAsync(
        PortalDbContext db, ColumnMap map, IReadOnlyList<ImportRow> rows, CancellationToken cancellation)
    {
        var known = await db.Set<Product>().AsNoTracking().ToListAsync(cancellation);
        return new Target(
            db, new KnownRows<Product>(known, p => p.Code, p => p.ExternalId), await Categories.LoadAsync(db, cancellation));
    }

    private sealed class Target(PortalDbContext db, KnownRows<Product> products, KeptList categories) : IImportTarget
    {
        private readonly FirstLines codes = new();
        private readonly FirstLines externalIds = new();

        public RowOutcome Take(ImportRow row)
        {
            var (bought, sold) = Categories.Use(row);
            if (row.Problem is null && !sold)
            {
                return row.Has(Categories.MakeFlag) && bought
                    ? RowOutcome.Skipped(CatalogText.ImportIsItem)
                    : RowOutcome.SetAside(CatalogText.ImportIsNeither);
            }

            var externalId = row.Text(ExternalId, 60) is { Length: > 0 } id ? id : null;
            var code = row.Text(Code, 60);
            var existing = products.Find(row, code, externalId);
            code = code.Length > 0 ? code : existing?.Code ?? row.Required(row.Has(ExternalId) ? ExternalId : Code, 60);
            codes.RefuseSecond(row, code);
            externalIds.RefuseSecond(row, externalId ?? string.Empty);
            var name = row.Required(ProductName);
            var category = row.Text(Categories.Category, 120);
            var unit = row.Text(Categories.Unit, 20) is { Length: > 0 } text ? text : existing?.Unit ?? Categories.Each;
            var price = row.Has(ListPrice) ? row.Price(ListPrice) : existing?.ListPrice;
            if (row.Problem is { } problem)
            {
                return RowOutcome.SetAside(problem);
            }

            externalId ??= existing?.ExternalId;
            var categoryId = existing is not null && !row.Has(Categories.Category)
                ? existing.CategoryId
                : categories[category.Length > 0 ? category : Categories.Uncategorized]!.Value;
            if (existing is null)
            {
                var product = new Product(code, name, categoryId, unit);
                product.Describe(name, categoryId, unit, price, externalId);
                db.Add(product);
                return RowOutcome.New;
            }

            if ((existing.Name, existing.CategoryId, existing.Unit, existing.ListPrice, existing.ExternalId) == (name, categoryId, unit, price, externalId))
            {
                return RowOutcome.Unchanged;
            }

            db.Attach(existing);
            existing.Describe(name, categoryId, unit, price, externalId);
            return RowOutcome.Changed;
        }
    }
}
