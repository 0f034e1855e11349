using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform.Ui;

namespace BudgetPortal.Approvals.Changes;

/// <summary>The words and colors for proposals.</summary>
public static class ChangeWords
{
    public static string Word(this ChangeKind kind) => kind switch
    {
        ChangeKind.Revision => ChangesText.Revision,
        ChangeKind.Transfer => ChangesText.Transfer,
        _ => ChangesText.CarryForward,
    };

    public static string Word(this ChangeState state) => state switch
    {
        ChangeState.Draft => PlanningText.StateDraft,
        ChangeState.Submitted => PlanningText.StateSubmitted,
        ChangeState.Approved => PlanningText.StateApproved,
        ChangeState.Rejected => PlanningText.StateRejected,
        _ => PlanningText.StateCancelled,
    };

    public static StatusTone Tone(this ChangeState state) => state switch
    {
        ChangeState.Draft => StatusTone.Draft,
        ChangeState.Submitted => StatusTone.Pending,
        ChangeState.Approved => StatusTone.Approved,
        ChangeState.Rejected => StatusTone.Rejected,
        _ => StatusTone.Closed,
    };

    public static string Word(this ChangeLineKind kind) => kind switch
    {
        ChangeLineKind.Added => ChangesText.LineAdded,
        ChangeLineKind.Changed => ChangesText.LineChanged,
        ChangeLineKind.Removed => ChangesText.LineRemoved,
        _ => ChangesText.LineMoved,
    };
}
