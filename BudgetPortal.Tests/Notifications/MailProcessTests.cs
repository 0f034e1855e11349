using BudgetPortal.Data;
using BudgetPortal.Notifications.Mail;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Notifications;

/// <summary>If these fail, mails are lost or late although everything that each process does by itself is right.</summary>
public sealed class MailProcessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task What_a_process_had_not_confirmed_when_it_was_killed_another_one_sends_and_nothing_is_lost()
    {
        await using var world = await MailWorld.CreateAsync();
        world.Portal.Time.Now = DateTimeOffset.UtcNow;
        await world.TellAsync([await world.Portal.UserAsync("Olga Owner")], times: MailDelivery.Batch);
        world.Server.Hangs = SmtpSilence.Taken;
        var (taken, full) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        world.Server.Taken = _ =>
        {
            if (Interlocked.Increment(ref taken) == MailDelivery.Lanes)
            {
                full.SetResult();
            }
        };
        await using (var portal = Start(world))
        {
            await portal.WhileItRunsAsync(full.Task, Patience);
            await portal.KillAsync();
        }

        var unconfirmed = world.Server.Mails.Select(m => m.MessageId).ToHashSet();
        Assert.Equal(MailDelivery.Lanes, unconfirmed.Count);
        Assert.All(await world.MailsAsync(), m => Assert.Equal((MailState.Waiting, 0, true), (m.State, m.Attempts, m.ClaimedBy is not null)));
        world.Server.GoOn();
        world.Portal.Time.Now = DateTimeOffset.UtcNow + MailQueue.Lease;
        Assert.True(await world.DeliverAsync());

        Assert.Equal(MailDelivery.Batch + MailDelivery.Lanes, world.Server.Mails.Count);
        var times = world.Server.Mails.CountBy(m => m.MessageId).ToList();
        Assert.Equal(MailDelivery.Batch, times.Count);
        Assert.All(times, t => Assert.Equal(unconfirmed.Contains(t.Key) ? 2 : 1, t.Value));
        Assert.All(await world.MailsAsync(), m => Assert.Equal((MailState.Sent, 1), (m.State, m.Attempts)));
    }

    [Fact]
    public async Task A_running_portal_mails_at_once_what_another_process_told_somebody()
    {
        await using var world = await MailWorld.CreateAsync();
        world.Portal.Time.Now = DateTimeOffset.UtcNow;
        var olga = await world.Portal.UserAsync("Olga Owner");
        await using var portal = Start(world);

        // The first mail may wait for the portal to start, or be found when it first looks; the next ones only a signal brings in time.
        await TellAndAwaitAsync(Patience);
        for (var mail = 0; mail < 3; mail++)
        {
            await TellAndAwaitAsync(MailWorker.Look / 3);
        }

        async Task TellAndAwaitAsync(TimeSpan atMost)
        {
            var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            world.Server.Taken = _ => arrived.SetResult();
            await world.TellAsync([olga]);
            await portal.WhileItRunsAsync(arrived.Task, atMost);

            // Before the next one is told the portal must be through with this one, or it would find it without a signal.
            while ((await world.MailsAsync()).Any(m => m.State != MailState.Sent))
            {
                await Task.Yield();
            }
        }
    }

    private static PortalProcess Start(MailWorld world) =>
        PortalProcess.Start(world.Portal.As<DatabaseProvider>(world.Portal.Administrator).ConnectionString, world.Server.Settings);
}
