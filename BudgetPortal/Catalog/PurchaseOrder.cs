using BudgetPortal.Platform;

namespace BudgetPortal.Catalog;

/// <summary>An order to a supplier. Approved and completed ones price budget lines.</summary>
public sealed class PurchaseOrder : IOwned
{
    private PurchaseOrder()
    {
    }

    public PurchaseOrder(string number, Guid supplierId, DateOnly date, string currency, PurchaseOrderStatus status)
    {
        Id = Guid.CreateVersion7();
        Number = number;
        SupplierId = supplierId;
        Date = date;
        Currency = currency;
        Status = status;
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    /// <summary>Unique in the organization; at most 60 characters.</summary>
    public string Number { get; private set; } = string.Empty;

    public Guid SupplierId { get; private set; }

    public DateOnly Date { get; private set; }

    /// <summary>ISO 4217 code of the lines' prices.</summary>
    public string Currency { get; private set; } = string.Empty;

    public PurchaseOrderStatus Status { get; private set; }

    public void Correct(Guid supplierId, DateOnly date, string currency, PurchaseOrderStatus status)
    {
        SupplierId = supplierId;
        Date = date;
        Currency = currency;
        Status = status;
    }
}

public enum PurchaseOrderStatus
{
    Pending,
    Approved,
    Completed,
    Rejected,
    Cancelled,
}

/// <summary>What was ordered, and its price.</summary>
public sealed class PurchaseOrderLine : IOwned
{
    private PurchaseOrderLine()
    {
    }

    public PurchaseOrderLine(Guid orderId, int number, Guid itemId, decimal quantity, string unit, decimal unitPrice)
    {
        Id = Guid.CreateVersion7();
        OrderId = orderId;
        Number = number;
        Correct(itemId, quantity, unit, unitPrice);
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    public Guid OrderId { get; private set; }

    /// <summary>Unique within its order; 1 or more.</summary>
    public int Number { get; private set; }

    public Guid ItemId { get; private set; }

    /// <summary>Above zero.</summary>
    public decimal Quantity { get; private set; }

    public string Unit { get; private set; } = string.Empty;

    /// <summary>Per unit in the order's currency, net of tax and discount, 4 decimals; above zero.</summary>
    public decimal UnitPrice { get; private set; }

    public void Correct(Guid itemId, decimal quantity, string unit, decimal unitPrice)
    {
        ItemId = itemId;
        Quantity = quantity;
        Unit = unit;
        UnitPrice = unitPrice;
    }
}
