using BudgetPortal.Data;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform.Import;
using Columns = BudgetPortal.Catalog.Import.ItemImport;

namespace BudgetPortal.Catalog.Import;

/// <summary>Takes items over.</summary>
internal sealed class ItemTarget(PortalDbContext db, KnownRows<Item> items, KeptList categories) : IImportTarget
{
    private readonly FirstLines codes = new();
    private readonly FirstLines externalIds = new();

    public RowOutcome Take(ImportRow row)
    {
        var (bought, sold) = Categories.Use(row);
        if (row.Problem is null && !bought)
        {
            return row.Has(Categories.FinishedGood) && sold
                ? RowOutcome.Skipped(CatalogText.ImportIsProduct)
                : RowOutcome.SetAside(CatalogText.ImportIsNeither);
        }

        var externalId = row.Text(Columns.ExternalId, 60) is { Length: > 0 } id ? id : null;
        var code = row.Text(Columns.Code, 60);
        var existing = items.Find(row, code, externalId);
        code = code.Length > 0 ? code : existing?.Code ?? row.Required(row.Has(Columns.ExternalId) ? Columns.ExternalId : Columns.Code, 60);
        codes.RefuseSecond(row, code);
        externalIds.RefuseSecond(row, externalId ?? string.Empty);
        var name = row.Required(Columns.ItemName);
        var category = row.Text(Categories.Category, 120);
        var unit = row.Text(Categories.Unit, 20) is { Length: > 0 } text ? text : existing?.Unit ?? Categories.Each;
        var price = row.Has(Columns.StandardPrice) ? row.Price(Columns.StandardPrice) : existing?.StandardPrice;
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
            var item = new Item(code, name, categoryId, unit);
            item.Describe(name, categoryId, unit, price, externalId);
            db.Add(item);
            return RowOutcome.New;
        }

        if ((existing.Name, existing.CategoryId, existing.Unit, existing.StandardPrice, existing.ExternalId) == (name, categoryId, unit, price, externalId))
        {
            return RowOutcome.Unchanged;
        }

        db.Attach(existing);
        existing.Describe(name, categoryId, unit, price, externalId);
        return RowOutcome.Changed;
    }
}
