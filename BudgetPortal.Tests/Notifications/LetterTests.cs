using BudgetPortal.Notifications;
using BudgetPortal.Planning;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Notifications;

/// <summary>If these fail, a mail says something else than the portal, or leads nowhere.</summary>
public sealed class LetterTests
{
    [Fact]
    public async Task A_mail_says_and_offers_what_the_notification_does()
    {
        await using var world = await MailWorld.CreateAsync();
        var olga = await world.Portal.UserAsync("Olga Owner");
        await world.TellAsync([olga]);
        await world.DeliverAsync();

        await using var db = world.Portal.Open();
        var id = await db.Set<Notification>().Select(n => n.Id).SingleAsync();
        var mail = Assert.Single(world.Server.Mails);
        Assert.Equal("Approval requested: Opex 2027, CC-1 Kälte & Lager", mail.Header("Subject"));
        Assert.Equal("\"BudgetPortal\" <portal@test.example>", mail.Header("From"));
        Assert.Equal("auto-generated", mail.Header("Auto-Submitted"));
        Assert.Equal("<https://portal.test.example/account/notifications>", mail.Header("List-Unsubscribe"));
        Assert.Equal($"<{Assert.Single(await world.MailsAsync()).Id:N}@test.example>", mail.MessageId);
        Assert.Contains("Budget Opex 2027 requires your approval for CC-1 Kälte & Lager. 3 budget lines submitted", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"Approve now: https://portal.test.example/notifications/{id}\n", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"View budget: https://portal.test.example/notifications/{id}?to=1\n", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"https://portal.test.example/notifications/{id}?to=1\"", mail.Html, StringComparison.Ordinal);
        Assert.Contains("<strong>Opex 2027</strong>", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_typed_is_no_markup_in_a_mail()
    {
        await using var world = await MailWorld.CreateAsync();
        await world.TellAsync([await world.Portal.UserAsync("Olga Owner")], BudgetNotices.Rejected);
        await world.DeliverAsync();

        var mail = Assert.Single(world.Server.Mails);
        Assert.Contains("rejected by Mira <Lang>", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Mira &lt;Lang&gt;", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_reader_gets_days_as_they_are_written_where_they_live()
    {
        await using var world = await MailWorld.CreateAsync();
        var (olga, bob) = (await world.Portal.UserAsync("Olga Owner"), await world.Portal.UserAsync("Bob Boston"));
        await using (var db = world.Portal.Open())
        {
            await db.Users.Where(u => u.Id == bob.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.Culture, "en-US"));
        }

        await world.TellAsync([olga, bob]);
        await world.DeliverAsync();

        Assert.Contains("lang=\"en-GB\"", world.Server.Mails.Single(m => m.To == olga.Email).Html, StringComparison.Ordinal);
        Assert.Contains("lang=\"en-US\"", world.Server.Mails.Single(m => m.To == bob.Email).Html, StringComparison.Ordinal);
    }
}
