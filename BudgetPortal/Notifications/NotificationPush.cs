using System.Collections.Concurrent;
using BudgetPortal.Data;
using BudgetPortal.Data.Live;
using BudgetPortal.Platform;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Notifications;

/// <summary>Tells the hub's connections in this process of what was committed in any.</summary>
public sealed class NotificationPush(IHubContext<NotificationHub> hub, IServiceScopeFactory scopes, ILogger<NotificationPush> logger)
{
    private readonly ConcurrentDictionary<string, IDisposable> connections = new(StringComparer.Ordinal);

    /// <param name="abort">Ends the connection of somebody who was disabled meanwhile.</param>
    internal async Task ConnectAsync(string connectionId, Actor actor, Action abort)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Set(actor);
        var listening = scope.ServiceProvider.GetRequiredService<LiveSession>().Listen(() => TellAsync(connectionId, actor, abort));
        connections[connectionId] = new Connection(listening, scope);
        await TellAsync(connectionId, actor, abort);
    }

    internal void Disconnect(string connectionId)
    {
        if (connections.TryRemove(connectionId, out var connection))
        {
            connection.Dispose();
        }
    }

    private async Task TellAsync(string connectionId, Actor actor, Action abort)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentUser>().Set(actor);
            await using (var db = scope.ServiceProvider.GetRequiredService<PortalDb>().Open())
            {
                if (!await db.Users.AnyAsync(u => u.Id == actor.UserId && u.IsActive))
                {
                    abort();
                    return;
                }
            }

            var queries = scope.ServiceProvider.GetRequiredService<NotificationQueries>();
            var (rows, _) = await queries.LatestAsync(1);
            var state = new NotificationState(await queries.UnreadAsync(), rows.Select(Describe).FirstOrDefault());
            await hub.Clients.Client(connectionId).SendAsync(NotificationHub.Message, state);
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "A connection could not be told of its notifications");
        }
    }

    private static PushedNotification Describe(NotificationRow row) => new(
        row.Id, row.Type, row.Text.Title, row.Text.Text.ToString(), NotificationService.AddressOf(row.Id, 0), row.At, row.IsRead);

    private sealed class Connection(IDisposable listening, AsyncServiceScope scope) : IDisposable
    {
        public void Dispose()
        {
            listening.Dispose();
            scope.Dispose();
        }
    }
}
