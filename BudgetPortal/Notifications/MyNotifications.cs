using BudgetPortal.Data;

namespace BudgetPortal.Notifications;

internal static class MyNotifications
{
    /// <summary>Those of the actor. Nobody sees or changes another person's.</summary>
    public static IQueryable<Notification> Of(PortalDbContext db)
    {
        var me = db.Actor.UserId ?? Guid.Empty;
        return db.Set<Notification>().Where(n => n.UserId == me);
    }
}
