using System.Globalization;
using BudgetPortal.Data;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Catalog.Import;

/// <summary>The lines of orders that are there already.</summary>
internal sealed class PurchaseOrderLineImport : ImportKind
{
    public static readonly ImportColumn OrderNumber = new("PurchaseOrder", "PurchaseOrderId", "PurchaseOrderNumber", "OrderNumber", "OrderId", "PONumber");
    public static readonly ImportColumn Line = new("Line", "LineId", "LineNumber", "PurchaseOrderDetailId");
    public static readonly ImportColumn ItemName = new("Item", "ItemCode", "ItemId", "ProductNumber", "ProductId");
    public static readonly ImportColumn Quantity = new("Quantity", "OrderQty", "Qty");
    public static readonly ImportColumn UnitPrice = new("UnitPrice", "Price");

    public override string Name => "purchase-order-lines";

    public override int Order => 70;

    public override string Title => CatalogText.PurchaseOrderLines;

    public override string Explanation => CatalogText.ImportPurchaseOrderLinesExplained;

    public override IReadOnlyList<ImportColumn> Columns { get; } = [OrderNumber, Line, ItemName, Quantity, Categories.Unit, UnitPrice];

    public override IReadOnlyList<IReadOnlyList<ImportColumn>> Needed { get; } = [[OrderNumber], [Line], [ItemName], [Quantity], [UnitPrice]];

    public override async Task<IImportTarget> OpenAsync(
        PortalDbContext db, ColumnMap map, IReadOnlyList<ImportRow> rows, CancellationToken cancellation)
    {
        var named = rows.Select(r => r.Text(OrderNumber, int.MaxValue)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var orders = await db.Set<PurchaseOrder>().Select(o => new { o.Number, o.Id }).ToListAsync(cancellation);
        var ids = orders.Where(o => named.Contains(o.Number)).DistinctBy(o => o.Number, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(o => o.Number, o => o.Id, StringComparer.OrdinalIgnoreCase);
        var wanted = ids.Values.ToList();
        var lines = await db.Set<PurchaseOrderLine>().AsNoTracking().Where(l => wanted.Contains(l.OrderId)).ToListAsync(cancellation);
        var items = await db.Set<Item>().AsNoTracking().ToListAsync(cancellation);
        return new Target(db, ids, lines, new KnownRows<Item>(items, i => i.Code, i => i.ExternalId));
    }

    private sealed class Target(
        PortalDbContext db, IReadOnlyDictionary<string, Guid> orders, IEnumerable<PurchaseOrderLine> known, KnownRows<Item> items) : IImportTarget
    {
        private readonly Dictionary<(Guid, int), PurchaseOrderLine> lines = known.ToDictionary(l => (l.OrderId, l.Number));
        private readonly FirstLines first = new();

        public RowOutcome Take(ImportRow row)
        {
            var order = row.Required(OrderNumber);
            if (!orders.TryGetValue(order, out var orderId))
            {
                row.Refuse(Words.Format(CatalogText.ImportNoOrder, ImportRow.Shown(order)));
            }

            var number = NumberOf(row);
            first.RefuseSecond(row, Words.Format(CatalogText.ImportOrderLine, order, number));
            var name = row.Required(ItemName);
            var item = items.Named(name);
            if (item is null)
            {
                row.Refuse(Words.Format(CatalogText.ImportNoItem, ImportRow.Shown(name)));
            }

            var quantity = row.Positive(Quantity);
            var price = row.Positive(UnitPrice);
            var existing = lines.GetValueOrDefault((orderId, number));
            var unit = row.Text(Categories.Unit, 20);
            if (row.Problem is { } problem)
            {
                return RowOutcome.SetAside(problem);
            }

            unit = unit.Length > 0 ? unit : existing?.Unit ?? item!.Unit;
            if (existing is null)
            {
                db.Add(new PurchaseOrderLine(orderId, number, item!.Id, quantity, unit, price));
                return RowOutcome.New;
            }

            if ((existing.ItemId, existing.Quantity, existing.Unit, existing.UnitPrice) == (item!.Id, quantity, unit, price))
            {
                return RowOutcome.Unchanged;
            }

            db.Attach(existing);
            existing.Correct(item.Id, quantity, unit, price);
            return RowOutcome.Changed;
        }

        private static int NumberOf(ImportRow row)
        {
            var text = row.Required(Line);
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            {
                return number;
            }

            row.Refuse(Words.Format(CatalogText.ImportNoLineNumber, ImportRow.Shown(text)));
            return 0;
        }
    }
}
