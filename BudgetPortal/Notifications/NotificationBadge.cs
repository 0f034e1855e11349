using BudgetPortal.Platform;

namespace BudgetPortal.Notifications;

/// <summary>Counts the unread notifications beside their menu entry.</summary>
internal sealed class NotificationBadge(NotificationQueries queries) : IMenuBadge
{
    public string Href => "notifications";

    public async Task<MenuBadge?> ReadAsync(CancellationToken cancellation = default) =>
        await queries.UnreadAsync(cancellation) is > 0 and var unread
            ? new MenuBadge(Numbers.Count(unread), Urgent: false, Words.Count(unread, NotificationsText.OneUnread, NotificationsText.ManyUnread))
            : null;
}
