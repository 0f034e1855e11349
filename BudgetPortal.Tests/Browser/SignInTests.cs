using System.Text.RegularExpressions;
using BudgetPortal.Data.Identity;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>Without these, people stand before a closed door, or strangers behind an open one.</summary>
public sealed partial class SignInTests : BrowserTest
{
    [Fact]
    public async Task Whoever_is_not_signed_in_is_asked_to_and_gets_to_the_page_that_they_wanted()
    {
        var mira = await Company.ModuleOwnerAsync();
        var page = await Company.OpenAsync("/budgets");
        await Expect(page).ToHaveURLAsync(SignInAddress());
        await BrowsedCompany.FillSignInAsync(page, mira.Email!, TestCompany.Password);
        await Expect(page).ToHaveURLAsync(new Regex("/budgets$"));
        await Expect(page.GetByText(mira.DisplayName).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_are_refused_in_the_same_words()
    {
        var user = await Company.UserAsync("Ada Fox");
        Assert.Equal(
            await RefusalAsync(await Company.OpenAsync("/sign-in"), user.Email!, "Wrong!2026"),
            await RefusalAsync(await Company.OpenAsync("/sign-in"), "nobody@nowhere.example", "Wrong!2026"));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        var user = await Company.UserAsync("Ada Fox");
        var page = await Company.OpenAsync("/sign-in");
        for (var i = 0; i < 5; i++)
        {
            await RefusalAsync(page, user.Email!, "Wrong!2026");
        }

        await BrowsedCompany.FillSignInAsync(page, user.Email!, TestCompany.Password);
        await Expect(page.GetByText("Too many attempts")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(SignInAddress());
    }

    [Fact]
    public async Task A_disabled_user_cannot_sign_in()
    {
        var user = await Company.UserAsync("Ada Fox");
        await Company.DisableAsync(user);
        await RefusalAsync(await Company.OpenAsync("/sign-in"), user.Email!, TestCompany.Password);
    }

    [Fact]
    public async Task Signing_in_never_leads_to_another_site()
    {
        var user = await Company.UserAsync("Ada Fox");
        var page = await Company.OpenAsync("/sign-in?returnUrl=" + Uri.EscapeDataString("//evil.example/"));
        var host = new Uri(page.Url).Authority;
        await BrowsedCompany.FillSignInAsync(page, user.Email!, TestCompany.Password);
        await Expect(page.GetByText(user.DisplayName).First).ToBeVisibleAsync();
        Assert.Equal(host, new Uri(page.Url).Authority);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        var user = await Company.UserAsync("Ada Fox");
        var page = await Company.SignInAsync(user);
        await page.GetByRole(AriaRole.Button, new() { Name = user.DisplayName }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You are signed out" })).ToBeVisibleAsync();
        await page.GotoAsync("/");
        await Expect(page).ToHaveURLAsync(SignInAddress());
    }

    [Fact]
    public async Task A_link_to_another_page_cannot_sign_anybody_out()
    {
        var user = await Company.UserAsync("Ada Fox");
        var page = await Company.SignInAsync(user);
        var answer = await page.Context.APIRequest.GetAsync("/sign-out");
        Assert.NotEqual(200, answer.Status);
        var forged = await page.Context.APIRequest.PostAsync("/sign-out", new() { DataString = "a=b", Headers = [new("Content-Type", "application/x-www-form-urlencoded")] });
        Assert.EndsWith("/status/400", forged.Url, StringComparison.Ordinal);
        await page.GotoAsync("/");
        await Expect(page.GetByText(user.DisplayName).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_one_time_link_sets_a_password_once()
    {
        var user = await Company.UserAsync("Ada Fox");
        var link = await Company.As<UserAccounts>(Company.Administrator).OneTimePathAsync(user.Id);
        var page = await Company.OpenAsync(link);
        await page.GetByLabel("New password", new() { Exact = true }).FillAsync("short");
        await page.GetByLabel("New password again").FillAsync("short");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save password" }).ClickAsync();
        await Expect(page.GetByText("This password is too easy")).ToBeVisibleAsync();

        await page.GetByLabel("New password", new() { Exact = true }).FillAsync("Another!2026");
        await page.GetByLabel("New password again").FillAsync("Another!2026");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save password" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your password is saved" })).ToBeVisibleAsync();

        await RefusalAsync(await Company.OpenAsync("/sign-in"), user.Email!, TestCompany.Password);
        var signIn = await Company.OpenAsync("/sign-in");
        await BrowsedCompany.FillSignInAsync(signIn, user.Email!, "Another!2026");
        await Expect(signIn.GetByText(user.DisplayName).First).ToBeVisibleAsync();

        var again = await Company.OpenAsync(link);
        await Expect(again.GetByRole(AriaRole.Heading, new() { Name = "This link no longer works" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Changing_the_password_wants_the_present_one()
    {
        var user = await Company.UserAsync("Ada Fox");
        var page = await Company.SignInAsync(user, "/account/password");
        await ChangeAsync("Wrong!2026");
        await Expect(page.GetByText("This is not your current password")).ToBeVisibleAsync();
        await ChangeAsync(TestCompany.Password);
        await Expect(page.GetByText("Your password is changed")).ToBeVisibleAsync();

        async Task ChangeAsync(string current)
        {
            await page.GetByLabel("Current password").FillAsync(current);
            await page.GetByLabel("New password", new() { Exact = true }).FillAsync("Another!2026");
            await page.GetByLabel("New password again").FillAsync("Another!2026");
            await page.GetByRole(AriaRole.Button, new() { Name = "Save password" }).ClickAsync();
        }
    }

    private static async Task<string> RefusalAsync(IPage page, string email, string password)
    {
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(string.Empty);
        await BrowsedCompany.FillSignInAsync(page, email, password);
        var alert = page.GetByRole(AriaRole.Alert).First;
        await Expect(alert).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(SignInAddress());
        return await alert.InnerTextAsync();
    }

    [GeneratedRegex("/sign-in")]
    private static partial Regex SignInAddress();
}
