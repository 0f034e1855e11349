using BudgetPortal.Platform.Ui;

namespace BudgetPortal.Catalog;

/// <summary>The words and colors of what orders are.</summary>
public static class OrderWords
{
    public static string Word(this PurchaseOrderStatus status) => status switch
    {
        PurchaseOrderStatus.Pending => CatalogText.OrderPending,
        PurchaseOrderStatus.Approved => CatalogText.OrderApproved,
        PurchaseOrderStatus.Completed => CatalogText.OrderCompleted,
        PurchaseOrderStatus.Rejected => CatalogText.OrderRejected,
        _ => CatalogText.OrderCancelled,
    };

    public static StatusTone Tone(this PurchaseOrderStatus status) => status switch
    {
        PurchaseOrderStatus.Pending => StatusTone.Pending,
        PurchaseOrderStatus.Approved => StatusTone.Approved,
        PurchaseOrderStatus.Completed => StatusTone.Active,
        PurchaseOrderStatus.Rejected => StatusTone.Rejected,
        _ => StatusTone.Closed,
    };
}
