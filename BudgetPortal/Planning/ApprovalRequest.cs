using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>What waits for somebody: a part for its owner, or a budget for the module owner.</summary>
public sealed class ApprovalRequest : IOwned, IVersioned, ILive
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

    /// <summary>When it came to the one whose turn it is.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>When what was handed over began to wait; null when it was not.</summary>
    public DateTimeOffset? FirstSince { get; private set; }

    /// <summary>Whose turn it was before it was handed over; null for whoever may decide finally, and when it was not.</summary>
    public Guid? HandedOverFromId { get; private set; }

    /// <summary>When it was decided or fell away; null while it waits.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public Guid Version { get; set; }

    string ILive.Topic => LiveTopic.Organization(OrganizationId);

    public void Close(DateTimeOffset at) => ClosedAt ??= at;

    /// <summary>Closes it and asks somebody else the same.</summary>
    /// <param name="origin"><see cref="ApprovalOrigin.HandedOver"/> or <see cref="ApprovalOrigin.Escalated"/>.</param>
    public ApprovalRequest HandOver(Guid? assigneeId, ApprovalOrigin origin, DateTimeOffset at)
    {
        Close(at);
        return new ApprovalRequest(BudgetId, PartId, assigneeId, origin, at)
        {
            FirstSince = FirstSince ?? Since,
            HandedOverFromId = AssigneeId,
        };
    }

    /// <summary>Makes two who change whose turn it is notice each other.</summary>
    public void Touch() => Version = Guid.CreateVersion7();
}

/// <summary>How a request came to the one whose turn it is.</summary>
public enum ApprovalOrigin
{
    Submitted,
    EntryEnded,

    /// <summary>The part's own deadline ended.</summary>
    CorrectionEnded,
    SentBack,
    AllPartsApproved,

    /// <summary>The one before left, or the cost center has another owner.</summary>
    HandedOver,

    /// <summary>It waited for somebody else for longer than the organization allows.</summary>
    Escalated,
}
