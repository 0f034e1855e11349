using BudgetPortal.Data;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Catalog.Import;

/// <summary>
/// What is bought. A file without names that has suppliers lists their conditions: of it only the units of known items are taken.
/// </summary>
internal sealed class ItemImport : ImportKind
{
    public static readonly ImportColumn Code = new("Code", "ItemCode", "ItemNumber", "ProductNumber");
    public static readonly ImportColumn ItemName = new("Name", "ItemName", "Description");
    public static readonly ImportColumn ExternalId = new("ExternalId", "ItemId", "ProductId", "Id");
    public static readonly ImportColumn StandardPrice = new("StandardPrice", "StandardCost", "Price");
    public static readonly ImportColumn Supplier = new("Supplier", "SupplierId", "VendorId", "BusinessEntityId");

    public override string Name => "items";

    public override int Order => 30;

    public override string Title => CatalogText.Items;

    public override string Explanation => CatalogText.ImportItemsExplained;

    public override IReadOnlyList<ImportColumn> Columns { get; } =
        [ExternalId, Code, ItemName, Categories.Category, Categories.Unit, StandardPrice, Categories.MakeFlag, Categories.FinishedGood, Supplier];

    public override IReadOnlyList<IReadOnlyList<ImportColumn>> Needed { get; } = [[Code, ExternalId], [ItemName, Categories.Unit]];

    public override async Task<IImportTarget> OpenAsync(
        PortalDbContext db, ColumnMap map, IReadOnlyList<ImportRow> rows, CancellationToken cancellation)
    {
        var known = new KnownRows<Item>(
            await db.Set<Item>().AsNoTracking().ToListAsync(cancellation), i => i.Code, i => i.ExternalId);
        return map.Has(ItemName)
            ? new ItemTarget(db, known, await Categories.LoadAsync(db, cancellation))
            : new ItemUnitTarget(db, known);
    }
}
