using BudgetPortal.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace BudgetPortal.Notifications;

/// <summary>
/// Pushes to other clients of a signed-in user what their browser shows: the message <c>notifications</c> with the unread count and the
/// newest notification, when they connect and after each change. Clients send nothing.
/// </summary>
[Authorize]
public sealed class NotificationHub(NotificationPush push) : Hub
{
    public const string Address = "/hubs/notifications";

    /// <summary>Name of the message that clients listen to; its argument is a <see cref="NotificationState"/>.</summary>
    public const string Message = "notifications";

    public override async Task OnConnectedAsync()
    {
        if (PortalClaims.Read(Context.User!) is not { } actor)
        {
            Context.Abort();
            return;
        }

        await base.OnConnectedAsync();
        await push.ConnectAsync(Context.ConnectionId, actor, Context.Abort);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        push.Disconnect(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }
}

/// <summary>What a client is told.</summary>
/// <param name="Newest">Null when the user has none.</param>
public sealed record NotificationState(int Unread, PushedNotification? Newest);

/// <param name="Href">Address in the portal, without a leading slash; opening it marks the notification as read.</param>
public sealed record PushedNotification(Guid Id, string Type, string Title, string Text, string Href, DateTimeOffset At, bool IsRead);
