using BudgetPortal.Platform;

namespace BudgetPortal.Notifications;

/// <summary>One person is told one thing, once.</summary>
public sealed class Notification : IOwned, IRecord, ILive
{
    private Notification()
    {
    }

    internal Notification(Notice notice, Guid userId, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7(at);
        UserId = userId;
        Type = notice.Type;
        Key = notice.Key;
        Link = notice.Link;
        Arguments = notice.Arguments;
        At = at;
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    public Guid UserId { get; private set; }

    public string Type { get; private set; } = string.Empty;

    /// <summary>Names the event; unique for a person, so that the same event never tells them twice.</summary>
    public string Key { get; private set; } = string.Empty;

    /// <summary>Address in the portal, with a leading slash.</summary>
    public string Link { get; private set; } = string.Empty;

    /// <summary>What its text names; written in the reader's words when it is read.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; private set; } = new Dictionary<string, string>();

    public DateTimeOffset At { get; private set; }

    /// <summary>When its reader saw it; null while it is unread.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    string ILive.Topic => LiveTopic.User(UserId);

    public void Read(DateTimeOffset at) => ReadAt ??= at;
}
