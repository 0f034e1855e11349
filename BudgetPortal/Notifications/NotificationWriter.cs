using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Notifications;

/// <summary>Adds a row for each recipient to the caller's unsaved changes.</summary>
internal sealed class NotificationWriter(TimeProvider time) : INotices
{
    public void Raise(DbContext db, Notice notice)
    {
        var at = time.GetUtcNow();
        db.Set<Notification>().AddRange(notice.Recipients.Distinct().Select(user => new Notification(notice, user, at)));
    }
}
