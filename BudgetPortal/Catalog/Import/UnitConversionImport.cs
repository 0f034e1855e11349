using BudgetPortal.Data;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Catalog.Import;

/// <summary>Other units in which items are ordered, and how many of the item's own one of them holds.</summary>
internal sealed class UnitConversionImport : ImportKind
{
    public static readonly ImportColumn ItemName = new("Item", "ItemCode", "ItemId", "ProductNumber", "ProductId");
    public static readonly ImportColumn Factor = new("Factor", "Holds", "Contents", "PackSize");

    public override string Name => "unit-conversions";

    public override int Order => 35;

    public override string Title => CatalogText.UnitConversions;

    public override string Explanation => CatalogText.ImportUnitConversionsExplained;

    public override IReadOnlyList<ImportColumn> Columns { get; } = [ItemName, Categories.Unit, Factor];

    public override IReadOnlyList<IReadOnlyList<ImportColumn>> Needed { get; } = [[ItemName], [Categories.Unit], [Factor]];

    public override async Task<IImportTarget> OpenAsync(
        PortalDbContext db, ColumnMap map, IReadOnlyList<ImportRow> rows, CancellationToken cancellation)
    {
        var items = await db.Set<Item>().AsNoTracking().ToListAsync(cancellation);
        var units = await db.Set<ItemUnit>().AsNoTracking().ToListAsync(cancellation);
        return new Target(db, new KnownRows<Item>(items, i => i.Code, i => i.ExternalId), units);
    }

    private sealed class Target(PortalDbContext db, KnownRows<Item> items, IEnumerable<ItemUnit> known) : IImportTarget
    {
        private readonly Dictionary<(Guid, string), ItemUnit> units = known.ToDictionary(u => (u.ItemId, u.Unit.ToUpperInvariant()));
        private readonly FirstLines first = new();

        public RowOutcome Take(ImportRow row)
        {
            var name = row.Required(ItemName, 60);
            var item = items.Named(name);
            var unit = row.Required(Categories.Unit, 20);
            var factor = row.Positive(Factor, ItemUnit.Decimals);
            if (name.Length > 0 && item is null)
            {
                row.Refuse(Words.Format(CatalogText.ImportNoItem, ImportRow.Shown(name)));
            }
            else if (item is not null && unit.Equals(item.Unit, StringComparison.OrdinalIgnoreCase))
            {
                row.Refuse(Words.Format(CatalogText.ImportOwnUnit, unit, item.Code));
            }

            first.RefuseSecond(row, Words.Format(CatalogText.ImportUnitOf, unit, item?.Code ?? name));
            if (row.Problem is { } problem)
            {
                return RowOutcome.SetAside(problem);
            }

            if (units.GetValueOrDefault((item!.Id, unit.ToUpperInvariant())) is not { } existing)
            {
                db.Add(new ItemUnit(item.Id, unit, factor, item.Unit));
                return RowOutcome.New;
            }

            if ((existing.Factor, existing.OwnUnit) == (factor, item.Unit))
            {
                return RowOutcome.Unchanged;
            }

            db.Attach(existing);
            existing.Correct(factor, item.Unit);
            return RowOutcome.Changed;
        }
    }
}
