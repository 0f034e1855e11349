using BudgetPortal.Data.Daily;
using BudgetPortal.Notifications;
using BudgetPortal.Notifications.Mail;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Xunit;

namespace BudgetPortal.Tests.Notifications;

/// <summary>If these fail, people get mails that they do not want, or not those that they want.</summary>
public sealed class PreferenceTests
{
    [Fact]
    public async Task What_one_never_wants_is_not_mailed_but_stands_in_the_portal()
    {
        await using var world = await MailWorld.CreateAsync();
        var olga = await world.Portal.UserAsync("Olga Owner");
        await ChooseAsync(world, olga, BudgetNotices.Active, MailTiming.Never);

        await world.TellAsync([olga], BudgetNotices.Active);
        await world.TellAsync([olga], BudgetNotices.Approved);
        await world.DeliverAsync();

        Assert.Contains("approved", Assert.Single(world.Server.Mails).Header("Subject"), StringComparison.OrdinalIgnoreCase);
        Assert.Single(await world.MailsAsync());
        Assert.Equal(2, await world.Portal.As<NotificationQueries>(olga).UnreadAsync());
    }

    [Fact]
    public async Task What_somebody_waits_for_cannot_be_turned_off()
    {
        await using var world = await MailWorld.CreateAsync();
        var service = world.Portal.As<PreferenceService>(await world.Portal.UserAsync("Olga Owner"));

        Assert.Equal("notifications.must_be_mailed", (await service.ChooseAsync(BudgetNotices.ApprovalRequested, MailTiming.Never)).Error?.Code);
        Assert.True((await service.ChooseAsync(BudgetNotices.ApprovalRequested, MailTiming.Daily)).Succeeded);
        Assert.True((await service.ChooseAsync(BudgetNotices.ApprovalRequested, MailTiming.AtOnce)).Succeeded);
        Assert.All((await service.ReadAsync()).Choices, c => Assert.Equal(MailTiming.AtOnce, c.Timing));
    }

    [Fact]
    public async Task One_chooses_for_oneself_alone()
    {
        await using var world = await MailWorld.CreateAsync();
        var (olga, emil) = (await world.Portal.UserAsync("Olga Owner"), await world.Portal.UserAsync("Emil Entry"));
        await ChooseAsync(world, olga, BudgetNotices.Active, MailTiming.Never);

        await world.TellAsync([olga, emil], BudgetNotices.Active);
        await world.DeliverAsync();

        Assert.Equal(emil.Email, Assert.Single(world.Server.Mails).To);
    }

    [Fact]
    public async Task A_daily_summary_lists_each_notification_in_one_mail_only()
    {
        await using var world = await MailWorld.CreateAsync();
        var olga = await world.Portal.UserAsync("Olga Owner");
        await ChooseAsync(world, olga, BudgetNotices.Active, MailTiming.Daily);
        await RunJobAsync(world);
        await world.TellAsync([olga], BudgetNotices.Active, times: 2);
        await world.DeliverAsync();
        Assert.Empty(world.Server.Mails);

        world.Portal.Time.Advance(TimeSpan.FromDays(1));
        await RunJobAsync(world);
        await RunJobAsync(world);
        await world.TellAsync([olga], BudgetNotices.Active);
        await world.DeliverAsync();
        world.Portal.Time.Advance(TimeSpan.FromDays(1));
        await RunJobAsync(world);
        await world.DeliverAsync();

        Assert.Equal(
            ["2 notifications since the last summary", "1 notification since the last summary"], world.Server.Mails.Select(m => m.Header("Subject")!));
        Assert.Equal(2, Count(world.Server.Mails[0].Text, "is now active"));
        Assert.All(await world.MailsAsync(), m => Assert.Equal((MailKind.Digest, MailState.Sent), (m.Kind, m.State)));
    }

    [Fact]
    public async Task Two_processes_that_write_summaries_at_the_same_time_write_one()
    {
        await using var world = await MailWorld.CreateAsync();
        var people = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => world.Portal.UserAsync($"Person {(char)('A' + i)}")));
        foreach (var person in people)
        {
            await ChooseAsync(world, person, BudgetNotices.Active, MailTiming.Daily);
        }

        await world.TellAsync(people, BudgetNotices.Active, times: 3);
        await world.DeliverAsync();
        var day = world.Portal.Today;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            new DailyDigest(new(world.Portal.As<BudgetPortal.Data.DatabaseProvider>(people[0]), System()), world.Portal.As<MailWriter>(people[0]))
                .RunAsync(new DayWork(world.Portal.Organization, day, day), CancellationToken.None))));

        var mails = await world.MailsAsync();
        Assert.Equal(people.Select(p => p.Id).Order(), mails.Select(m => m.UserId).Order());
        Assert.All(mails, m => Assert.Equal(3, Count(m.Text!, "is now active")));

        CurrentUser System()
        {
            var user = new CurrentUser();
            user.Set(Actor.System(world.Portal.Organization.Id));
            return user;
        }
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static async Task ChooseAsync(MailWorld world, User user, string type, MailTiming timing) =>
        Assert.True((await world.Portal.As<PreferenceService>(user).ChooseAsync(type, timing)).Succeeded);

    private static Task<bool> RunJobAsync(MailWorld world) =>
        world.Portal.As<DailyJob>(world.Portal.Administrator).RunAsync(world.Portal.Organization, "test", CancellationToken.None);
}
