using System.Text.RegularExpressions;
using BudgetPortal.Catalog;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>Without these, people could not say in which months they need what they plan.</summary>
public sealed class MonthTests : BrowserTest
{
    private User emil = null!;
    private CostCenter center = null!;
    private Budget budget = null!;
    private Item gas = null!;

    private string Sheet => $"/entry/{budget.Id}/{center.Id}";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        emil = await Company.UserAsync("Emil Entry");
        center = await Company.CostCenterAsync("2300", await Company.UserAsync("Ingrid Solheim"), entryUsers: [emil], name: "Quality and Food Safety");
        gas = await Company.ItemAsync("ENG-0153", standardPrice: 2, unit: "MWh", name: "District heating", category: "Energy");
        await Company.AddAsync(SeasonalProfile.Create(
            Guid.NewGuid(), new ProfileTerms("Heating season", [4, 3, 2, 1, 0, 0, 0, 0, 1, 2, 3, 4])).Value!);
        budget = await Company.BudgetAsync(costCenters: [center], name: "OPEX 2027");
        await Company.LineAsync(budget, center, gas, 240, 2, emil);
    }

    [Fact]
    public async Task A_line_is_spread_by_a_profile_and_a_typed_month_changes_its_quantity()
    {
        var page = await Company.SignInAsync(emil, Sheet);
        await page.PressAsync("Months of District heating");
        var january = page.OpenDialog().GetByLabel("Quantity, Jan 2027");
        await Expect(january).ToHaveValueAsync("20");
        await Choice(page, "Seasonal").CheckAsync();
        await Expect(january).ToHaveValueAsync("48");
        await january.FillAsync("58");
        await january.PressAsync("Enter");
        await Expect(page.OpenDialog().GetByLabel("Quantity, Feb 2027")).ToBeFocusedAsync();
        await Expect(page.OpenDialog().GetByText("500.00")).ToBeVisibleAsync();
        await page.HasNoFlawAsync("months");
        await page.PressAsync("Save months");
        await Expect(page.OpenDialog()).ToBeHiddenAsync();
        await Expect(page.Field("Quantity, District heating")).ToHaveValueAsync("250");
        await page.PressAsync("Undo");
        await Expect(page.Field("Quantity, District heating")).ToHaveValueAsync("240");
    }

    [Fact]
    public async Task The_year_is_seen_by_month_and_its_lines_open_their_months()
    {
        var page = await Company.SignInAsync(emil, Sheet);
        await Choice(page, "By month").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"\?view=months$"));
        var table = page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Months of Quality and Food Safety" });
        await Expect(table.Locator("tfoot td").First).ToHaveTextAsync("40");
        await Expect(table.Locator("thead th")).ToHaveCountAsync(14);
        await page.HasNoFlawAsync("by-month");
        await page.PressAsync("ENG-0153 District heating");
        await page.OpenDialog().GetByLabel("Quantity, Dec 2027").FillAsync("many");
        await page.PressAsync("Save months");
        await Expect(page.OpenDialog()).ToBeVisibleAsync();
        await page.OpenDialog().GetByLabel("Quantity, Dec 2027").FillAsync("0");
        await page.PressAsync("Save months");
        await Expect(table.Locator("tfoot td").Last).ToHaveTextAsync("440.00");
    }

    [Fact]
    public async Task A_lump_sum_is_added_by_its_amount_and_what_it_covers()
    {
        var page = await Company.SignInAsync(emil, Sheet);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add item" }).First.ClickAsync();
        var dialog = page.OpenDialog();
        await page.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = "Item", Exact = true }).FillAsync("heating");
        await Choice(page, "Lump sum").CheckAsync();
        await dialog.GetByLabel("Amount").FillAsync("1200");
        await dialog.GetByLabel("What it covers").FillAsync("Connection fee");
        await page.PressAsync("Add line");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(page.GetByText("lump sum", new PageGetByTextOptions { Exact = true })).ToBeVisibleAsync();
        await using var db = Company.Open();
        Assert.Equal([100m, 100m], (await db.Set<BudgetLine>().SingleAsync(l => l.IsLumpSum)).MonthAmounts.Take(2));
    }

    [Fact]
    public async Task The_module_owner_keeps_the_profiles()
    {
        var page = await Company.SignInAsync(await Company.ModuleOwnerAsync(), "/seasonal-profiles");
        await Expect(page.GetByText("Heating season")).ToBeVisibleAsync();
        await page.PressAsync("New profile");
        await page.Field("Name").FillAsync("Summer trade");
        await page.Field("Jul").FillAsync("3");
        await page.HasNoFlawAsync("profile");
        await page.PressAsync("Add profile");
        await Expect(page.GetByText("Jul with 21.4 %")).ToBeVisibleAsync();
        await page.HasNoFlawAsync("profiles");
    }

    private static ILocator Choice(IPage page, string words) => page.GetByRole(AriaRole.Radio, new PageGetByRoleOptions { Name = words, Exact = true });
}
