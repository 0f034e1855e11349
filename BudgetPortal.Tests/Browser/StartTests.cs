using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>Without these, people would type last year's lines again.</summary>
public sealed class StartTests : BrowserTest
{
    private User emil = null!;
    private CostCenter center = null!;
    private Budget budget = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        emil = await Company.UserAsync("Emil Entry");
        center = await Company.CostCenterAsync("2300", await Company.UserAsync("Ingrid Solheim"), entryUsers: [emil], name: "Quality and Food Safety");
        var gloves = await Company.ItemAsync("HYG-0412", standardPrice: 10, unit: "box", name: "Nitrile gloves", category: "Cleaning and hygiene");
        var swabs = await Company.ItemAsync("HYG-0431", standardPrice: 190, unit: "box", name: "ATP surface swabs", category: "Cleaning and hygiene");
        var last = await Company.BudgetAsync(costCenters: [center], name: "OPEX 2027");
        await Company.LineAsync(last, center, gloves, 100, 8, emil);
        await Company.LineAsync(last, center, swabs, 10, 180, emil);
        last = await Company.AdvanceAsync(last, BudgetState.Approved);
        var period = await Company.PeriodAsync(last.ActiveDate.Year + 1);
        budget = await Company.BudgetAsync(costCenters: [center], name: "OPEX 2028", terms: t => t with
        {
            PeriodId = period.Id, ActiveDate = period.Start, ExpireDate = period.End,
        });
    }

    [Fact]
    public async Task An_empty_sheet_starts_from_last_year_with_an_uplift_and_becomes_a_template()
    {
        var page = await Company.SignInAsync(emil, $"/entry/{budget.Id}/{center.Id}");
        await page.PressAsync("Start from last year");
        var dialog = page.OpenDialog();
        var gloves = dialog.GetByRole(AriaRole.Row, new() { Name = "Nitrile gloves" });
        await Expect(gloves).ToContainTextAsync("1,000.00");
        await Uplift(page, "Uplift").FillAsync("3");
        await Uplift(page, "Uplift").PressAsync("Tab");
        await Expect(gloves).ToContainTextAsync("1,030.00");
        await Uplift(page, "Uplift of ATP surface swabs").FillAsync("50");
        await Uplift(page, "Uplift of ATP surface swabs").PressAsync("Tab");
        await Expect(dialog.GetByRole(AriaRole.Row, new() { Name = "ATP surface swabs" })).ToContainTextAsync("2,850.00");
        await dialog.GetByRole(AriaRole.Radio, new() { Name = "Price", Exact = true }).CheckAsync();
        await Expect(gloves).ToContainTextAsync("Last year’s price plus 3 %");
        await Expect(gloves).ToContainTextAsync("824.00");
        await page.HasNoFlawAsync("start");
        await dialog.GetByRole(AriaRole.Checkbox, new() { Name = "Take ATP surface swabs" }).UncheckAsync();
        await page.PressAsync("Enter 1 line");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(page.GetByText("1 line added")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Quantity, Nitrile gloves", Exact = true })).ToHaveValueAsync("100");

        await page.Locator(".bp-toast").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Heading("No lines yet")).ToBeVisibleAsync();
        await page.PressAsync("Start from last year");
        await page.PressAsync("Enter 2 lines");
        await page.PressAsync("Start from");
        await page.PressAsync("Save as template");
        await page.Field("Name").FillAsync("Laboratory");
        await page.PressAsync("Save template");
        await page.PressAsync("Start from");
        await page.FollowAsync("Templates");
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Laboratory" })).ToContainTextAsync("Only me");
        await page.HasNoFlawAsync("templates");
    }

    private static ILocator Uplift(IPage page, string label) => page.GetByRole(AriaRole.Textbox, new() { Name = label, Exact = true });
}
