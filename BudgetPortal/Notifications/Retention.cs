using BudgetPortal.Data;
using BudgetPortal.Data.Daily;
using BudgetPortal.Notifications.Mail;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Notifications;

/// <summary>Deletes old mails and notifications that were read long ago, so that they do not pile up for ever.</summary>
internal sealed class Retention(PortalDb portalDb) : IDailyTask
{
    /// <summary>How many days a mail is kept after it was sent, failed for good, or was written without a mail server. One that waits is never deleted.</summary>
    public const int MailDays = 90;

    /// <summary>How many days a notification is kept after it was read. An unread one is never deleted.</summary>
    public const int ReadDays = 365;

    private const string Mails = "mails";
    private const string Notifications = "notifications";

    public string Name => "notification-retention";

    public string Title => NotificationsText.RetentionJob;

    public bool IsHourly => false;

    public string Describe(string what, int count) => what == Mails
        ? Words.Count(count, NotificationsText.MailDeletedOne, NotificationsText.MailDeletedMany)
        : Words.Count(count, NotificationsText.NotificationDeletedOne, NotificationsText.NotificationDeletedMany);

    public async Task RunAsync(DayWork work, CancellationToken cancellation)
    {
        await using var db = portalDb.Open();
        var now = db.Time.GetUtcNow();
        var mailsBefore = now.AddDays(-MailDays);
        work.Did(Mails, await db.Set<OutgoingMail>()
            .Where(m => (m.State == MailState.Sent || m.State == MailState.Failed || m.State == MailState.Kept) && (m.SentAt ?? m.DueAt) < mailsBefore)
            .ExecuteDeleteAsync(cancellation));

        // A mail may still wait to tell it, or may have been sent again since.
        var readBefore = now.AddDays(-ReadDays);
        work.Did(Notifications, await db.Set<Notification>()
            .Where(n => n.ReadAt < readBefore && !db.Set<OutgoingMail>().Any(m => m.NotificationId == n.Id))
            .ExecuteDeleteAsync(cancellation));
    }
}
