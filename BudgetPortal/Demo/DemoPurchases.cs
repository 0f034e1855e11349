using System.Globalization;
using BudgetPortal.Catalog;
using BudgetPortal.Execution;
using BudgetPortal.Planning;
using BudgetPortal.Platform;

namespace BudgetPortal.Demo;

/// <summary>What cost centers buy in a quarter: by orders of the catalog where there are some, else by contracts, for the largest lines of their budgets.</summary>
internal sealed class DemoPurchases(DemoOrganization company)
{
    /// <summary>Payments of one obligation at the most.</summary>
    public const int MostPayments = 3;

    private const int LinesAQuarter = 5;

    /// <summary>Of the lines after the largest, those that one frame contract a quarter supplies.</summary>
    private const int LinesOfFrame = 25;

    private readonly ILookup<Guid, PurchaseOrder> ordersOf = company.Orders.Lines
        .Join(company.Orders.Orders, l => l.OrderId, o => o.Id, (l, o) => (l.ItemId, Order: o))
        .Where(o => o.Order.Status is PurchaseOrderStatus.Approved or PurchaseOrderStatus.Completed).ToLookup(o => o.ItemId, o => o.Order);
    private readonly ILookup<Guid, PurchaseOrderLine> linesOf = company.Orders.Lines.ToLookup(l => l.OrderId);
    private readonly HashSet<Guid> taken = [];
    private int contracts;

    /// <summary>What is bought of an appropriation in a quarter, up to today, within what it may bear.</summary>
    /// <param name="lines">Of its part, the largest first.</param>
    public IReadOnlyList<DemoPurchase> In(Appropriation of, int quarter, (DateOnly From, DateOnly To) days, List<BudgetLine> lines)
    {
        var capital = lines.TrueForAll(l => company.Catalog.Items.Single(i => i.Item.Id == l.ItemId).IsCapital);
        var chosen = (capital ? lines.Where((_, i) => i % 4 == quarter - 1) : lines.Take(LinesAQuarter)).Where(l => l.Amount > 40).ToList();
        var wanted = chosen.ConvertAll(line => Order(of, line, days, lines) ?? Contract(of, line, quarter, days, capital));
        if (!capital && lines.Skip(LinesAQuarter).Where(l => l.Amount > 40).Take(LinesOfFrame).ToList() is { Count: > 0 } others)
        {
            wanted.Insert(0, Frame(of, others, quarter, days));
        }

        var left = of.Unallotted * 0.97m;
        var bought = new List<DemoPurchase>();
        foreach (var purchase in wanted.Where(p => p.Day <= company.Days.Today && p.Base <= left))
        {
            left -= purchase.Base;
            bought.Add(purchase);
        }

        return bought;
    }

    /// <summary>When a payment falls due, and of how much; null when the obligation has no such one.</summary>
    /// <param name="round">From 0.</param>
    public static (DateOnly Day, string Invoice, decimal Amount)? Payment(Obligation obligation, int round)
    {
        var key = $"{obligation.Number}{obligation.Reference}";
        var count = obligation.PurchaseOrderId is null ? Draw.Whole(2, MostPayments, key + "payments") : 1;
        if (round >= count)
        {
            return null;
        }

        var day = DemoDays.Workday(obligation.Date.AddDays(14 + (30 * round) + Draw.Whole(0, 12, key + round)));
        var amount = round == count - 1 ? obligation.Unpaid : Currency.Round(obligation.Amount / count, obligation.Currency);
        return (day < obligation.Date ? obligation.Date : day, Draw.Whole(10_000, 99_999, key + round + "invoice").ToString(CultureInfo.InvariantCulture), amount);
    }

