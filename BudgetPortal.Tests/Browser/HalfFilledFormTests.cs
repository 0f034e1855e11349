using BudgetPortal.Catalog;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>A form that was being filled in when the server was restarted is there again, with what was typed.</summary>
public sealed class HalfFilledFormTests : WiredTest
{
    private User emil = null!;
    private User olga = null!;
    private CostCenter center = null!;
    private Item gloves = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Company.ForgiveLostConnection();
        (emil, olga) = (await Company.UserAsync("Emil Entry"), await Company.UserAsync("Olga Owner"));
        center = await Company.CostCenterAsync("2300", olga, entryUsers: [emil], name: "Quality and Food Safety");
        gloves = await Company.ItemAsync("HYG-0412", standardPrice: 9.43m, unit: "box", name: "Nitrile gloves");
        await Company.ItemAsync("HYG-0001", standardPrice: 1, unit: "box", name: "Gloves of cotton");
    }

    [Fact]
    public async Task The_dialog_that_adds_an_item_opens_again_as_it_was()
    {
        var budget = await Company.BudgetAsync(costCenters: [center]);
        var page = await Company.SignInAsync(emil, "/entry");
        await page.PressAsync("Add budget item");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Item", Exact = true }).FillAsync("gloves");
        await page.GetByRole(AriaRole.Option, new() { NameRegex = new("Nitrile") }).ClickAsync();
        await page.Field("Quantity").FillAsync("48");
        await page.Field("Unit price").FillAsync("9.15");
        await page.Field("Why this price").FillAsync("Frame contract");
        await Wire.RestartAsync(page);

        await Expect(page.OpenDialog().GetByRole(AriaRole.Heading, new() { Name = "Nitrile gloves" })).ToBeVisibleAsync();
        await Expect(page.Field("Why this price")).ToHaveValueAsync("Frame contract");
        await page.PressAsync("Add line");
        await Expect(page.OpenDialog()).ToBeHiddenAsync();
        await using var db = Company.Open();
        var line = await db.Set<BudgetLine>().SingleAsync();
        Assert.Equal((gloves.Id, 48m, 9.15m, "Frame contract"), (line.ItemId, line.Quantity, line.UnitPrice, line.PriceReason));
        Assert.Equal((await Company.PartAsync(budget, center)).Id, line.PartId);
        await ForgottenAsync(page);
    }

    [Fact]
    public async Task A_cancelled_dialog_is_forgotten()
    {
        await Company.BudgetAsync(costCenters: [center]);
        var page = await Company.SignInAsync(emil, "/entry");
        await page.PressAsync("Add budget item");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Item", Exact = true }).FillAsync("nitrile");
        await page.Field("Quantity").FillAsync("48");
        await page.PressAsync("Cancel");
        await ForgottenAsync(page);
    }

    [Fact]
    public async Task An_approvers_comment_and_changes_are_there_again_until_the_decision()
    {
        var budget = await Company.BudgetAsync(costCenters: [center]);
        var line = await Company.LineAsync(budget, center, gloves, 10, 9.43m, emil);
        await Company.AdvanceAsync(budget, BudgetState.PendingCcApproval);
        var page = await Company.SignInAsync(olga, "/approvals");
        await Changed(page, "Quantity").FillAsync("8");
        await Changed(page, "Quantity").PressAsync("Tab");
        await page.Field("Why").FillAsync("Eight were enough");
        await page.Field("Comment").FillAsync("Otherwise fine");
        await Wire.RestartAsync(page);

        await Expect(page.Field("Comment")).ToHaveValueAsync("Otherwise fine");
        await Expect(page.Field("Why")).ToHaveValueAsync("Eight were enough");
        await Expect(Changed(page, "Quantity")).ToHaveValueAsync("8");
        await page.PressAsync("Change and approve");
        await Expect(page.GetByText("Nothing waits for you")).ToBeVisibleAsync();
        await using var db = Company.Open();
        Assert.Equal(8, (await db.Set<BudgetLine>().SingleAsync(l => l.Id == line.Id)).Quantity);
        await ForgottenAsync(page);
    }

    [Fact]
    public async Task A_budget_that_is_being_declared_is_there_again()
    {
        await Company.PeriodAsync();
        var page = await Company.SignInAsync(await Company.ModuleOwnerAsync(), "/budgets/new");
        await page.Field("Name").FillAsync("OPEX of next year");
        await page.GetByLabel("Budget type").SelectOptionAsync("CAPEX");
        await page.GetByLabel("Instructions").FillAsync("Plan with care");
        await Wire.RestartAsync(page);

        await Expect(page.Field("Name")).ToHaveValueAsync("OPEX of next year");
        await Expect(page.GetByLabel("Instructions")).ToHaveValueAsync("Plan with care");
        await page.GetByRole(AriaRole.Link, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Budgets");
        await ForgottenAsync(page);
    }

    private static ILocator Changed(IPage page, string column) => page.GetByRole(AriaRole.Textbox, new() { NameRegex = new(column) });

    private static async Task ForgottenAsync(IPage page) => await page.WaitForFunctionAsync("() => Object.keys(localStorage).length === 0");
}
