using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Notifications;

/// <summary>Marks the current user's own notifications as read. Somebody else's do not exist.</summary>
public sealed class NotificationService(PortalDb portalDb, NoticeDictionary words)
{
    /// <summary>The address that marks a notification as read and leads on.</summary>
    /// <param name="action">Which of its actions; the first one is 0.</param>
    public static string AddressOf(Guid id, int action) => action == 0 ? $"notifications/{id}" : $"notifications/{id}?to={action}";

    /// <summary>Marks one as read.</summary>
    /// <param name="action">As in <see cref="AddressOf"/>; what is not there counts as the first one.</param>
    /// <returns>Where the action leads, with a leading slash; null when there is no such notification.</returns>
    public async Task<string?> OpenAsync(Guid id, int action)
    {
        await using var db = portalDb.Open();
        if (await MyNotifications.Of(db).SingleOrDefaultAsync(n => n.Id == id) is not { } notification)
        {
            return null;
        }

        notification.Read(db.Time.GetUtcNow());
        await db.SaveChangesAsync();
        var actions = words.Write(new NoticeFacts(notification.Type, notification.Link, notification.Arguments)).Actions;
        return actions[action >= 0 && action < actions.Count ? action : 0].Href;
    }

    /// <summary>Marks as read whatever was there until now.</summary>
    public async Task ReadAllAsync()
    {
        await using var db = portalDb.Open();
        var now = db.Time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await MyNotifications.Of(db).Where(n => n.ReadAt == null && n.At <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now));
        db.Signal(LiveTopic.User(db.Actor.UserId ?? Guid.Empty));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }
}
