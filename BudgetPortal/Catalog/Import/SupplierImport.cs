using BudgetPortal.Data;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Catalog.Import;

/// <summary>From whom items are bought.</summary>
internal sealed class SupplierImport : ImportKind
{
    public static readonly ImportColumn Code = new("Code", "SupplierCode", "VendorCode", "AccountNumber");
    public static readonly ImportColumn SupplierName = new("Name", "SupplierName", "VendorName");
    public static readonly ImportColumn ExternalId = new("ExternalId", "SupplierId", "VendorId", "BusinessEntityId", "Id");
    public static readonly ImportColumn Active = new("Active", "IsActive", "ActiveFlag");

    public override string Name => "suppliers";

    public override int Order => 50;

    public override string Title => CatalogText.Suppliers;

    public override string Explanation => CatalogText.ImportSuppliersExplained;

    public override IReadOnlyList<ImportColumn> Columns { get; } = [ExternalId, Code, SupplierName, Active];

    public override IReadOnlyList<IReadOnlyList<ImportColumn>> Needed { get; } = [[Code, ExternalId], [SupplierName]];

    public override async Task<IImportTarget> OpenAsync(
        PortalDbContext db, ColumnMap map, IReadOnlyList<ImportRow> rows, CancellationToken cancellation)
    {
        var known = await db.Set<Supplier>().AsNoTracking().ToListAsync(cancellation);
        return new Target(db, new KnownRows<Supplier>(known, s => s.Code, s => s.ExternalId));
    }

    private sealed class Target(PortalDbContext db, KnownRows<Supplier> suppliers) : IImportTarget
    {
        private readonly FirstLines codes = new();
        private readonly FirstLines externalIds = new();

        public RowOutcome Take(ImportRow row)
        {
            var externalId = row.Text(ExternalId, 60) is { Length: > 0 } id ? id : null;
            var code = row.Text(Code, 60);
            var existing = suppliers.Find(row, code, externalId);
            code = code.Length > 0 ? code : existing?.Code ?? row.Required(row.Has(ExternalId) ? ExternalId : Code, 60);
            codes.RefuseSecond(row, code);
            externalIds.RefuseSecond(row, externalId ?? string.Empty);
            var name = row.Required(SupplierName);
            var active = row.Flag(Active) ?? existing?.IsActive ?? true;
            if (row.Problem is { } problem)
            {
                return RowOutcome.SetAside(problem);
            }

            externalId ??= existing?.ExternalId;
            if (existing is null)
            {
                var supplier = new Supplier(code, name);
                supplier.Describe(name, externalId, active);
                db.Add(supplier);
                return RowOutcome.New;
            }

            if ((existing.Name, existing.ExternalId, existing.IsActive) == (name, externalId, active))
            {
                return RowOutcome.Unchanged;
            }

            db.Attach(existing);
            existing.Describe(name, externalId, active);
            return RowOutcome.Changed;
        }
    }
}
