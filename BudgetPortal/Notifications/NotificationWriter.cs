using BudgetPortal.Notifications.Mail;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Notifications;

/// <summary>Adds a notification and a mail for each recipient to the caller's unsaved changes.</summary>
internal sealed class NotificationWriter(TimeProvider time) : INotices
{
    public void Raise(DbContext db, Notice notice)
    {
        var at = time.GetUtcNow();
        foreach (var user in notice.Recipients.Distinct())
        {
            db.Add(OutgoingMail.Of(db.Add(new Notification(notice, user, at)).Entity));
        }
    }
}
