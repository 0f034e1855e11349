using BudgetPortal.Notifications;
using BudgetPortal.Notifications.Mail;
using BudgetPortal.Planning;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Notifications;

/// <summary>If these fail, somebody who is waited for does not hear of it, or hears of it again and again.</summary>
public sealed class MailDeliveryTests
{
    [Fact]
    public async Task A_mail_exists_exactly_when_what_it_tells_was_saved()
    {
        await using var world = await MailWorld.CreateAsync();
        var olga = await world.Portal.UserAsync("Olga Owner");
        await using (var db = world.Portal.Open())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            world.Portal.Notices.Raise(db, new("budget.active", "lost", [olga.Id], "/", new Dictionary<string, string>()));
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        }

        await world.TellAsync([olga, world.Portal.Administrator]);
        await world.DeliverAsync();

        Assert.Equal(["admin@test.example", "olga.owner@test.example"], world.Server.Mails.Select(m => m.To).Order());
        Assert.All(await world.MailsAsync(), m => Assert.Equal((MailState.Sent, 1), (m.State, m.Attempts)));
    }

    [Fact]
    public async Task Several_processes_share_the_mails_and_send_each_once()
    {
        await using var world = await MailWorld.CreateAsync();
        await world.TellAsync([await world.Portal.UserAsync("Olga Owner")], times: 200);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.DeliverAsync()));

        Assert.Equal(200, world.Server.Mails.Count);
        Assert.Equal(200, world.Server.Mails.Select(m => m.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task A_server_that_is_killed_in_the_middle_of_1000_mails_loses_none_and_doubles_only_those_under_way()
    {
        await using var world = await MailWorld.CreateAsync();
        await world.TellAsync([await world.Portal.UserAsync("Olga Owner")], times: 1000);
        var taken = 0;
        world.Server.Taken = _ =>
        {
            if (Interlocked.Increment(ref taken) == 500)
            {
                world.Server.Kill();
            }
        };

        Assert.Contains(false, await Task.WhenAll(world.DeliverAsync(), world.DeliverAsync()));
        Assert.False(await world.DeliverAsync());
        var before = world.Server.Mails;
        await world.RestartServerAsync();
        world.Portal.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.All(await Task.WhenAll(world.DeliverAsync(), world.DeliverAsync()), Assert.True);

        var all = before.Concat(world.Server.Mails).ToList();
        Assert.Equal(1000, all.Select(m => m.MessageId).Distinct().Count());
        var doubled = all.Count - 1000;
        TestContext.Current.TestOutputHelper!.WriteLine($"{doubled} of 1000 mails came twice; {2 * MailDelivery.Lanes} were under way at the most.");
        Assert.InRange(doubled, 0, 2 * MailDelivery.Lanes);
        Assert.InRange(before.Count, 500, 500 + (2 * MailDelivery.Lanes));
        Assert.All(await world.MailsAsync(), m => Assert.True(m is { State: MailState.Sent, Attempts: 1 or 2 }, $"{m.State} {m.Attempts}"));
    }

    [Fact]
    public async Task What_a_killed_process_had_claimed_another_one_sends_when_the_claim_ends()
    {
        await using var world = await MailWorld.CreateAsync();
        await world.TellAsync([await world.Portal.UserAsync("Olga Owner")], times: 3);
        var killed = world.Portal.As<MailQueue>(world.Portal.Administrator);
        Assert.Equal(2, (await killed.ClaimAsync(Guid.NewGuid(), 2, CancellationToken.None)).Count);

        await world.DeliverAsync();
        Assert.Single(world.Server.Mails);
        world.Portal.Time.Advance(MailQueue.Lease);
        await world.DeliverAsync();

        Assert.Equal(3, world.Server.Mails.Select(m => m.MessageId).Distinct().Count());
        Assert.Equal(3, world.Server.Mails.Count);
    }

    [Fact]
    public async Task Who_comes_back_after_the_claim_ended_changes_nothing_anymore()
    {
        await using var world = await MailWorld.CreateAsync();
        await world.TellAsync([await world.Portal.UserAsync("Olga Owner")]);
        var (queue, claim) = (world.Portal.As<MailQueue>(world.Portal.Administrator), Guid.NewGuid());
        var late = Assert.Single(await queue.ClaimAsync(claim, 1, CancellationToken.None));
        world.Portal.Time.Advance(MailQueue.Lease);
        await world.DeliverAsync();

        late.SetAside(null, null, "too late");
        await queue.SaveAsync(late, claim);

        Assert.Equal(MailState.Sent, Assert.Single(await world.MailsAsync()).State);
    }

    [Fact]
    public async Task A_portal_that_stops_gives_back_at_once_what_it_had_claimed()
    {
        await using var world = await MailWorld.CreateAsync();
        await world.TellAsync([await world.Portal.UserAsync("Olga Owner")], times: MailDelivery.Batch);
        using var stopping = new CancellationTokenSource();
        world.Server.Taken = _ => stopping.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.DeliverAsync(stopping.Token));
        var sent = (await world.MailsAsync()).Count(m => m.State == MailState.Sent);
        Assert.InRange(sent, 1, MailDelivery.Lanes);
        Assert.Equal(sent, world.Server.Mails.Count);
        await world.DeliverAsync();

        Assert.Equal(MailDelivery.Batch, world.Server.Mails.Count);
    }

    [Fact]
    public async Task What_the_server_puts_off_waits_longer_each_time_and_is_given_up_after_three_days()
    {
        await using var world = await MailWorld.CreateAsync();
        world.Server.AnswerTo = _ => "450 4.2.1 try later";
        await world.TellAsync([await world.Portal.UserAsync("Olga Owner")]);
        var start = world.Portal.Time.Now;
        var minutes = new List<double>();
        for (var attempt = 0; attempt < 6; attempt++)
        {
            Assert.True(await world.DeliverAsync());
            var mail = Assert.Single(await world.MailsAsync());
            Assert.Equal((MailState.Waiting, "450 4.2.1 try later", attempt + 1), (mail.State, mail.Error, mail.Attempts));
            minutes.Add((mail.DueAt - world.Portal.Time.Now).TotalMinutes);
            world.Portal.Time.Now = mail.DueAt;
        }

        Assert.Equal([1, 5, 15, 60, 60, 60], minutes);
        while (Assert.Single(await world.MailsAsync()) is { State: MailState.Waiting } mail)
        {
            world.Portal.Time.Now = mail.DueAt;
            await world.DeliverAsync();
        }

        Assert.InRange((world.Portal.Time.Now - start).TotalDays, 2.9, 3.1);
        Assert.Equal(MailState.Failed, Assert.Single(await world.MailsAsync()).State);
    }

    [Fact]
    public async Task A_server_that_is_down_counts_against_no_mail()
    {
        await using var world = await MailWorld.CreateAsync();
        await world.TellAsync([await world.Portal.UserAsync("Olga Owner")], times: 20);
        world.Server.Kill();
        for (var look = 0; look < 5; look++)
        {
            Assert.False(await world.DeliverAsync());
            world.Portal.Time.Advance(MailDelivery.AfterNoAnswer);
        }

        Assert.All(await world.MailsAsync(), m => Assert.Equal((MailState.Waiting, 0), (m.State, m.Attempts)));
        await world.RestartServerAsync();
        Assert.True(await world.DeliverAsync());
        Assert.Equal(20, world.Server.Mails.Count);
    }

    [Theory]
    [InlineData("535 5.7.8 wrong password")]
    [InlineData("421 4.3.2 closing")]
    public async Task A_server_that_does_not_let_the_portal_in_sets_no_mail_aside(string answer)
    {
        await using var world = await MailWorld.CreateAsync();
        world.Server.AnswerTo = _ => answer;
        await world.TellAsync([await world.Portal.UserAsync("Olga Owner")]);

        Assert.False(await world.DeliverAsync());

        var mail = Assert.Single(await world.MailsAsync());
        Assert.Equal((MailState.Waiting, 0, answer), (mail.State, mail.Attempts, mail.Error));
    }

    [Fact]
    public async Task A_server_that_hangs_is_given_up_and_keeps_nobody_else_waiting()
    {
        await using var world = await MailWorld.CreateAsync(smtp => smtp.Timeout = 1);
        world.Server.Hangs = SmtpSilence.Greeting;
        var olga = await world.Portal.UserAsync("Olga Owner");
        await world.TellAsync([olga], times: 8);
        var sending = world.DeliverAsync();
        await world.Server.Connected;

        await world.TellAsync([olga]);
        Assert.Equal(9, await world.Portal.As<NotificationQueries>(olga).UnreadAsync());
        Assert.False(sending.IsCompleted);

        Assert.False(await sending);
        Assert.All(await world.MailsAsync(), m => Assert.Equal((MailState.Waiting, 0, null), (m.State, m.Attempts, m.ClaimedBy)));
    }

    [Fact]
    public async Task Without_a_mail_server_mails_are_written_and_kept()
    {
        await using var world = await MailWorld.CreateAsync(smtp => smtp.Host = string.Empty);
        await world.TellAsync([await world.Portal.UserAsync("Olga Owner")]);

        Assert.True(await world.DeliverAsync());

        var mail = Assert.Single(await world.MailsAsync());
        Assert.Equal((MailState.Kept, 0, "olga.owner@test.example"), (mail.State, mail.Attempts, mail.Address));
        Assert.Contains("requires your approval", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_sign_in_anymore_gets_no_mail()
    {
        await using var world = await MailWorld.CreateAsync();
        var olga = await world.Portal.UserAsync("Olga Owner");
        await world.TellAsync([olga]);
        await world.Portal.DisableAsync(olga);

        await world.DeliverAsync();

        Assert.Empty(world.Server.Mails);
        Assert.Empty(await world.MailsAsync());
    }
}
