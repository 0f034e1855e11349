using BudgetPortal.Execution.Expenses;
using BudgetPortal.Platform.Ui;

namespace BudgetPortal.Execution;

/// <summary>What states are called, and their colors.</summary>
public static class ExecutionWords
{
    public static string Word(this AllotmentState state) => state switch
    {
        AllotmentState.Released => ExecutionText.StateReleased,
        AllotmentState.Closed => ExecutionText.StateClosed,
        _ => ExecutionText.StateCancelled,
    };

    public static StatusTone Tone(this AllotmentState state) => state == AllotmentState.Released ? StatusTone.Active : StatusTone.Closed;

    public static string Word(this AppropriationState state) => state switch
    {
        AppropriationState.Active => ChainText.StateActive,
        AppropriationState.Expired => ChainText.StateExpired,
        _ => ExecutionText.StateClosed,
    };

    public static StatusTone Tone(this AppropriationState state) => state == AppropriationState.Active ? StatusTone.Active : StatusTone.Closed;

    public static string Word(this AppropriationChoice choice) => choice switch
    {
        AppropriationChoice.Open => ChainText.ChoiceOpen,
        AppropriationChoice.Closed => ExecutionText.StateClosed,
        _ => ChainText.ChoiceNothingLeft,
    };

    public static StatusTone Tone(this ObligationState state) => state switch
    {
        ObligationState.Open => StatusTone.Active,
        ObligationState.Settled => StatusTone.Approved,
        _ => StatusTone.Closed,
    };

    public static string Word(this ObligationState state) => state switch
    {
        ObligationState.Open => ExecutionText.StateOpen,
        ObligationState.Settled => ExecutionText.StateSettled,
        _ => ExecutionText.StateCancelled,
    };

    public static string Word(this ExpenseState state) => state switch
    {
        ExpenseState.Draft => ExecutionText.StateDraft,
        ExpenseState.Submitted => ExecutionText.StateSubmitted,
        ExpenseState.Approved => ExecutionText.StateApproved,
        ExpenseState.Rejected => ExecutionText.StateRejected,
        _ => ExecutionText.StateCancelled,
    };

    public static StatusTone Tone(this ExpenseState state) => state switch
    {
        ExpenseState.Draft => StatusTone.Draft,
        ExpenseState.Submitted => StatusTone.Pending,
        ExpenseState.Approved => StatusTone.Approved,
        ExpenseState.Rejected => StatusTone.Rejected,
        _ => StatusTone.Closed,
    };
}
