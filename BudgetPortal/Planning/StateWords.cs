namespace BudgetPortal.Planning;

/// <summary>The words for states and types, in the user's language.</summary>
public static class StateWords
{
    /// <summary>What stands in the place of pieces where a line has none.</summary>
    public static string LumpSumWord(this PriceSource source) => source == PriceSource.CarriedForward ? PlanningText.CarriedForward : PlanningText.LumpSumUnit;

    public static string Word(this BudgetState state) => state switch
    {
        BudgetState.Draft => PlanningText.StateDraft,
        BudgetState.EntryOpen => PlanningText.StateEntryOpen,
        BudgetState.PendingCcApproval => PlanningText.StatePendingCcApproval,
        BudgetState.CcApproved => PlanningText.StateCcApproved,
        BudgetState.PendingFinalApproval => PlanningText.StatePendingFinalApproval,
        BudgetState.Approved => PlanningText.StateApproved,
        BudgetState.Active => PlanningText.StateActive,
        BudgetState.Expired => PlanningText.StateExpired,
        BudgetState.Closed => PlanningText.StateClosed,
        BudgetState.Rejected => PlanningText.StateRejected,
        _ => PlanningText.StateCancelled,
    };

    public static string Word(this PartState state) => state switch
    {
        PartState.Draft => PlanningText.StateDraft,
        PartState.Submitted => PlanningText.StateSubmitted,
        PartState.Approved => PlanningText.StateApproved,
        PartState.Rejected => PlanningText.StateRejected,
        PartState.SentBack => PlanningText.StateSentBack,
        PartState.NoBudget => PlanningText.StateNoBudget,
        _ => PlanningText.StateWithdrawn,
    };

    public static string Word(this BudgetType type) => type switch
    {
        BudgetType.Opex => PlanningText.TypeOpex,
        BudgetType.Capex => PlanningText.TypeCapex,
        _ => PlanningText.TypeRevenue,
    };
}
