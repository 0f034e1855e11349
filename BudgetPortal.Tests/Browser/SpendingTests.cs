using BudgetPortal.Planning;
using BudgetPortal.Tests.Execution;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>Three people of finance bring money from a release to a payment.</summary>
public sealed class SpendingTests : BrowserTest
{
    [Fact]
    public async Task From_an_approved_budget_money_is_released_obligated_by_an_order_and_paid_by_three_people()
    {
        var world = await SpendingWorld.CreateAsync(Company, BudgetState.Approved);
        await Company.OrderAsync(world.Item, 120.5m, Company.Today, number: "PO-1190");
        var jobs = await Company.SignInAsync(Company.Administrator, "/administration/jobs");
        await jobs.PressAsync("Run now");
        await Expect(jobs.GetByText("1 budget became active")).ToBeVisibleAsync();

        var page = await Company.SignInAsync(world.Releaser, "/execution");
        await page.HasNoFlawAsync("execution");
        await page.FollowAsync("3100 Cold storage");
        await Expect(page.GetByText("Nothing released yet")).ToBeVisibleAsync();
        var address = new Uri(page.Url).PathAndQuery;
        await page.PressAsync("Release allotment");
        await page.Field("Amount").FillAsync("1000.01");
        await page.PressAsync("Release");
        await Expect(page.Refusal("1,000.00 EUR can still be released.")).ToBeVisibleAsync();
        await page.Field("Amount").FillAsync("600");
        await page.PressAsync("Release");
        await Expect(page.OpenDialog()).ToHaveCountAsync(0);

        var recording = await Company.SignInAsync(world.Recorder, address);
        await recording.PressAsync("Add obligation");
        await recording.GetByRole(AriaRole.Option).Filter(new() { HasText = "PO-1190" }).ClickAsync();
        await Expect(recording.Field("Amount of line 1")).ToHaveValueAsync("120.50");
        var availability = recording.OpenDialog().GetByRole(AriaRole.Region, new() { Name = "Availability" });
        await Expect(availability.GetByRole(AriaRole.Definition).Last).ToHaveTextAsync("879.50");
        await recording.HasNoFlawAsync("record-obligation");
        await recording.PressAsync("Record");
        await Expect(recording.OpenDialog()).ToHaveCountAsync(0);

        var paying = await Company.SignInAsync(world.Payer, address);
        await paying.GetByRole(AriaRole.Button, new() { NameRegex = new("^OB-") }).ClickAsync();
        await paying.PressAsync("Add disbursement");
        await Expect(paying.Field("Amount")).ToHaveValueAsync("120.50");
        await paying.Field("Amount").FillAsync("120.51");
        await paying.Field("Invoice").FillAsync("88231");
        await paying.PressAsync("Record payment");
        await Expect(paying.Refusal("120.50 EUR of this obligation are still to be paid.")).ToBeVisibleAsync();
        await Expect(paying.Field("Invoice")).ToHaveValueAsync("88231");
        await paying.Field("Amount").FillAsync("100");
        await paying.PressAsync("Record payment");
        await Expect(paying.GetByText("Invoice 88231")).ToBeVisibleAsync();
        await paying.HasNoFlawAsync("appropriation");

        await Expect(page.GetByText("600.00 of 1,000.00 EUR released, 400.00 to release")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Total" })).ToContainTextAsync("100.00");
    }

    [Fact]
    public async Task The_months_of_a_budget_are_read_as_a_chart_or_a_table_and_follow_what_is_spent()
    {
        var world = await SpendingWorld.CreateAsync(Company);
        var page = await Company.SignInAsync(world.Owner, "/execution");
        var months = page.GetByRole(AriaRole.Region, new() { Name = "Budget and spending by month" });
        await Expect(months.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(12);
        await months.GetByRole(AriaRole.Radio, new() { Name = "Table" }).CheckAsync(new() { Force = true });
        await page.FollowAsync("3100 Cold storage");
        var total = months.GetByRole(AriaRole.Row).Filter(new() { HasText = "Total" });
        await Expect(total).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"Total\s*1,000\.00\s*–\s*–\s*1,000\.00"));

        await world.PayAsync(await world.ObligateAsync(await world.ReleaseAsync(600), 120), 100);

        await Expect(total).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"Total\s*1,000\.00\s*20\.00\s*100\.00\s*880\.00"));
        await page.HasNoFlawAsync("months-table");
        await months.GetByRole(AriaRole.Radio, new() { Name = "Added up" }).CheckAsync(new() { Force = true });
        await Expect(months.GetByRole(AriaRole.Listitem).Last).ToContainTextAsync("budget 1,000.00");
        await page.HasNoFlawAsync("months-chart");

        var entry = await Company.SignInAsync(world.Owner, "/entry");
        await Expect(entry.Locator(".bp-figure").Filter(new() { HasText = "Used value" })).ToContainTextAsync("120.00");
        await entry.GetByLabel("Budget", new() { Exact = true }).SelectOptionAsync("OPEX now, in force");
        await Expect(entry.Locator(".bp-figure").Filter(new() { HasText = "Remaining value" })).ToContainTextAsync("880.00");
        await entry.HasNoFlawAsync("entry-in-force");
    }
}
