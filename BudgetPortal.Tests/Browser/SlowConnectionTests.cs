using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>Who types faster than the server answers loses no key: what comes back late does not take back what was typed since.</summary>
public sealed class SlowConnectionTests : WiredTest
{
    private static readonly LocatorPressSequentiallyOptions Quickly = new() { Delay = 70 };

    private User emil = null!;
    private BudgetLine line = null!;
    private string sheet = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        emil = await Company.UserAsync("Emil Entry");
        var center = await Company.CostCenterAsync("2300", await Company.UserAsync("Olga Owner"), entryUsers: [emil]);
        var budget = await Company.BudgetAsync(costCenters: [center]);
        line = await Company.LineAsync(budget, center, await Company.ItemAsync("HYG-0431", standardPrice: 9, name: "Swabs"), 90, 9, emil);
        sheet = $"/entry/{budget.Id}/{center.Id}";
    }

    [Fact]
    public async Task A_quantity_in_the_sheet()
    {
        var page = await OpenAsync("Quantity, Swabs");
        var quantity = page.Field("Quantity, Swabs");
        await quantity.PressSequentiallyAsync("123456", Quickly);
        await quantity.PressAsync("Enter");
        await Expect(page.Locator(".bp-saved")).ToContainTextAsync("Saved");
        await Expect(page.GetByText("1,111,104.00").First).ToBeVisibleAsync();
        await SavedAsync(123456);
    }

    [Fact]
    public async Task What_is_typed_straight_after_Escape()
    {
        var page = await OpenAsync("Quantity, Swabs");
        var quantity = page.Field("Quantity, Swabs");
        await quantity.PressSequentiallyAsync("777", Quickly);
        await Expect(page.GetByText("6,993.00").First).ToBeVisibleAsync();
        await quantity.PressAsync("Escape");
        await Expect(quantity).ToHaveValueAsync("90");
        await quantity.PressSequentiallyAsync("654", Quickly);
        await quantity.PressAsync("Enter");
        await Expect(page.GetByText("5,886.00").First).ToBeVisibleAsync();
        await SavedAsync(654);
    }

    [Fact]
    public async Task A_month_of_a_line()
    {
        var page = await OpenAsync("Quantity, Swabs");
        await page.PressAsync("Months of Swabs");
        var january = page.OpenDialog().GetByLabel("Quantity, Jan 2027");
        await january.FocusAsync();
        await january.PressSequentiallyAsync("123456", Quickly);
        await page.PressAsync("Save months");
        await Expect(page.OpenDialog()).ToBeHiddenAsync();
        await using var db = Company.Open();
        Assert.Equal(123456, (await db.Set<BudgetLine>().AsNoTracking().SingleAsync(l => l.Id == line.Id)).MonthQuantities[0]);
    }

    [Fact]
    public async Task A_field_of_a_dialog()
    {
        var page = await OpenAsync("Quantity, Swabs");
        await page.PressAsync("Add item");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Item", Exact = true }).PressSequentiallyAsync("swabs", Quickly);
        await page.GetByRole(AriaRole.Option, new() { NameRegex = new("Swabs") }).ClickAsync();
        var justification = page.OpenDialog().GetByLabel("Justification");
        await justification.PressSequentiallyAsync("For the new site", Quickly);
        await Expect(justification).ToHaveValueAsync("For the new site");
        await page.Field("Quantity").PressSequentiallyAsync("12345", Quickly);
        await page.PressAsync("Add line");
        await Expect(page.OpenDialog()).ToBeHiddenAsync();
        await using var db = Company.Open();
        Assert.Equal((12345m, "For the new site"), await db.Set<BudgetLine>().Where(l => l.Id != line.Id).Select(l => new ValueTuple<decimal, string>(l.Quantity, l.Justification)).SingleAsync());
    }

    [Fact]
    public async Task A_day_whose_month_begins_with_a_zero()
    {
        var page = await Company.SignInAsync(await Company.ModuleOwnerAsync(), "/budgets/new");
        var end = page.Field("Entry end");
        await end.FillAsync("2026-12-19");
        Wire.Latency = TimeSpan.FromMilliseconds(60);
        await end.FocusAsync();
        await page.Keyboard.TypeAsync("05", new() { Delay = 70 });
        await page.Keyboard.PressAsync("Tab");
        await page.Field("Name").FillAsync("OPEX 2027");
        await Expect(end).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("2026-(05-19|12-05)"));
    }

    /// <summary>The sheet is open and its cells listen; from then on everything is slow.</summary>
    private async Task<IPage> OpenAsync(string cell)
    {
        var page = await Company.SignInAsync(emil, sheet);
        await page.Field(cell).ClickAsync();
        Wire.Latency = TimeSpan.FromMilliseconds(60);
        return page;
    }

    private async Task SavedAsync(decimal quantity)
    {
        await using var db = Company.Open();
        Assert.Equal(quantity, (await db.Set<BudgetLine>().AsNoTracking().SingleAsync(l => l.Id == line.Id)).Quantity);
    }
}
