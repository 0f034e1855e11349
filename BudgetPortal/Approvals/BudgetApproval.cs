using BudgetPortal.Planning;
using BudgetPortal.Platform;

namespace BudgetPortal.Approvals;

/// <summary>A decision on a part or on a whole budget. The database refuses to change or delete it.</summary>
public sealed class BudgetApproval : IOwned, IRecord
{
    /// <summary>Characters of a comment.</summary>
    public const int CommentLength = 4000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid OrganizationId { get; set; }

    public Guid BudgetId { get; init; }

    public ApproverType ApproverType { get; init; }

    /// <summary>The part decided or sent back; null for the final decision.</summary>
    public Guid? PartId { get; init; }

    public Guid ApproverId { get; init; }

    /// <summary>The owner in whose place the approver decided; null when they decided for themselves.</summary>
    public Guid? ActingForId { get; init; }

    public ApprovalStatus Status { get; init; }

    public DateTimeOffset At { get; init; }

    public string Comments { get; init; } = string.Empty;

    /// <summary>Lines of the part that the approver had entered or last changed themselves; zero for the final decision.</summary>
    public int OwnLines { get; init; }

    /// <summary>What the approver changed before approving.</summary>
    public List<BudgetApprovalChange> Changes { get; init; } = [];
}

public enum ApprovalStatus
{
    Approved,
    Rejected,
    SentBack,
}

/// <summary>One field of one line that an approver changed.</summary>
public sealed class BudgetApprovalChange : IOwned, IRecord
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid OrganizationId { get; set; }

    public Guid ApprovalId { get; init; }

    /// <summary>The line; it may be removed later, when its part was sent back.</summary>
    public Guid LineId { get; init; }

    /// <summary>Code and name of the line's item or product on that day.</summary>
    public string LineName { get; init; } = string.Empty;

    public LineField Field { get; init; }

    public decimal Before { get; init; }

    public decimal After { get; init; }

    /// <summary>Why; required.</summary>
    public string Reason { get; init; } = string.Empty;
}

/// <summary>Fields of a line that an approver may change.</summary>
public enum LineField
{
    Quantity,
    UnitPrice,
}
