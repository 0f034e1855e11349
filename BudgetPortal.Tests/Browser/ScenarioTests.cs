using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>A what-if from the sheet's menu until its figures are the sheet's.</summary>
public sealed class ScenarioTests : BrowserTest
{
    [Fact]
    public async Task A_sheet_is_copied_changed_by_a_driver_compared_and_adopted()
    {
        var (olga, mira) = (await Company.UserAsync("Olga Owner"), await Company.ModuleOwnerAsync());
        var meals = await Company.CostCenterAsync("100", olga, name: "Meals");
        var budget = await Company.BudgetAsync(BudgetState.EntryOpen, [meals], name: "OPEX next", by: mira);
        await Company.LineAsync(budget, meals, await Company.ItemAsync("TRAY", name: "Tray", category: "Packaging"), 100, 2.5m, olga);
        await Company.LineAsync(budget, meals, await Company.ItemAsync("POWER", name: "Power", category: "Energy"), 10, 40, olga);

        var page = await Company.SignInAsync(olga, $"/entry/{budget.Id}/{meals.Id}");
        await page.PressAsync("More actions");
        await page.FollowAsync("Try a scenario");
        await Expect(page.Heading("Copy OPEX next · 100 Meals as a scenario")).ToBeVisibleAsync();
        await page.PressAsync("Copy");
        await Expect(page.GetByText("Give it a name.")).ToBeVisibleAsync();
        await page.Field("Name").FillAsync("Dear energy");
        await page.HasNoFlawAsync("scenario-new");
        await page.PressAsync("Copy");
        await Expect(page.Heading("Dear energy")).ToBeVisibleAsync();
        await page.PressAsync("Add driver");
        await page.Field("Category").SelectOptionAsync("Energy");
        await page.PressAsync("Add");
        await Expect(page.GetByText("A percentage lies between -100 and 1,000")).ToBeVisibleAsync();
        await page.Field("Percent").FillAsync("25");
        await page.HasNoFlawAsync("scenario-driver");
        await page.PressAsync("Add");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Prices of Energy +25 %" })).ToContainTextAsync("+100.00");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Comparison By line" }).GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("500.00");
        await page.HasNoFlawAsync("scenario");
        await page.PressAsync("Adopt");
        await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Row).Filter(new() { HasText = "Power" })).ToContainTextAsync("500.00");
        await page.HasNoFlawAsync("scenario-adopt");
        await page.PressAsync("Adopt one line");
        await Expect(page.State("Adopted")).ToBeVisibleAsync();

        var part = await Company.PartAsync(budget, meals);
        await using var db = Company.Open();
        Assert.Equal([250m, 500m], db.Set<BudgetLine>().Where(l => l.PartId == part.Id).Select(l => l.Amount).Order());
    }
}
