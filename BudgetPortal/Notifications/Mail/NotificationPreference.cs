using BudgetPortal.Platform;

namespace BudgetPortal.Notifications.Mail;

/// <summary>How a person wants to be told of a type of notices by mail, where it is not at once.</summary>
public sealed class NotificationPreference : IOwned
{
    private NotificationPreference()
    {
    }

    internal NotificationPreference(Guid userId, string type, MailTiming timing)
    {
        Id = Guid.CreateVersion7();
        UserId = userId;
        Type = type;
        Timing = timing;
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    public Guid UserId { get; private set; }

    /// <summary>As in <see cref="Notice.Type"/>.</summary>
    public string Type { get; private set; } = string.Empty;

    public MailTiming Timing { get; private set; }

    public void Choose(MailTiming timing) => Timing = timing;
}

/// <summary>When a notice is mailed.</summary>
public enum MailTiming
{
    AtOnce,
    Daily,
    Never,
}
