using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>Somebody who forgot a password gets back in, and everybody chooses which mails come.</summary>
public sealed class MailTests : BrowserTest
{
    [Fact]
    public async Task Without_a_mail_server_the_administrator_finds_the_link_that_somebody_asked_for()
    {
        var olga = await Company.UserAsync("Olga Owner");
        var page = await Company.SignInAsync(Company.Administrator, "/administration/mail");
        await Expect(page.GetByText("No mail server is set up")).ToBeVisibleAsync();
        await page.HasNoFlawAsync("mail-empty");

        var forgotten = await Company.OpenAsync("/forgot-password");
        await forgotten.GetByLabel("E-mail").FillAsync(olga.Email!);
        await forgotten.HasNoFlawAsync("forgot-password");
        await forgotten.Button("Send the link").ClickAsync();
        await Expect(forgotten.GetByText("Ask an administrator")).ToBeVisibleAsync();

        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = olga.Email });
        await Expect(row).ToContainTextAsync("Kept");

        await row.GetByRole(AriaRole.Button, new() { Name = "Choose a new password" }).ClickAsync();
        await Expect(page.FrameLocator("iframe").GetByRole(AriaRole.Link, new() { Name = "Choose a password" })).ToBeVisibleAsync();
        await page.GetByLabel("As plain text").CheckAsync();
        await Expect(page.GetByText("/reset-password?user=")).ToBeVisibleAsync();

        // Without the frame: no script may run in it, so none that looks for flaws either.
        await page.HasNoFlawAsync("mail-dialog");
    }

    [Fact]
    public async Task What_one_chooses_is_still_chosen_after_a_reload()
    {
        var page = await Company.SignInAsync(await Company.UserAsync("Olga Owner"), "/account/notifications");
        var active = page.GetByRole(AriaRole.Group, new() { Name = "When Budget active is mailed" });
        await active.GetByLabel("Never").CheckAsync();
        await Expect(page.GetByText("Saved")).ToBeVisibleAsync();
        await page.HasNoFlawAsync("mail-settings");

        await page.ReloadAsync();

        await Expect(active.GetByLabel("Never")).ToBeCheckedAsync();
    }
}
