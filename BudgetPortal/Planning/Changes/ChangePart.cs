using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Changes;

/// <summary>A cost center's part that a proposal concerns, and its owner's consent.</summary>
public sealed class ChangePart : IOwned
{
    private ChangePart()
    {
    }

    internal ChangePart(Guid changeId, Guid partId) => (ChangeId, PartId) = (changeId, partId);

    public Guid OrganizationId { get; set; }

    public Guid ChangeId { get; private set; }

    public Guid PartId { get; private set; }

    /// <summary>Who agreed; null while it waits.</summary>
    public Guid? ConsentedById { get; private set; }

    /// <summary>The owner in whose place they agreed; null when they did for themselves.</summary>
    public Guid? ConsentedForId { get; private set; }

    public DateTimeOffset? ConsentedAt { get; private set; }

    public string Comment { get; private set; } = string.Empty;

    /// <summary>When it came to the one whose turn it is; null while it is a draft.</summary>
    public DateTimeOffset? AskedSince { get; private set; }

    /// <summary>How many times it went to the next one, since nobody answered.</summary>
    public int Escalations { get; private set; }

    internal void Ask(DateTimeOffset at) => AskedSince = at;

    internal void Escalate(DateTimeOffset at) => (AskedSince, Escalations) = (at, Escalations + 1);

    internal void Consent(Guid userId, Guid? actingForId, DateTimeOffset at, string comment) =>
        (ConsentedById, ConsentedForId, ConsentedAt, Comment) = (userId, actingForId, at, comment.Trim());

    internal void Withdraw() =>
        (ConsentedById, ConsentedForId, ConsentedAt, Comment, AskedSince, Escalations) = (null, null, null, string.Empty, null, 0);
}
