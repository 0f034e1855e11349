using System.Threading.Channels;
using BudgetPortal.Data.Live;
using BudgetPortal.Platform;

namespace BudgetPortal.Notifications.Mail;

/// <summary>
/// Sends mails while the portal runs: at once when some process wrote one, and every half minute those that wait. While the mail server
/// cannot be reached it asks less and less often. Nobody else ever waits for the mail server.
/// </summary>
internal sealed class MailWorker(MailDelivery delivery, LiveUpdates updates, TimeProvider time, ILogger<MailWorker> logger) : BackgroundService
{
    /// <summary>How often it looks for mails that wait, besides being told.</summary>
    internal static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(2),
    ];

    private readonly Channel<bool> bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listening = updates.Subscribe([LiveTopic.Mail], () => bell.Writer.TryWrite(true));
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            failures = await RunAsync(stoppingToken) ? 0 : failures + 1;
            await (failures == 0 ? WaitAsync(stoppingToken) : Task.Delay(Pauses[Math.Min(failures, Pauses.Length) - 1], time, stoppingToken))
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> RunAsync(CancellationToken stopping)
    {
        try
        {
            return await delivery.RunAsync(stopping);
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            logger.LogError(exception, "Mails could not be sent; trying again");
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private async Task WaitAsync(CancellationToken stopping)
    {
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny(bell.Reader.ReadAsync(awake.Token).AsTask(), Task.Delay(Look, time, awake.Token));
        await awake.CancelAsync();
    }
}
