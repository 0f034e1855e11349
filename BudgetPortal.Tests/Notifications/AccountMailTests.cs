using System.Text.RegularExpressions;
using BudgetPortal.Data.Identity;
using BudgetPortal.Notifications.Mail;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Notifications;

/// <summary>If these fail, people cannot get back in, or somebody else can.</summary>
public sealed partial class AccountMailTests
{
    [Fact]
    public async Task A_link_that_was_asked_for_works_once_and_is_not_kept()
    {
        await using var world = await MailWorld.CreateAsync();
        var olga = await world.Portal.UserAsync("Olga Owner");
        await world.Portal.As<AccountMails>(world.Portal.Administrator).RequestAsync(" Olga.Owner@test.example ");
        await world.DeliverAsync();

        var mail = Assert.Single(world.Server.Mails);
        Assert.Equal(("olga.owner@test.example", "Choose a new password", null), (mail.To, mail.Header("Subject"), mail.Header("List-Unsubscribe")));
        var stored = Assert.Single(await world.MailsAsync());
        Assert.Equal((MailState.Sent, null, null), (stored.State, stored.Text, stored.Html));

        var link = Link().Match(mail.Text);
        var users = world.Portal.As<UserManager<User>>(world.Portal.Administrator);
        var user = (await users.FindByIdAsync(link.Groups["user"].Value))!;
        Assert.Equal(olga.Id, user.Id);
        var token = UserAccounts.ReadToken(link.Groups["token"].Value)!;
        Assert.Equal(IdentityResult.Success.ToString(), (await users.ResetPasswordAsync(user, token, "Another!2026")).ToString());
        Assert.False((await users.ResetPasswordAsync(user, token, "Third!2026")).Succeeded);
    }

    [Fact]
    public async Task Nobody_gets_more_than_three_an_hour_and_who_is_not_there_or_may_not_sign_in_gets_none()
    {
        await using var world = await MailWorld.CreateAsync();
        var (olga, gone) = (await world.Portal.UserAsync("Olga Owner"), await world.Portal.UserAsync("Gone Girl"));
        await world.Portal.DisableAsync(gone);
        var mails = world.Portal.As<AccountMails>(world.Portal.Administrator);
        for (var i = 0; i < 5; i++)
        {
            await mails.RequestAsync(olga.Email!);
        }

        await mails.RequestAsync(gone.Email!);
        await mails.RequestAsync("nobody@test.example");
        Assert.Equal(AccountMails.MostInHour, (await world.MailsAsync()).Count);

        world.Portal.Time.Advance(TimeSpan.FromMinutes(61));
        await mails.RequestAsync(olga.Email!);
        Assert.Equal(AccountMails.MostInHour + 1, (await world.MailsAsync()).Count);
    }

    [Fact]
    public async Task Who_asks_many_times_at_once_gets_no_more_mails_than_one_after_the_other()
    {
        await using var world = await MailWorld.CreateAsync();
        var olga = await world.Portal.UserAsync("Olga Owner");
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => world.Portal.As<AccountMails>(world.Portal.Administrator).RequestAsync(olga.Email!)));
        Assert.InRange((await world.MailsAsync()).Count, 1, AccountMails.MostInHour);
    }

    [Fact]
    public async Task An_administrator_mails_a_new_person_their_first_link()
    {
        await using var world = await MailWorld.CreateAsync();
        var nora = await world.Portal.UserAsync("Nora New");
        await using (var db = world.Portal.Open())
        {
            await db.Users.Where(u => u.Id == nora.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.PasswordHash, (string?)null));
        }

        Assert.Equal("platform.not_permitted", (await world.Portal.As<UserService>(nora).MailLinkAsync(nora.Id)).Error?.Code);
        Assert.True((await world.Portal.As<UserService>(world.Portal.Administrator).MailLinkAsync(nora.Id)).Succeeded);
        await world.DeliverAsync();

        var mail = Assert.Single(world.Server.Mails);
        Assert.Equal("Welcome to BudgetPortal", mail.Header("Subject"));
        Assert.Contains("Test Company plans its budgets here", mail.Text, StringComparison.Ordinal);
        Assert.Matches(Link(), mail.Text);
    }

    [Fact]
    public async Task A_link_that_the_server_put_off_is_made_anew_and_kept_nowhere()
    {
        await using var world = await MailWorld.CreateAsync();
        var olga = await world.Portal.UserAsync("Olga Owner");
        world.Server.AnswerTo = _ => "450 later";
        await world.Portal.As<AccountMails>(world.Portal.Administrator).RequestAsync(olga.Email!);
        await world.DeliverAsync();
        Assert.Equal((MailState.Waiting, null), (Assert.Single(await world.MailsAsync()).State, Assert.Single(await world.MailsAsync()).Html));

        world.Server.AnswerTo = _ => null;
        world.Portal.Time.Advance(TimeSpan.FromMinutes(1));
        await world.DeliverAsync();

        Assert.Matches(Link(), Assert.Single(world.Server.Mails).Text);
    }

    [GeneratedRegex(@"https://portal\.test\.example/reset-password\?user=(?<user>[0-9a-f-]+)&token=(?<token>\S+)")]
    private static partial Regex Link();
}
