using BudgetPortal.Data;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;
using Columns = BudgetPortal.Catalog.Import.ItemImport;

namespace BudgetPortal.Catalog.Import;

/// <summary>Takes the units of known items from a list of suppliers' conditions, in which an item stands once for each supplier.</summary>
internal sealed class ItemUnitTarget(PortalDbContext db, KnownRows<Item> items) : IImportTarget
{
    private readonly Dictionary<Guid, (int Line, string Unit)> taken = [];

    public RowOutcome Take(ImportRow row)
    {
        var name = row.Required(row.Text(Columns.ExternalId).Length > 0 || !row.Has(Columns.Code) ? Columns.ExternalId : Columns.Code, 60);
        var unit = row.Required(Categories.Unit, 20);
        var item = items.Named(name);
        if (name.Length > 0 && item is null)
        {
            row.Refuse(Words.Format(CatalogText.ImportNoItem, ImportRow.Shown(name)));
        }
        else if (item is not null && row.Problem is null && !taken.TryAdd(item.Id, (row.Line, unit)) && taken[item.Id].Unit != unit)
        {
            row.Refuse(Words.Format(CatalogText.ImportOtherUnit, item.Code, taken[item.Id].Line, taken[item.Id].Unit));
        }

        if (row.Problem is { } problem)
        {
            return RowOutcome.SetAside(problem);
        }

        if (item!.Unit == unit)
        {
            return RowOutcome.Unchanged;
        }

        db.Attach(item);
        item.Measure(unit);
        return RowOutcome.Changed;
    }
}
