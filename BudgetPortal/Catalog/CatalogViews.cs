namespace BudgetPortal.Catalog;

/// <summary>An item with what was paid for it.</summary>
/// <param name="StandardPrice">Per unit in <paramref name="HomeCurrency"/>; null when there is none.</param>
/// <param name="Last">The latest approved or completed order, which prices new lines; null when there is none.</param>
/// <param name="Orders">The latest order lines of any state, the last first.</param>
/// <param name="OrderLines">How many there are in all.</param>
public sealed record ItemView(
    string Code, string Name, string Category, string Unit, decimal? StandardPrice, string HomeCurrency, bool IsActive, OrderPrice? Last,
    IReadOnlyList<ItemOrder> Orders, int OrderLines, DateOnly Today);

/// <param name="UnitPrice">Per unit of the order, in its currency.</param>
public sealed record ItemOrder(
    Guid OrderId, string Number, int Line, DateOnly Date, string Supplier, PurchaseOrderStatus Status, decimal Quantity, string Unit, decimal UnitPrice,
    string Currency);

/// <param name="ListPrice">Per unit in <paramref name="HomeCurrency"/>; null when there is none.</param>
public sealed record ProductView(string Code, string Name, string Category, string Unit, decimal? ListPrice, string HomeCurrency, bool IsActive);

/// <summary>A purchase order with its lines.</summary>
public sealed record OrderView(
    string Number, string Supplier, DateOnly Date, string Currency, PurchaseOrderStatus Status, IReadOnlyList<OrderViewLine> Lines)
{
    public decimal Total => Lines.Sum(l => l.Amount);
}

/// <param name="Amount">Quantity × unit price, rounded to the order's currency.</param>
public sealed record OrderViewLine(int Number, Guid ItemId, string Code, string Item, decimal Quantity, string Unit, decimal UnitPrice, decimal Amount);
