using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BudgetPortal.Data.Live;

/// <summary>
/// Hears what all processes of the portal have committed: by <c>LISTEN</c> on PostgreSQL, by looking once a second elsewhere. After a lost
/// connection everybody looks again.
/// </summary>
internal sealed class LiveListener(DatabaseProvider database, LiveUpdates updates, TimeProvider time, ILogger<LiveListener> logger) : BackgroundService
{
    /// <summary>The channel on which the trigger of <see cref="LiveSignal"/> announces.</summary>
    public const string Channel = "budgetportal_live";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        KeepOnAsync(database.Kind == DatabaseKind.PostgreSql ? ListenAsync : PollAsync, stoppingToken),
        KeepOnAsync(CleanAsync, stoppingToken));

    private async Task KeepOnAsync(Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await work(stopping);
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested)
            {
                logger.LogWarning(exception, "The database cannot be heard; trying again");
                await Task.Delay(Pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ListenAsync(CancellationToken stopping)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, KeepAlive = 15 };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        connection.Notification += (_, heard) => updates.Publish(heard.Payload);
        await connection.OpenAsync(stopping);
        await using (var command = new NpgsqlCommand($"LISTEN {Channel}", connection))
        {
            await command.ExecuteNonQueryAsync(stopping);
        }

        updates.PublishAll();
        while (true)
        {
            await connection.WaitAsync(stopping);
        }
    }

    private async Task PollAsync(CancellationToken stopping)
    {
        var seen = (await RecentAsync(stopping)).Keys.ToHashSet();
        updates.PublishAll();
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            var recent = await RecentAsync(stopping);
            foreach (var topic in recent.Where(s => !seen.Contains(s.Key)).Select(s => s.Value).Distinct(StringComparer.Ordinal))
            {
                updates.Publish(topic);
            }

            seen = [.. recent.Keys];
        }
    }

    /// <summary>A transaction that began earlier may commit later, so the last ones are looked at again.</summary>
    private async Task<Dictionary<Guid, string>> RecentAsync(CancellationToken stopping)
    {
        await using var db = database.Create(Platform.Actor.Nobody);
        var from = time.GetUtcNow() - Overlap;
        return await db.Set<LiveSignal>().IgnoreQueryFilters([PortalDbContext.TenantFilter]).Where(s => s.At >= from)
            .ToDictionaryAsync(s => s.Id, s => s.Topic, stopping);
    }

    private async Task CleanAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Kept, time);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            await using var db = database.Create(Platform.Actor.Nobody);
            var before = time.GetUtcNow() - Kept;
            await db.Set<LiveSignal>().IgnoreQueryFilters([PortalDbContext.TenantFilter]).Where(s => s.At < before).ExecuteDeleteAsync(stopping);
        }
    }
}
