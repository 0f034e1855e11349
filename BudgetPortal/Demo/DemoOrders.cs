using BudgetPortal.Catalog;

namespace BudgetPortal.Demo;

/// <summary>
/// Two years of purchase orders. Prices drift with the years and differ between suppliers, so that a price history has something to show.
/// </summary>
internal sealed class DemoOrders
{
    private readonly Dictionary<Guid, List<PricedOrder>> pricing = [];

    public DemoOrders(DemoDays days, DemoCatalog catalog, DemoRates rates, string currency)
    {
        var planned = catalog.Suppliers.SelectMany(s => Days(days, s).Select(day => (Day: day, Supplier: s)))
            .OrderBy(o => o.Day).ThenBy(o => o.Supplier.Row.Code, StringComparer.Ordinal);
        var numbers = new Dictionary<int, int>();
        foreach (var (day, supplier) in planned)
        {
            var number = numbers[day.Year] = numbers.GetValueOrDefault(day.Year, 1000) + 1;
            var order = new PurchaseOrder(
                $"PO-{day.Year}-{number:0000}", supplier.Supplier.Id, day, supplier.Row.Currency, Status(days.Today.DayNumber - day.DayNumber, $"{day}{number}"));
            Orders.Add(order);
            AddLines(order, supplier, catalog, days, order.Currency == currency ? null : rates);
        }

        foreach (var item in catalog.Items.Where(i => i.Jump is not null && pricing.ContainsKey(i.Item.Id)))
        {
            var last = pricing[item.Item.Id][^1].Line;
            last.Correct(last.ItemId, last.Quantity, last.Unit, Math.Round(last.UnitPrice * item.Jump!.Factor, 2));
        }
    }

    public List<PurchaseOrder> Orders { get; } = [];

    public List<PurchaseOrderLine> Lines { get; } = [];

    /// <summary>The last approved or completed order of an item before a day; null when there is none.</summary>
    public PricedOrder? Last(Guid itemId, DateOnly day) =>
        pricing.TryGetValue(itemId, out var orders) ? orders.FindLast(o => o.Order.Date <= day) : null;

    private void AddLines(PurchaseOrder order, DemoSupplier supplier, DemoCatalog catalog, DemoDays days, DemoRates? rates)
    {
        var categories = supplier.Row.Categories.Split(';');
        var items = catalog.Items.Where(i => categories.Contains(i.Prefix) && i.Row is { Ordered: "yes", Price: not null }).ToList();
        var count = Math.Min(items.Count, Draw.Whole(2, 5, order.Number + "lines"));
        var first = Draw.Whole(0, items.Count - 1, order.Number + "first");
        foreach (var (i, item) in Enumerable.Range(0, count).Select(i => items[(first + (i * 3)) % items.Count]).Distinct().Index())
        {
            var packed = item.Other is { } other && order.Date >= days.Ago(other.Since) ? other : null;
            var holds = packed?.Factor ?? 1;
            var price = Price(item.Row, supplier.Row, order.Date, days.Today) * holds / (rates?.On(order.Currency, order.Date).Rate ?? 1);
            var quantity = Rounded(Math.Max(1, item.Row.Yearly / 14 / holds * Draw.Between(0.6m, 1.4m, order.Number + item.Row.Code)));
            var line = new PurchaseOrderLine(
                order.Id, i + 1, item.Item.Id, quantity, packed?.Unit ?? item.Row.Unit, Math.Max(0.01m, Math.Round(price, price < 10 ? 3 : 2)));
            Lines.Add(line);
            if (order.Status is PurchaseOrderStatus.Approved or PurchaseOrderStatus.Completed && packed is not { Known: false })
            {
                var orders = pricing.TryGetValue(item.Item.Id, out var known) ? known : pricing[item.Item.Id] = [];
                orders.Add(new PricedOrder(order, line, supplier.Row.Name, packed));
            }
        }
    }

    private static IEnumerable<DateOnly> Days(DemoDays days, DemoSupplier supplier)
    {
        var every = supplier.Row.EveryDays;
        for (var day = days.FirstOrder.AddDays(Draw.Whole(0, every, supplier.Row.Code)); day <= days.Today; day = day.AddDays(every))
        {
            yield return DemoDays.Workday(day.AddDays(-Draw.Whole(0, every / 4, $"{supplier.Row.Code}{day.DayNumber}")));
        }
    }

    private static PurchaseOrderStatus Status(int age, string key) => (age, Draw.Of(key + "status")) switch
    {
        (_, < 0.025) => PurchaseOrderStatus.Cancelled,
        (_, < 0.045) => PurchaseOrderStatus.Rejected,
        ( < 9, < 0.75) => PurchaseOrderStatus.Pending,
        ( < 45, _) => PurchaseOrderStatus.Approved,
        _ => PurchaseOrderStatus.Completed,
    };

    private static decimal Price(ItemRow item, SupplierRow supplier, DateOnly day, DateOnly today)
    {
        var yearsAgo = (today.DayNumber - day.DayNumber) / 365m;
        var yearly = Draw.Between(-0.015m, 0.075m, item.Code + "drift");
        var chance = Draw.Between(0.985m, 1.015m, $"{item.Code}{day.DayNumber}");
        return item.Price!.Value * supplier.Level * (1 - (yearly * yearsAgo)) * chance;
    }

    /// <summary>Two figures that count, whole.</summary>
    internal static decimal Rounded(decimal quantity)
    {
        var step = 1m;
        while (quantity / step >= 100)
        {
            step *= 10;
        }

        return Math.Max(1, Math.Round(quantity / step) * step);
    }
}

/// <summary>An order that prices budget lines.</summary>
/// <param name="Packed">The unit of the order; null for the item's own.</param>
internal sealed record PricedOrder(PurchaseOrder Order, PurchaseOrderLine Line, string Supplier, UnitRow? Packed);
