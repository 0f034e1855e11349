using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>A portal that sends mail by a real server: what people notice of it, which is nothing unless they administer it.</summary>
public sealed class MailServerTests : BrowserTest
{
    private readonly SmtpServer mail = SmtpServer.Start();
    private PortalServer portal = null!;
    private User olga = null!;
    private User emil = null!;
    private CostCenter center = null!;
    private Budget budget = null!;

    public override async ValueTask InitializeAsync()
    {
        (Company, portal) = await PortalBrowser.Current.MailingCompanyAsync(mail);
        olga = await Company.UserAsync("Olga Owner");
        emil = await Company.UserAsync("Emil Entry");
        center = await Company.CostCenterAsync("2300", olga, entryUsers: [emil], name: "Food Safety");
        budget = await Company.BudgetAsync(costCenters: [center], name: "Opex next", by: await Company.ModuleOwnerAsync());
        await Company.LineAsync(budget, center, await Company.ItemAsync("SWABS"), 10, 7, emil);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await portal.DisposeAsync();
        await mail.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task While_the_mail_server_hangs_people_work_on_and_their_mails_go_out_when_it_answers()
    {
        mail.Hangs = SmtpSilence.Greeting;
        var administrator = await Company.SignInAsync(Company.Administrator, "/administration/mail");
        await Expect(administrator.Heading("No mails yet")).ToBeVisibleAsync();
        var entry = await Company.SignInAsync(emil, $"/entry/{budget.Id}/{center.Id}");
        await entry.PressAsync("Submit to owner");
        await entry.OpenDialog().GetByRole(AriaRole.Button, new() { Name = "Submit to owner" }).ClickAsync();
        await Expect(entry.State("Submitted")).ToBeVisibleAsync();
        await mail.Connected;

        var owner = await Company.SignInAsync(olga, "/notifications");
        await Expect(owner.GetByText("requires your approval for")).ToBeVisibleAsync();
        await owner.GotoAsync("/approvals");
        await Expect(owner.Heading("2300 Food Safety")).ToBeVisibleAsync();
        await Expect(Row(administrator, olga)).ToContainTextAsync("Waiting");
        Assert.Empty(mail.Mails);

        mail.GoOn();
        await Expect(Row(administrator, olga)).ToContainTextAsync("Sent");
        Assert.Equal(olga.Email, Assert.Single(mail.Mails).To);
    }

    [Fact]
    public async Task What_comes_of_mails_is_seen_at_once_and_all_that_failed_are_sent_again()
    {
        mail.AnswerTo = to => to == olga.Email ? "552 5.2.2 mailbox full" : null;
        var page = await Company.SignInAsync(Company.Administrator, "/administration/mail");
        await Expect(page.Heading("No mails yet")).ToBeVisibleAsync();

        await TellAsync(olga, "first");
        await Expect(Row(page, olga)).ToContainTextAsync("552 5.2.2 mailbox full");
        await TellAsync(olga, "second");
        await Expect(page.Button("Failed 2")).ToBeVisibleAsync();
        await TellAsync(emil, "third");
        await Expect(Row(page, emil)).ToContainTextAsync("Sent");
        await page.HasNoFlawAsync("mail");

        mail.AnswerTo = _ => null;
        await page.PressAsync("Send all again");
        await Expect(page.OpenDialog()).ToContainTextAsync("2 mails failed.");
        await page.HasNoFlawAsync("mail-send-all");
        await page.OpenDialog().GetByRole(AriaRole.Button, new() { Name = "Send all again" }).ClickAsync();

        await Expect(page.GetByText("2 mails are sent again.")).ToBeVisibleAsync();
        await Expect(page.Button("Sent 3")).ToBeVisibleAsync();
        await Expect(page.Button("Failed 0")).ToBeVisibleAsync();
        await Expect(page.Button("Send all again")).ToHaveCountAsync(0);
        Assert.Equal(3, mail.Mails.Count);
    }

    private static ILocator Row(IPage page, User user) => page.GetByRole(AriaRole.Row).Filter(new() { HasText = user.Email }).First;

    private async Task TellAsync(User user, string key)
    {
        await using var db = Company.Open();
        await Company.As<BudgetNotices>(user).RaiseAsync(db, BudgetNotices.Active, budget, key, [user.Id]);
        await db.SaveChangesAsync();
    }
}
