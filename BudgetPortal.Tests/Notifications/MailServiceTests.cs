using BudgetPortal.Notifications.Mail;
using Xunit;

namespace BudgetPortal.Tests.Notifications;

/// <summary>If these fail, nobody learns of mails that could not be sent, or the wrong people read them.</summary>
public sealed class MailServiceTests
{
    [Fact]
    public async Task A_mail_that_failed_is_shown_with_its_reason_and_sent_again()
    {
        await using var world = await MailWorld.CreateAsync();
        world.Server.AnswerTo = _ => "552 5.2.2 mailbox full";
        await world.TellAsync([await world.Portal.UserAsync("Olga Owner")]);
        await world.DeliverAsync();
        var service = world.Portal.As<MailService>(world.Portal.Administrator);
        var failed = Assert.Single((await service.ListAsync(MailState.Failed, "olga", 1)).Value!.Page.Rows);
        Assert.Equal(("Olga Owner", "552 5.2.2 mailbox full", 1), (failed.Name, failed.Reason, failed.Attempts));
        Assert.Contains("<html", (await service.ReadAsync(failed.Id)).Value!.Html, StringComparison.Ordinal);

        world.Server.AnswerTo = _ => null;
        Assert.True((await service.SendAgainAsync(failed.Id)).Succeeded);
        await world.DeliverAsync();

        Assert.Single(world.Server.Mails);
        Assert.Equal("notifications.mail_under_way", (await service.SendAgainAsync(failed.Id)).Error?.Code);
        var overview = (await service.ListAsync(null, string.Empty, 99)).Value!;
        Assert.Equal((1, null), (overview.Counts[MailState.Sent], overview.Page.Rows[0].Reason));
    }

    [Fact]
    public async Task All_that_failed_are_sent_again_together_and_nobody_elses()
    {
        await using var world = await MailWorld.CreateAsync();
        var other = await world.Portal.AnotherCompanyAsync();
        world.Server.AnswerTo = to => to.StartsWith("here", StringComparison.Ordinal) ? null : "552 5.2.2 mailbox full";
        await world.TellAsync([await world.Portal.UserAsync("Olga Owner"), await world.Portal.UserAsync("Emil Entry"), await world.Portal.UserAsync("Here Too")]);
        await using (var db = other.Open())
        {
            db.Add(OutgoingMail.WithLink(MailKind.Invitation, other.Administrator.Id, world.Portal.Time.Now));
            await db.SaveChangesAsync();
        }

        await world.DeliverAsync();
        world.Server.AnswerTo = _ => null;
        var service = world.Portal.As<MailService>(world.Portal.Administrator);

        Assert.Equal(2, (await service.SendAllAgainAsync()).Value);
        await world.DeliverAsync();

        Assert.Equal(3, world.Server.Mails.Count);
        Assert.All(await world.MailsAsync(), m => Assert.Equal((MailState.Sent, 1, null), (m.State, m.Attempts, m.Error)));
        Assert.Equal(0, (await service.SendAllAgainAsync()).Value);
        Assert.Equal(1, (await other.As<MailService>(other.Administrator).ListAsync(MailState.Failed, string.Empty, 1)).Value!.Page.Total);
    }

    [Fact]
    public async Task Whoever_lacks_the_right_and_another_organization_see_no_mail()
    {
        await using var world = await MailWorld.CreateAsync();
        var olga = await world.Portal.UserAsync("Olga Owner");
        await world.TellAsync([olga]);
        await world.DeliverAsync();
        var id = Assert.Single(await world.MailsAsync()).Id;
        var other = await world.Portal.AnotherCompanyAsync();
        var (employee, stranger) = (world.Portal.As<MailService>(olga), other.As<MailService>(other.Administrator));

        Assert.Equal("platform.not_permitted", (await employee.ListAsync(null, string.Empty, 1)).Error?.Code);
        Assert.Equal("platform.not_permitted", (await employee.ReadAsync(id)).Error?.Code);
        Assert.Equal("platform.not_permitted", (await employee.SendAgainAsync(id)).Error?.Code);
        Assert.Equal("platform.not_permitted", (await employee.SendAllAgainAsync()).Error?.Code);
        Assert.Equal(0, (await stranger.ListAsync(null, string.Empty, 1)).Value!.Page.Total);
        Assert.Equal("data.not_found", (await stranger.ReadAsync(id)).Error?.Code);
        Assert.Equal("data.not_found", (await stranger.SendAgainAsync(id)).Error?.Code);
    }

    [Fact]
    public async Task Without_a_mail_server_nothing_is_sent_again()
    {
        await using var world = await MailWorld.CreateAsync(smtp => smtp.Host = string.Empty);
        await world.TellAsync([await world.Portal.UserAsync("Olga Owner")]);
        await world.DeliverAsync();
        var service = world.Portal.As<MailService>(world.Portal.Administrator);
        var overview = (await service.ListAsync(MailState.Kept, string.Empty, 1)).Value!;

        Assert.False(overview.HasServer);
        Assert.Equal("notifications.no_mail_server", (await service.SendAgainAsync(Assert.Single(overview.Page.Rows).Id)).Error?.Code);
        Assert.Equal("notifications.no_mail_server", (await service.SendAllAgainAsync()).Error?.Code);
    }
}
