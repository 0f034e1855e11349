namespace BudgetPortal.Approvals;

/// <summary>In which order the queue stands.</summary>
public enum QueueOrder
{
    /// <summary>The biggest differences to last year first.</summary>
    Biggest,

    /// <summary>What waits the longest first; of what is decided, the last one.</summary>
    Time,
}