    private DemoPurchase? Order(Appropriation of, BudgetLine line, (DateOnly From, DateOnly To) days, List<BudgetLine> lines)
    {
        var order = ordersOf[line.ItemId!.Value].FirstOrDefault(o => o.Date >= days.From && o.Date <= days.To && !taken.Contains(o.Id));
        if (order is null)
        {
            return null;
        }

        var items = linesOf[order.Id].Select(l => (l.ItemId, Amount: Currency.Round(l.Quantity * l.UnitPrice, order.Currency))).ToList();
        var rate = order.Currency == of.Currency ? 1 : company.Rates.On(order.Currency, order.Date).Rate;
        var amount = items.Sum(i => i.Amount);
        var whole = Currency.Round(amount * rate, of.Currency);
        if (whole > line.Amount)
        {
            return null;
        }

        taken.Add(order.Id);
        var groups = items.GroupBy(i => (lines.Find(l => l.ItemId == i.ItemId) ?? line).Id).ToList();
        var shares = MonthSpread.Shares(whole, groups.ConvertAll(g => g.Sum(i => i.Amount)), Currency.Decimals(of.Currency));
        return new DemoPurchase(
            order.Date, order.Number, NameOf(line), order.SupplierId, order.Id, order.Currency, rate, amount,
            [.. groups.Zip(shares).Where(s => s.Second > 0).Select(s => (s.First.Key, s.Second))]);
    }

    private DemoPurchase Contract(Appropriation of, BudgetLine line, int quarter, (DateOnly From, DateOnly To) days, bool capital)
    {
        var key = $"{line.Id:N}{of.Number}{quarter}";
        var name = NameOf(line);
        var amount = Currency.Round(
            capital ? line.Amount * Draw.Between(0.92m, 1, name + of.Number) : line.Amount / 4 * Draw.Between(0.82m, 0.99m, $"{name}{of.Number}{quarter}"), of.Currency);
        var prefix = company.Catalog.Items.Single(i => i.Item.Id == line.ItemId).Prefix;
        var suppliers = company.Catalog.Suppliers.Where(s => s.Row.Categories.Split(';').Contains(prefix)).ToList();
        var supplier = suppliers.Count == 0 ? (Guid?)null : Draw.From(suppliers, name).Supplier.Id;
        var day = DemoDays.Workday(days.From.AddDays(Draw.Whole(3, 55, $"{name}{of.Number}{quarter}day")));
        return new DemoPurchase(day, $"C-{days.From.Year}-{++contracts:000}", name, supplier, null, of.Currency, 1, amount, [(line.Id, amount)]);
    }

    private DemoPurchase Frame(Appropriation of, List<BudgetLine> others, int quarter, (DateOnly From, DateOnly To) days)
    {
        var key = $"{of.Number}{quarter}frame";
        var shares = others.ConvertAll(l => (l.Id, Amount: Currency.Round(l.Amount / 4 * Draw.Between(0.8m, 0.99m, key + NameOf(l)), of.Currency)));
        var day = DemoDays.Workday(days.From.AddDays(Draw.Whole(2, 20, key)));
        return new DemoPurchase(
            day, $"C-{days.From.Year}-{++contracts:000}", $"Supplies of the quarter, {shares.Count} items", Draw.From(company.Catalog.Suppliers, of.Number + "frame").Supplier.Id,
            null, of.Currency, 1, shares.Sum(s => s.Amount), shares);
    }

    private string NameOf(BudgetLine line) => company.Catalog.Items.Single(i => i.Item.Id == line.ItemId).Item.Name;
}

/// <summary>An obligation that somebody is about to record.</summary>
/// <param name="Amount">In <paramref name="Currency"/>.</param>
/// <param name="Shares">What it comes to, in the company's currency, by line of the budget.</param>
internal sealed record DemoPurchase(
    DateOnly Day, string Reference, string Description, Guid? SupplierId, Guid? OrderId, string Currency, decimal Rate, decimal Amount,
    IReadOnlyList<(Guid LineId, decimal Amount)> Shares)
{
    public decimal Base => Shares.Sum(s => s.Amount);
}
