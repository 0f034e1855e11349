using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>What waits for somebody: a part for its owner, or a budget for the module owner.</summary>
public sealed class ApprovalRequest : IOwned, IVersioned
{
    private ApprovalRequest()
    {
    }

    public ApprovalRequest(Guid budgetId, Guid? partId, Guid? assigneeId, ApprovalOrigin origin, DateTimeOffset since)
    {
        Id = Guid.CreateVersion7();
        BudgetId = budgetId;
        PartId = partId;
        AssigneeId = assigneeId;
        Origin = origin;
        Since = since;
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    public Guid BudgetId { get; private set; }

    /// <summary>The part to decide; null for the final approval.</summary>
    public Guid? PartId { get; private set; }

    /// <summary>Whose turn it is; null for whoever may decide finally.</summary>
    public Guid? AssigneeId { get; private set; }

    public ApprovalOrigin Origin { get; private set; }

    public DateTimeOffset Since { get; private set; }

    /// <summary>When it was decided or fell away; null while it waits.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public Guid Version { get; set; }

    public void Close(DateTimeOffset at) => ClosedAt ??= at;
}

/// <summary>How a request came to the one whose turn it is.</summary>
public enum ApprovalOrigin
{
    Submitted,
    EntryEnded,
    SentBack,
    AllPartsApproved,
}
