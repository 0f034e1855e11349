using BudgetPortal.Notifications.Mail;
using BudgetPortal.Planning;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Notifications;

/// <summary>If these fail, one mail that cannot be sent keeps everybody else's waiting.</summary>
public sealed class MailFaultTests
{
    [Fact]
    public async Task What_the_server_refuses_for_good_is_set_aside_with_its_words_and_stops_no_other()
    {
        await using var world = await MailWorld.CreateAsync();
        var (gone, here) = (await world.Portal.UserAsync("Gone Girl"), await world.Portal.UserAsync("Hera Here"));
        world.Server.AnswerTo = to => to.StartsWith("gone", StringComparison.Ordinal) ? "550 5.1.1 no such mailbox" : null;
        await world.TellAsync([gone, here]);

        Assert.True(await world.DeliverAsync());

        Assert.Equal("hera.here@test.example", Assert.Single(world.Server.Mails).To);
        var failed = (await world.MailsAsync()).Single(m => m.UserId == gone.Id);
        Assert.Equal((MailState.Failed, "550 5.1.1 no such mailbox", "gone.girl@test.example"), (failed.State, failed.Error, failed.Address));
    }

    [Fact]
    public async Task A_server_that_breaks_off_after_taking_a_mail_gets_it_a_few_times_and_not_for_ever()
    {
        await using var world = await MailWorld.CreateAsync();
        world.Server.Taken = _ => throw new IOException();
        await world.TellAsync([await world.Portal.UserAsync("Olga Owner")]);
        for (var attempt = 1; attempt <= OutgoingMail.MostBrokenOff; attempt++)
        {
            Assert.False(await world.DeliverAsync());
            Assert.Equal(attempt, Assert.Single(await world.MailsAsync()).Attempts);
            world.Portal.Time.Advance(TimeSpan.FromHours(1));
        }

        Assert.True(await world.DeliverAsync());
        Assert.Equal(MailState.Failed, Assert.Single(await world.MailsAsync()).State);
        Assert.Equal(OutgoingMail.MostBrokenOff, world.Server.Mails.Count);
    }

    [Fact]
    public async Task An_address_that_the_server_cannot_take_and_words_that_no_mail_can_hold_stop_no_other()
    {
        await using var world = await MailWorld.CreateAsync();
        var (foreign, olga) = (await world.Portal.UserAsync("Jana Foreign"), await world.Portal.UserAsync("Olga Owner"));
        await using (var db = world.Portal.Open())
        {
            await db.Users.Where(u => u.Id == foreign.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.Email, "jürgen@test.example"));
            for (var length = 380; length < 390; length++)
            {
                var name = new string('x', length) + "😀😀😀😀😀😀😀😀";
                world.Portal.Notices.Raise(db, new(BudgetNotices.Active, $"long {length}", [olga.Id], "/", new Dictionary<string, string> { ["budget"] = name }));
            }

            await db.SaveChangesAsync();
        }

        await world.TellAsync([foreign], times: 8);
        Assert.True(await world.DeliverAsync());

        Assert.Equal(10, world.Server.Mails.Count);
        var mails = await world.MailsAsync();
        Assert.All(mails.Where(m => m.UserId == olga.Id), m => Assert.Equal(MailState.Sent, m.State));
        Assert.All(mails.Where(m => m.UserId == foreign.Id), m => Assert.Equal((MailState.Failed, 1), (m.State, m.Attempts)));
    }

    [Fact]
    public async Task A_server_may_answer_with_anything()
    {
        await using var world = await MailWorld.CreateAsync();
        world.Server.AnswerTo = _ => "550 no\0thing";
        await world.TellAsync([await world.Portal.UserAsync("Olga Owner")]);
        Assert.True(await world.DeliverAsync());
        Assert.Equal(MailState.Failed, Assert.Single(await world.MailsAsync()).State);
    }

    [Theory]
    [InlineData("nobody at all")]
    [InlineData("")]
    public async Task An_address_that_is_none_is_set_aside(string address)
    {
        await using var world = await MailWorld.CreateAsync();
        var olga = await world.Portal.UserAsync("Olga Owner");
        await using (var db = world.Portal.Open())
        {
            await db.Users.Where(u => u.Id == olga.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.Email, address));
        }

        await world.TellAsync([olga], BudgetNotices.Active);
        Assert.True(await world.DeliverAsync());

        Assert.Equal(MailState.Failed, Assert.Single(await world.MailsAsync()).State);
    }
}
