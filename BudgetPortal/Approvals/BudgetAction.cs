namespace BudgetPortal.Approvals;

/// <summary>What can be done with a budget, or with one cost center of it, on its page.</summary>
public enum BudgetAction
{
    OpenEntry,
    CloseEntry,
    Delete,
    Cancel,
    Reopen,
    AddCostCenter,
    SendBack,
    GiveTime,
    MarkNoBudget,
}

/// <summary>An action that somebody chose.</summary>
/// <param name="Part">The cost center that it concerns; null for the whole budget.</param>
public sealed record ChosenAction(BudgetAction Action, PartRow? Part = null);
