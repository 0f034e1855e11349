namespace BudgetPortal.Planning;

/// <summary>What a budget plans. Revenue budgets are coded by product, all others by item.</summary>
public enum BudgetType
{
    Opex,
    Capex,
    Revenue,
}

/// <summary>States of a budget, in the order of its way (PRODUCT 2).</summary>
public enum BudgetState
{
    Draft,
    EntryOpen,
    PendingCcApproval,
    CcApproved,
    PendingFinalApproval,
    Approved,
    Active,
    Expired,
    Closed,
    Rejected,
    Cancelled,
}

/// <summary>States of a cost center's part of a budget (PRODUCT 2).</summary>
public enum PartState
{
    Draft,
    Submitted,
    Approved,
    Rejected,
    SentBack,
    NoBudget,
    Withdrawn,
}

/// <summary>Where a line's unit price comes from.</summary>
public enum PriceSource
{
    LastPurchaseOrder,
    Standard,
    Manual,

    /// <summary>Left of an earlier budget and brought in by closing it; nobody types over it.</summary>
    CarriedForward,
}

public static class PriceSources
{
    /// <summary>Whether a price of this source says why it is what it is.</summary>
    public static bool HasReason(this PriceSource source) => source is PriceSource.Manual or PriceSource.CarriedForward;
}

/// <summary>How a line is spread over the months of its budget.</summary>
public enum SpreadKind
{
    Even,
    Profile,

    /// <summary>Month by month, as somebody typed it.</summary>
    Typed,
}

/// <summary>Who decides at a level.</summary>
public enum ApproverType
{
    CostCenterOwner,
    BudgetModuleOwner,
}

/// <summary>A step in a budget's history.</summary>
public enum BudgetStep
{
    Declared,
    Changed,
    EntryOpened,
    EntryClosed,
    Submitted,
    SubmittedAutomatically,
    NoBudgetAttested,
    PartApproved,
    PartApprovedWithChanges,
    PartRejected,
    PartSentBack,

    /// <summary>Another person's turn, because the one before left or the cost center has another owner.</summary>
    HandedOver,

    /// <summary>It waited for too long for somebody; the comment says for whom and who has it now.</summary>
    Escalated,
    AllPartsApproved,
    FinalApprovalRequested,
    Approved,
    Rejected,

    /// <summary>Somebody decided finally who had decided for a cost center, because nobody else could.</summary>
    DecidedOnBothLevels,

    /// <summary>Somebody decided a part that they wrote, against the organization's rule, because nobody else could.</summary>
    DecidedOwnLines,
    Activated,
    Expired,
    Cancelled,

    /// <summary>Cost centers got, lost or changed their targets; its lines count them.</summary>
    TargetsSet,

    /// <summary>Those who have a part, or the whole budget, were reminded; the comment names them.</summary>
    Reminded,

    /// <summary>Those who had not handed in were reminded by the daily job.</summary>
    EntryEndReminded,

    /// <summary>Cancelled by the daily job, because nobody had decided until the expire date.</summary>
    Lapsed,
    Reopened,

    /// <summary>The part enters again in a reopened budget.</summary>
    PartReopened,
    TakenBack,
    NoBudgetTakenBack,

    /// <summary>The part got a deadline of its own.</summary>
    MoreTimeGiven,
    CostCenterAdded,

    /// <summary>The part's cost center was deactivated.</summary>
    Withdrawn,

    /// <summary>A revision or transfer of what was approved was handed in; so the next ones, of a part or of the whole budget.</summary>
    ChangeSubmitted,
    ChangeTakenBack,

    /// <summary>A cost center's owner agreed to it.</summary>
    ChangeConsented,

    /// <summary>It is in force; its lines count those that differ.</summary>
    ChangeApproved,
    ChangeRejected,
    ChangeCancelled,

    /// <summary>A cost center's consent waited for somebody too long and went to the next one.</summary>
    ChangeEscalated,

    /// <summary>What an earlier budget left over came to it; the comment says from which and how much.</summary>
    CarriedForward,
    Closed,
}

/// <summary>Groups of states that rules speak of.</summary>
public static class BudgetStates
{
    /// <summary>On their way: neither decided finally nor given up.</summary>
    public static readonly IReadOnlyList<BudgetState> Undecided =
        [BudgetState.Draft, BudgetState.EntryOpen, BudgetState.PendingCcApproval, BudgetState.CcApproved, BudgetState.PendingFinalApproval];

    /// <summary>Approved, and not over: what can be revised.</summary>
    public static readonly IReadOnlyList<BudgetState> InForce = [BudgetState.Approved, BudgetState.Active];
}
