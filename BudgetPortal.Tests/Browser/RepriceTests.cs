using BudgetPortal.Catalog;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>Without these, prices would change that nobody saw, and an odd price would pass unseen.</summary>
public sealed class RepriceTests : BrowserTest
{
    private User emil = null!;
    private CostCenter center = null!;
    private Budget budget = null!;
    private Item gloves = null!;
    private Item swabs = null!;

    private string Sheet => $"/entry/{budget.Id}/{center.Id}";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        emil = await Company.UserAsync("Emil Entry");
        center = await Company.CostCenterAsync("2300", await Company.UserAsync("Ingrid Solheim"), entryUsers: [emil], name: "Quality and Food Safety");
        gloves = await Company.ItemAsync("HYG-0412", unit: "box", name: "Nitrile gloves", category: "Cleaning and hygiene");
        swabs = await Company.ItemAsync("HYG-0431", unit: "box", name: "ATP surface swabs", category: "Cleaning and hygiene");
        var paper = await Company.ItemAsync("OFF-0001", standardPrice: 4, unit: "pack", name: "Copy paper", category: "Office");
        await Company.UnitAsync(gloves, "case", 10);
        await Company.OrderAsync(gloves, 94, Company.Today.AddDays(-3), number: "PO-2026-0900", unit: "case");
        await Company.OrderAsync(swabs, 190, Company.Today.AddDays(-2), number: "PO-2026-0901");
        budget = await Company.BudgetAsync(costCenters: [center], name: "OPEX 2027");
        var lines = Company.As<LineService>(emil);
        var part = await Company.PartAsync(budget, center);
        foreach (var item in new[] { gloves, swabs, paper })
        {
            Assert.True((await lines.AddAsync(new NewLine(Guid.NewGuid(), part.Id, item.Id, 100))).Succeeded);
        }

        await Company.OrderAsync(gloves, 97, Company.Today, number: "PO-2026-1001", unit: "case");
        await Company.OrderAsync(swabs, 200, Company.Today, number: "PO-2026-1002");
    }

    [Fact]
    public async Task Old_and_new_stand_side_by_side_before_the_sheet_changes_and_it_is_taken_back()
    {
        var page = await Company.SignInAsync(emil, Sheet);
        await page.PressAsync("Reprice");
        var dialog = page.OpenDialog();
        await Expect(dialog.GetByRole(AriaRole.Row, new() { Name = "Nitrile gloves" })).ToContainTextAsync("9.4000");
        await Expect(dialog.GetByRole(AriaRole.Row, new() { Name = "Nitrile gloves" })).ToContainTextAsync("9.7000");
        await Expect(dialog.GetByText("PO-2026-1001")).ToBeVisibleAsync();
        await Expect(dialog.GetByText("1 line has no newer price.")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Checkbox, new() { Name = "Reprice ATP surface swabs" }).UncheckAsync();
        await page.HasNoFlawAsync("reprice");
        await page.PressAsync("Reprice 1 line");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(Price(page, "Nitrile gloves")).ToHaveValueAsync("9.7000");
        await Expect(Price(page, "ATP surface swabs")).ToHaveValueAsync("190.0000");
        await page.Button("Undo").First.ClickAsync();
        await Expect(Price(page, "Nitrile gloves")).ToHaveValueAsync("9.4000");
        await using var db = Company.Open();
        Assert.Equal("PO-2026-0900", (await db.Set<BudgetLine>().SingleAsync(l => l.ItemId == gloves.Id)).PriceOrigin!.OrderNumber);
    }

    [Fact]
    public async Task One_line_and_a_selection_are_repriced_alone()
    {
        var page = await Company.SignInAsync(emil, Sheet);
        await Price(page, "Nitrile gloves").FocusAsync();
        await page.PressAsync("Reprice Nitrile gloves");
        await Expect(page.OpenDialog().GetByRole(AriaRole.Row, new() { Name = "ATP surface swabs" })).ToHaveCountAsync(0);
        await page.PressAsync("Reprice 1 line");
        await Expect(Price(page, "Nitrile gloves")).ToHaveValueAsync("9.7000");

        var boxes = page.GetByRole(AriaRole.Checkbox);
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Select ATP surface swabs" }).PressAsync("Space");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Select Copy paper" }).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(page.GetByText("2 lines selected")).ToBeVisibleAsync();
        await page.PressAsync("Reprice");
        await page.PressAsync("Reprice 1 line");
        await Expect(Price(page, "ATP surface swabs")).ToHaveValueAsync("200.0000");
        await Expect(boxes.First).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task A_line_that_somebody_changed_meanwhile_is_named_and_stays()
    {
        var page = await Company.SignInAsync(emil, Sheet);
        await page.PressAsync("Reprice");
        await Expect(page.Button("Reprice 2 lines")).ToBeVisibleAsync();
        await using (var db = Company.Open())
        {
            var line = await db.Set<BudgetLine>().AsNoTracking().SingleAsync(l => l.ItemId == gloves.Id);
            var changed = await Company.As<LineService>(emil).ChangeAsync(new LineChange(line.Id, line.Version, Quantity: 50));
            Assert.True(changed.Succeeded);
        }

        await page.PressAsync("Reprice 2 lines");
        await Expect(page.OpenDialog().GetByText("Nitrile gloves: Emil Entry changed this line meanwhile.")).ToBeVisibleAsync();
        await page.PressAsync("Cancel");
        await Expect(Price(page, "ATP surface swabs")).ToHaveValueAsync("200.0000");
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Quantity, Nitrile gloves" })).ToHaveValueAsync("50");
    }

    [Fact]
    public async Task The_dialog_shows_the_conversion_and_warns_of_an_unusual_price()
    {
        foreach (var days in new[] { 30, 60, 90 })
        {
            await Company.OrderAsync(swabs, 120, Company.Today.AddDays(-days));
        }

        await Company.OrderAsync(gloves, 900, Company.Today.AddDays(1), number: "PO-2026-1100", unit: "pallet");
        var page = await Company.SignInAsync(emil, Sheet);
        await Expect(page.GetByLabel("above the usual price").First).ToBeVisibleAsync();
        await page.PressAsync("Add item");
        var dialog = page.OpenDialog();
        var search = page.GetByRole(AriaRole.Combobox, new() { Name = "Item", Exact = true });
        await search.FillAsync("HYG-0412");
        await Expect(dialog.GetByText("1 case = 10 box, EUR 97.0000 → 9.7000")).ToBeVisibleAsync();
        await Expect(dialog.GetByText("PO-2026-1100")).ToContainTextAsync("No conversion to ‘box’ is known");
        await search.FillAsync("HYG-0431");
        await Expect(dialog.GetByText("66.7 % above the usual price of 120.0000 EUR")).ToBeVisibleAsync();
        await dialog.GetByLabel("Unit price").FillAsync("60");
        await Expect(dialog.GetByText("50.0 % below the usual price")).ToBeVisibleAsync();
        await page.HasNoFlawAsync("unusual-price");
    }

    private static ILocator Price(IPage page, string name) => page.GetByRole(AriaRole.Textbox, new() { Name = $"Unit price, {name}", Exact = true });
}
