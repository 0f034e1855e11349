using BudgetPortal.Catalog;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>Without these, people could not enter their budgets: the main job.</summary>
public sealed class EntryPageTests : BrowserTest
{
    private User emil = null!;
    private CostCenter center = null!;
    private Budget budget = null!;
    private Item gloves = null!;

    private string Sheet => $"/entry/{budget.Id}/{center.Id}";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        emil = await Company.UserAsync("Emil Entry");
        center = await Company.CostCenterAsync("2300", await Company.UserAsync("Ingrid Solheim"), entryUsers: [emil], name: "Quality and Food Safety");
        gloves = await Company.ItemAsync("HYG-0412", unit: "box", name: "Nitrile gloves, box of 200", category: "Cleaning and hygiene");
        var swabs = await Company.ItemAsync("HYG-0431", unit: "box", name: "ATP surface swabs", category: "Cleaning and hygiene");
        await Company.OrderAsync(gloves, 9.10m, Company.Today.AddDays(-200));
        await Company.RateAsync("USD", "EUR", Company.Today.AddDays(-90), 0.92m);
        await Company.OrderAsync(gloves, 10.25m, Company.Today.AddDays(-84), currency: "USD", number: "PO-2026-1183");
        budget = await Company.BudgetAsync(costCenters: [center], name: "OPEX 2027");
        await Company.LineAsync(budget, center, swabs, 90, 188, emil);
    }

    [Fact]
    public async Task Budget_Entry_a_sheet_and_the_dialog_can_be_read_by_everybody()
    {
        var page = await Company.SignInAsync(emil, "/entry");
        await LookAsync(page, page.GetByText("ends").First, "entry");
        await page.GotoAsync(Sheet);
        await LookAsync(page, Cell(page, "Quantity, ATP surface swabs"), "sheet");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add item" }).First.ClickAsync();
        await Item(page).FillAsync("gloves");
        await LookAsync(page, page.GetByText("PO-2026-1183"), "add-item");
    }

    [Fact]
    public async Task An_item_is_added_at_its_last_price_and_stays_a_draft()
    {
        var page = await Company.SignInAsync(emil, "/entry");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add budget item" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Item(page).FillAsync("nitrile");
        await Expect(dialog.GetByLabel("Unit price")).ToHaveValueAsync("9.4300");
        await Expect(dialog.GetByText("USD 10.2500 × 0.9200")).ToBeVisibleAsync();
        await dialog.GetByLabel("Quantity", new() { Exact = true }).FillAsync("-1");
        await AddAsync(page);
        await Expect(dialog.GetByText("must be above zero")).ToBeVisibleAsync();
        await dialog.GetByLabel("Quantity", new() { Exact = true }).FillAsync("520");
        await Expect(dialog.GetByText("4,903.60")).ToBeVisibleAsync();
        await AddAsync(page);
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(page.GetByText("21,823.60").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Article).GetByText("Draft")).ToBeVisibleAsync();
        await using var db = Company.Open();
        Assert.Equal(4903.6m, (await db.Set<BudgetLine>().SingleAsync(l => l.ItemId == gloves.Id)).Amount);
    }

    [Fact]
    public async Task Another_price_asks_why_and_nothing_typed_is_lost()
    {
        var page = await Company.SignInAsync(emil, Sheet);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add item" }).ClickAsync();
        await Item(page).FillAsync("HYG-0412");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByLabel("Unit price")).ToHaveValueAsync("9.4300");
        await dialog.GetByLabel("Quantity", new() { Exact = true }).FillAsync("48");
        await dialog.GetByLabel("Unit price").FillAsync("9.15");
        await AddAsync(page);
        await Expect(dialog.GetByLabel("Why this price")).ToBeFocusedAsync();
        await dialog.GetByLabel("Why this price").FillAsync("Frame contract");
        await AddAsync(page);
        await Expect(Cell(page, "Unit price, Nitrile gloves, box of 200")).ToHaveValueAsync("9.1500");
        await Expect(Cell(page, "Quantity, Nitrile gloves, box of 200")).ToHaveValueAsync("48");
    }

    [Fact]
    public async Task A_cell_is_saved_as_one_types_and_the_keyboard_moves_down()
    {
        await Company.LineAsync(budget, center, gloves, 1, 9, emil);
        var page = await Company.SignInAsync(emil, Sheet);
        var first = Cell(page, "Quantity, Nitrile gloves, box of 200");
        await first.ClickAsync();
        await first.FillAsync("12");
        await Expect(page.Locator(".bp-saved")).ToContainTextAsync("Saved");
        await Expect(page.GetByText("17,028.00").First).ToBeVisibleAsync();
        await first.PressAsync("Enter");
        var second = Cell(page, "Quantity, ATP surface swabs");
        await Expect(second).ToBeFocusedAsync();
        await second.FillAsync("many");
        await Expect(second).ToHaveAttributeAsync("aria-invalid", "true");
        await second.PressAsync("Escape");
        await Expect(second).ToHaveValueAsync("90");
        await page.ReloadAsync();
        await Expect(first).ToHaveValueAsync("12");
        await Expect(second).ToHaveValueAsync("90");
    }

    [Fact]
    public async Task A_removed_line_comes_back_by_undo()
    {
        var page = await Company.SignInAsync(emil, Sheet);
        var cell = Cell(page, "Quantity, ATP surface swabs");
        await cell.FocusAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Remove ATP surface swabs" }).ClickAsync();
        await Expect(cell).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Undo" }).First.ClickAsync();
        await Expect(cell).ToHaveValueAsync("90");
    }

    [Fact]
    public async Task Two_people_in_one_cell_see_both_values_and_choose()
    {
        var (one, two) = (await Company.SignInAsync(emil, Sheet), await Company.SignInAsync(emil, Sheet));
        await Expect(Cell(two, "Quantity, ATP surface swabs")).ToHaveValueAsync("90");
        await Cell(one, "Quantity, ATP surface swabs").FillAsync("77");
        await Expect(one.Locator(".bp-saved")).ToContainTextAsync("Saved");
        await Cell(two, "Quantity, ATP surface swabs").FillAsync("99");
        await Expect(two.GetByText("It now says 77")).ToBeVisibleAsync();
        await two.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Use mine" }).ClickAsync();
        await Expect(two.GetByText("18,612.00").First).ToBeVisibleAsync();
        await one.ReloadAsync();
        await Expect(Cell(one, "Quantity, ATP surface swabs")).ToHaveValueAsync("99");
    }

    [Fact]
    public async Task A_submitted_sheet_says_why_it_cannot_be_changed()
    {
        var page = await Company.SignInAsync(emil, Sheet);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Submit to owner" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByText("Ingrid Solheim decides next")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Submit to owner" }).ClickAsync();
        await Expect(page.GetByText("Submitted to the owner, who decides next")).ToBeVisibleAsync();
        await Expect(Cell(page, "Quantity, ATP surface swabs")).ToHaveAttributeAsync("readonly", string.Empty);
    }

    private static ILocator Cell(IPage page, string name) => page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = name, Exact = true });

    private static ILocator Item(IPage page) => page.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = "Item", Exact = true });

    private static Task AddAsync(IPage page) => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add line" }).ClickAsync();

    private static async Task LookAsync(IPage page, ILocator sign, string name)
    {
        await Expect(sign).ToBeVisibleAsync();
        await page.HasNoFlawAsync(name);
    }
}
