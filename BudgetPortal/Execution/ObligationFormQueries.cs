using BudgetPortal.Catalog;
using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution;

/// <summary>Reads what the forms of a chain offer, for those who may record obligations or payments; nothing for others.</summary>
public sealed class ObligationFormQueries(PortalDb portalDb)
{
    /// <summary>Orders found at the most.</summary>
    public const int MostOrders = 30;

    private static readonly PurchaseOrderStatus[] Binding = [PurchaseOrderStatus.Approved, PurchaseOrderStatus.Completed];

    /// <summary>Active suppliers and people by name.</summary>
    public async Task<SpendingChoices> ChoicesAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        if (await db.RefuseAsync(ExecutionPermissions.RecordObligation, cancellation) is not null)
        {
            return new SpendingChoices([], []);
        }

        return new SpendingChoices(
            await db.Set<Supplier>().Where(s => s.IsActive).OrderBy(s => s.Name).Select(s => new NamedChoice(s.Id, s.Name)).ToListAsync(cancellation),
            await db.Users.Where(u => u.IsActive).OrderBy(u => u.FirstName).ThenBy(u => u.LastName)
                .Select(u => new NamedChoice(u.Id, (u.FirstName + " " + u.LastName).Trim())).ToListAsync(cancellation));
    }

    /// <summary>Approved and completed orders whose number or supplier matches, the latest first.</summary>
    public async Task<IReadOnlyList<OrderChoice>> OrdersAsync(string text, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        if (await db.RefuseAsync(ExecutionPermissions.RecordObligation, cancellation) is not null)
        {
            return [];
        }

        var orders =
            from order in db.Set<PurchaseOrder>().AsNoTracking()
            join supplier in db.Set<Supplier>() on order.SupplierId equals supplier.Id
            where Binding.Contains(order.Status)
            select new { Order = order, Supplier = supplier.Name };
        orders = SearchText.Of(text).Patterns.Aggregate(orders, (matching, pattern) => matching.Where(o =>
            EF.Functions.Like(o.Order.Number.ToLower(), pattern, SearchText.Escape) || EF.Functions.Like(o.Supplier.ToLower(), pattern, SearchText.Escape)));
        var found = await orders.OrderByDescending(o => o.Order.Date).ThenByDescending(o => o.Order.Number).Take(MostOrders).ToListAsync(cancellation);
        var ids = found.ConvertAll(o => o.Order.Id);
        var lines = (await db.Set<PurchaseOrderLine>().Where(l => ids.Contains(l.OrderId)).Select(l => new { l.OrderId, l.Quantity, l.UnitPrice }).ToListAsync(cancellation))
            .ToLookup(l => l.OrderId);
        var taken = await db.Set<Obligation>()
            .Where(o => o.PurchaseOrderId != null && ids.Contains(o.PurchaseOrderId.Value) && o.State != ObligationState.Cancelled)
            .Select(o => new { OrderId = o.PurchaseOrderId!.Value, o.Date, o.Number }).ToDictionaryAsync(o => o.OrderId, cancellation);
        return found.ConvertAll(o => new OrderChoice(
            o.Order.Id, o.Order.Number, o.Order.Date, o.Supplier, o.Order.Currency,
            lines[o.Order.Id].Sum(l => OrderAmounts.Of(l.Quantity, l.UnitPrice, o.Order.Currency)),
            taken.TryGetValue(o.Order.Id, out var by) ? DocumentNumber.Said(DocumentKind.Obligation, by.Date.Year, by.Number) : null));
    }

    /// <summary>What an order says; null when it does not exist.</summary>
    public async Task<OrderContent?> OrderAsync(Guid id, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var found = await db.RefuseAsync(ExecutionPermissions.RecordObligation, cancellation) is not null ? null : await (
            from order in db.Set<PurchaseOrder>().AsNoTracking()
            join supplier in db.Set<Supplier>() on order.SupplierId equals supplier.Id
            where order.Id == id
            select new { Order = order, Supplier = supplier.Name }).SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return null;
        }

        var lines = await (
            from line in db.Set<PurchaseOrderLine>().AsNoTracking()
            where line.OrderId == id
            join item in db.Set<Item>() on line.ItemId equals item.Id
            orderby line.Number
            select new { line.ItemId, item.Name, line.Quantity, line.UnitPrice }).ToListAsync(cancellation);
        var items = lines.ConvertAll(l => (l.ItemId, l.Name, OrderAmounts.Of(l.Quantity, l.UnitPrice, found.Order.Currency)));
        return new OrderContent(id, found.Order.Number, found.Order.SupplierId, found.Supplier, found.Order.Currency, items.Sum(i => i.Item3), items);
    }

    /// <summary>The rate on or before a day; null when there is none.</summary>
    public async Task<DayRate?> RateAsync(string from, string to, DateOnly day, CancellationToken cancellation = default)
    {
        if (from == to)
        {
            return new DayRate(1, day);
        }

        await using var db = portalDb.Open();
        var home = (await db.OrganizationAsync(cancellation)).Currency;
        var rates = await ExchangeRates.LoadAsync(db, [new RateNeed(from, to, day)], home, cancellation);
        return rates.Find(from, to, day) is { } found ? new DayRate(Math.Round(found.Rate, 8), found.Date) : null;
    }
}
