using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Notifications;

/// <summary>Writes to the log whom a notice concerns.</summary>
internal sealed class NoticeLog(ILogger<NoticeLog> logger) : INotices
{
    public void Raise(DbContext db, Notice notice) =>
        logger.LogInformation("Notice {Type} {Key} for {Recipients} people", notice.Type, notice.Key, notice.Recipients.Distinct().Count());
}
