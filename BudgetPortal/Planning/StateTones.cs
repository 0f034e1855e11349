using BudgetPortal.Platform.Ui;

namespace BudgetPortal.Planning;

/// <summary>The colors of states; always beside their words.</summary>
public static class StateTones
{
    public static StatusTone Tone(this BudgetState state) => state switch
    {
        BudgetState.Draft => StatusTone.Draft,
        BudgetState.EntryOpen => StatusTone.Open,
        BudgetState.PendingCcApproval or BudgetState.CcApproved or BudgetState.PendingFinalApproval => StatusTone.Pending,
        BudgetState.Approved => StatusTone.Approved,
        BudgetState.Active => StatusTone.Active,
        BudgetState.Rejected => StatusTone.Rejected,
        _ => StatusTone.Closed,
    };

    public static StatusTone Tone(this PartState state) => state switch
    {
        PartState.Draft => StatusTone.Draft,
        PartState.Submitted => StatusTone.Pending,
        PartState.Approved => StatusTone.Approved,
        PartState.Rejected => StatusTone.Rejected,
        PartState.SentBack => StatusTone.SentBack,
        _ => StatusTone.Closed,
    };

    /// <summary>Whether more than before is good or bad in a budget of this type.</summary>
    public static DifferenceMeaning Meaning(this BudgetType type) =>
        type == BudgetType.Revenue ? DifferenceMeaning.MoreIsGood : DifferenceMeaning.MoreIsBad;
}
