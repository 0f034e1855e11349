using System.Text;
using BudgetPortal.Organizations;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>What an administrator does before anybody can budget: bring the company's data, name owners, let people in.</summary>
public sealed class AdministrationTests : BrowserTest
{
    [Fact]
    public async Task Its_pages_can_be_read_by_everybody()
    {
        var owner = await Company.UserAsync("Olga Owner");
        var top = await Company.CostCenterAsync("CC-100", owner, entryUsers: [owner], name: "Harbor operations");
        await Company.CostCenterAsync("CC-200", parent: top, name: "Without an owner");
        var page = await Company.SignInAsync(Company.Administrator, "/administration/users");
        await CheckAsync(page, "users");

        await page.GotoAsync("/administration/cost-centers");
        await CheckAsync(page, "cost-centers");
        await page.GetByRole(AriaRole.Button, new() { Name = "CC-100 Harbor operations" }).ClickAsync();
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Harbor operations");
        await CheckAsync(page, "cost-center");

        await page.GotoAsync("/administration/import?kind=suppliers");
        await ChooseAsync(page, "Code,Name\nS1,One\n,None\n");
        await Expect(page.GetByText("1 row set aside")).ToBeVisibleAsync();
        await CheckAsync(page, "import");
    }

    [Fact]
    public async Task An_address_that_searches_for_what_no_database_holds_is_no_error()
    {
        var page = await Company.SignInAsync(Company.Administrator, "/administration/users?q=%00");
        await Expect(page.Heading("Users")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_file_is_looked_at_saved_and_told_to_be_no_csv()
    {
        var page = await Company.SignInAsync(Company.Administrator, "/administration/import?kind=suppliers");

        await ChooseAsync(page, "Code,Name\nS1,One\nS2,Two\n,None\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save 2 rows" }).ClickAsync();
        await Expect(page.GetByText("2 new, 0 changed, 0 unchanged, 1 set aside.")).ToBeVisibleAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download these rows" }).ClickAsync());
        await ChooseAsync(page, "<html>no table</html>");

        Assert.Equal("suppliers-set-aside.csv", file.SuggestedFilename);
        await Expect(page.GetByText("This is not a CSV file.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_owner_and_an_entry_user_are_named_on_the_page()
    {
        var (olga, ed) = (await Company.UserAsync("Olga Owner"), await Company.UserAsync("Ed Entry"));
        var center = await Company.CostCenterAsync("CC-100", name: "Harbor operations");
        var page = await Company.SignInAsync(Company.Administrator, "/administration/cost-centers");

        await page.GetByRole(AriaRole.Button, new() { Name = "CC-100 Harbor operations" }).ClickAsync();
        await page.GetByLabel("Owner", new() { Exact = true }).FillAsync("olga");
        await page.GetByRole(AriaRole.Button, new() { Name = "Olga Owner", Exact = true }).ClickAsync();
        await page.GetByLabel("Entry users").FillAsync("ed entry");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ed Entry", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save changes" }).ClickAsync();
        await Expect(page.GetByText("CC-100 Harbor operations saved")).ToBeVisibleAsync();

        await using var db = Company.Open();
        var saved = await db.Set<CostCenter>().Include(c => c.EntryUsers).SingleAsync(c => c.Id == center.Id);
        Assert.Equal((olga.Id, ed.Id), (saved.OwnerId, Assert.Single(saved.EntryUsers).UserId));
    }

    [Fact]
    public async Task A_one_time_link_lets_a_person_choose_a_password()
    {
        var ann = await Company.UserAsync("Ann Newcomer");
        var page = await Company.SignInAsync(Company.Administrator, "/administration/users");

        await page.GetByRole(AriaRole.Button, new() { Name = "Actions for Ann Newcomer" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "One-time link" }).Locator("visible=true").ClickAsync();
        var link = await page.GetByLabel("Link", new() { Exact = true }).InputValueAsync();

        var visitor = await Company.OpenAsync(new Uri(link).PathAndQuery);
        await Expect(visitor.Locator("input[type=password]").First).ToBeVisibleAsync();
        Assert.Contains(ann.Id.ToString(), link, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_lacks_the_rights_is_told_so()
    {
        var page = await Company.SignInAsync(await Company.UserAsync("Emil Employee"), "/administration/users");

        foreach (var path in new[] { "users", "cost-centers", "import", "jobs" })
        {
            await page.GotoAsync("/administration/" + path);
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("You do not have the right");
        }
    }

    // A file that is chosen before Blazor listens to the field, as only a program can, would go unnoticed.
    private static async Task ChooseAsync(IPage page, string text)
    {
        await page.WaitForFunctionAsync("() => document.querySelector('input[type=file]')?._blazorInputFileNextFileId !== undefined");
        await page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(
            new FilePayload { Name = "suppliers.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
    }

    private static async Task CheckAsync(IPage page, string name)
    {
        await Expect(page.Locator("h1:visible").First).ToBeVisibleAsync();
        await page.HasNoFlawAsync($"administration-{name}");
    }
}
