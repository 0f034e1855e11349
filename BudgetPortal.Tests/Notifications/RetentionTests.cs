using BudgetPortal.Data.Daily;
using BudgetPortal.Notifications;
using BudgetPortal.Notifications.Mail;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace BudgetPortal.Tests.Notifications;

/// <summary>If these fail, the database grows for ever, or something is gone that somebody still has to see.</summary>
public sealed class RetentionTests
{
    [Fact]
    public async Task Mails_go_90_days_after_they_were_sent_or_failed_and_those_that_wait_stay()
    {
        await using var world = await MailWorld.CreateAsync();
        world.Server.AnswerTo = to => to.StartsWith("fay", StringComparison.Ordinal) ? "550 no such mailbox"
            : to.StartsWith("wanda", StringComparison.Ordinal) ? "450 try later" : null;
        await world.TellAsync([await world.Portal.UserAsync("Olga Owner"), await world.Portal.UserAsync("Fay Fail"), await world.Portal.UserAsync("Wanda Wait")]);
        await world.DeliverAsync();

        world.Portal.Time.Advance(TimeSpan.FromDays(Retention.MailDays));
        await CleanAsync(world);
        Assert.Equal(3, (await world.MailsAsync()).Count);

        world.Portal.Time.Advance(TimeSpan.FromMinutes(1));
        await CleanAsync(world);
        Assert.Equal(MailState.Waiting, Assert.Single(await world.MailsAsync()).State);
    }

    [Fact]
    public async Task A_mail_that_was_sent_again_counts_from_then()
    {
        await using var world = await MailWorld.CreateAsync();
        world.Server.AnswerTo = _ => "550 no such mailbox";
        await world.TellAsync([await world.Portal.UserAsync("Olga Owner")]);
        await world.DeliverAsync();
        world.Portal.Time.Advance(TimeSpan.FromDays(Retention.MailDays));
        await world.Portal.As<MailService>(world.Portal.Administrator).SendAllAgainAsync();
        await world.DeliverAsync();
        world.Portal.Time.Advance(TimeSpan.FromDays(1));

        await CleanAsync(world);

        Assert.Equal(MailState.Failed, Assert.Single(await world.MailsAsync()).State);
    }

    [Fact]
    public async Task Notifications_go_a_year_after_they_were_read_but_no_unread_one_and_none_that_a_mail_still_tells()
    {
        await using var world = await MailWorld.CreateAsync();
        var (olga, emil, wanda) = (await world.Portal.UserAsync("Olga Owner"), await world.Portal.UserAsync("Emil Entry"), await world.Portal.UserAsync("Wanda Wait"));
        world.Server.AnswerTo = to => to.StartsWith("wanda", StringComparison.Ordinal) ? "450 try later" : null;
        await world.TellAsync([olga, emil, wanda]);
        await world.DeliverAsync();
        await ReadAllAsync(world, olga);
        await ReadAllAsync(world, wanda);

        world.Portal.Time.Advance(TimeSpan.FromDays(Retention.ReadDays));
        Assert.Equal(["2 mails deleted"], await CleanAsync(world));
        Assert.Equal(3, await CountAsync(world));

        world.Portal.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["1 notification deleted"], await CleanAsync(world));
        await using var db = world.Portal.Open();
        Assert.Equal([emil.Id, wanda.Id], await db.Set<Notification>().OrderBy(n => n.UserId == wanda.Id).Select(n => n.UserId).ToListAsync());
        Assert.Equal(wanda.Id, Assert.Single(await world.MailsAsync()).UserId);
    }

    private static Task ReadAllAsync(MailWorld world, User user) => world.Portal.As<NotificationService>(user).ReadAllAsync();

    private static async Task<int> CountAsync(MailWorld world)
    {
        await using var db = world.Portal.Open();
        return await db.Set<Notification>().CountAsync();
    }

    /// <summary>Does what the daily job does, and says what was done.</summary>
    private static async Task<IReadOnlyList<string>> CleanAsync(MailWorld world)
    {
        var task = world.Portal.As(world.Portal.Administrator).GetServices<IDailyTask>().OfType<Retention>().Single();
        var work = new DayWork(world.Portal.Organization, world.Portal.Today, world.Portal.Today);
        await task.RunAsync(work, CancellationToken.None);
        return [.. work.Done.Select(d => task.Describe(d.Key, d.Value)).Order(StringComparer.Ordinal)];
    }
}
