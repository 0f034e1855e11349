namespace BudgetPortal.Planning.Changes;

/// <summary>What a proposal does to an approved budget.</summary>
public enum ChangeKind
{
    /// <summary>Other lines for one cost center.</summary>
    Revision,

    /// <summary>An amount goes from lines to other lines; the budget's total stays.</summary>
    Transfer,

    /// <summary>What an earlier budget left over comes to it, when that is closed.</summary>
    CarryForward,
}

/// <summary>States of a proposal (PRODUCT 3).</summary>
public enum ChangeState
{
    Draft,

    /// <summary>Waits for the cost centers' consent, then for the module owner.</summary>
    Submitted,
    Approved,
    Rejected,
    Cancelled,
}

/// <summary>What a proposal does to a line.</summary>
public enum ChangeLineKind
{
    Added,
    Changed,
    Removed,

    /// <summary>An amount comes to it or leaves it; what it stands at is not replaced.</summary>
    Moved,
}
