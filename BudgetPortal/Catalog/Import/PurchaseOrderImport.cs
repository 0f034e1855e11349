using BudgetPortal.Data;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Catalog.Import;

/// <summary>Orders without their lines. An order that names no currency is in the organization's.</summary>
internal sealed class PurchaseOrderImport : ImportKind
{
    public static readonly ImportColumn Number = new("Number", "PurchaseOrder", "PurchaseOrderId", "PurchaseOrderNumber", "OrderNumber", "OrderId", "PONumber");
    public static readonly ImportColumn Supplier = new("Supplier", "SupplierCode", "SupplierId", "Vendor", "VendorCode", "VendorId");
    public static readonly ImportColumn Date = new("Date", "OrderDate");
    public static readonly ImportColumn OrderCurrency = new("Currency", "CurrencyCode");
    public static readonly ImportColumn Status = new("Status", "OrderStatus");

    public override string Name => "purchase-orders";

    public override int Order => 60;

    public override string Title => CatalogText.PurchaseOrders;

    public override string Explanation => CatalogText.ImportPurchaseOrdersExplained;

    public override IReadOnlyList<ImportColumn> Columns { get; } = [Number, Supplier, Date, OrderCurrency, Status];

    public override IReadOnlyList<IReadOnlyList<ImportColumn>> Needed { get; } = [[Number], [Supplier], [Date], [Status]];

    public override async Task<IImportTarget> OpenAsync(
        PortalDbContext db, ColumnMap map, IReadOnlyList<ImportRow> rows, CancellationToken cancellation)
    {
        var organization = await db.OrganizationAsync(cancellation);
        var orders = await db.Set<PurchaseOrder>().AsNoTracking().ToListAsync(cancellation);
        var suppliers = await db.Set<Supplier>().AsNoTracking().ToListAsync(cancellation);
        return new Target(
            db,
            new KnownRows<PurchaseOrder>(orders, o => o.Number, _ => null),
            new KnownRows<Supplier>(suppliers, s => s.Code, s => s.ExternalId),
            organization.Currency);
    }

    private sealed class Target(
        PortalDbContext db, KnownRows<PurchaseOrder> orders, KnownRows<Supplier> suppliers, string organizationCurrency) : IImportTarget
    {
        private readonly FirstLines numbers = new();

        public RowOutcome Take(ImportRow row)
        {
            var number = row.Required(Number, 60);
            numbers.RefuseSecond(row, number);
            var supplierName = row.Required(Supplier);
            var supplier = suppliers.Named(supplierName);
            if (supplier is null)
            {
                row.Refuse(Words.Format(CatalogText.ImportNoSupplier, ImportRow.Shown(supplierName)));
            }

            var existing = orders.Named(number);
            var date = row.Day(Date);
            var currency = row.CurrencyCode(OrderCurrency) ?? existing?.Currency ?? organizationCurrency;
            var status = StatusOf(row);
            if (row.Problem is { } problem)
            {
                return RowOutcome.SetAside(problem);
            }

            if (existing is null)
            {
                db.Add(new PurchaseOrder(number, supplier!.Id, date, currency, status));
                return RowOutcome.New;
            }

            if ((existing.SupplierId, existing.Date, existing.Currency, existing.Status) == (supplier!.Id, date, currency, status))
            {
                return RowOutcome.Unchanged;
            }

            db.Attach(existing);
            existing.Correct(supplier.Id, date, currency, status);
            return RowOutcome.Changed;
        }

        private static PurchaseOrderStatus StatusOf(ImportRow row) => row.Required(Status).ToUpperInvariant() switch
        {
            "COMPLETE" => PurchaseOrderStatus.Completed,
            "CANCELED" => PurchaseOrderStatus.Cancelled,
            _ => row.Choice<PurchaseOrderStatus>(Status) ?? PurchaseOrderStatus.Pending,
        };
    }
}
