namespace BudgetPortal.Platform.Ui;

/// <summary>The colors of states. No budget, Expired and Closed share <see cref="Closed"/>; Submitted and Pending share <see cref="Pending"/>.</summary>
public enum StatusTone
{
    Draft,
    Open,
    Pending,
    Approved,
    Active,
    Rejected,
    SentBack,
    Closed,
}
