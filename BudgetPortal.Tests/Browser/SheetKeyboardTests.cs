using BudgetPortal.Planning;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>Without these, who works by the keyboard would lose their place in the sheet, and who submits a figure that was not saved.</summary>
public sealed class SheetKeyboardTests : BrowserTest
{
    private IPage page = null!;

    private ILocator Totals => page.Locator(".bp-sheet tfoot");

    private ILocator Category => page.Locator(".bp-sheet tbody button[aria-expanded]").First;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var emil = await Company.UserAsync("Emil Entry");
        var center = await Company.CostCenterAsync("2300", await Company.UserAsync("Olga Owner"), entryUsers: [emil]);
        var budget = await Company.BudgetAsync(costCenters: [center]);
        foreach (var name in new[] { "Gloves", "Swabs" })
        {
            await Company.LineAsync(budget, center, await Company.ItemAsync($"HYG-{name}", standardPrice: 9, name: name), 90, 9, emil);
        }

        page = await Company.SignInAsync(emil, $"/entry/{budget.Id}/{center.Id}");
    }

    [Fact]
    public async Task The_reason_of_a_price_leads_back_to_it()
    {
        var price = Price("Gloves");
        await price.FillAsync("12");
        var why = page.Field("Why this price");
        await why.FillAsync("Quotation of May");
        await why.PressAsync("Enter");
        await Expect(why).ToBeHiddenAsync();
        await Expect(price).ToBeFocusedAsync();
        await Expect(price).ToHaveValueAsync("12.0000");
    }

    [Fact]
    public async Task Escape_in_a_price_takes_the_question_away()
    {
        var price = Price("Gloves");
        await price.ClickAsync();
        await price.FillAsync("12");
        await Expect(page.Field("Why this price")).ToBeVisibleAsync();
        await price.PressAsync("Escape");
        await Expect(page.Field("Why this price")).ToBeHiddenAsync();
        await Expect(price).ToBeFocusedAsync();
        await Expect(price).ToHaveValueAsync("9.0000");
    }

    [Fact]
    public async Task After_a_removal_the_line_beside_has_the_focus()
    {
        await page.Field("Quantity, Gloves").ClickAsync();
        await page.PressAsync("Remove Gloves");
        await Expect(page.Field("Quantity, Gloves")).ToBeHiddenAsync();
        await Expect(page.Field("Select Swabs")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Keys_move_fill_copy_and_take_back_as_in_a_spreadsheet()
    {
        var (gloves, swabs) = (page.Field("Quantity, Gloves"), page.Field("Quantity, Swabs"));
        await gloves.FillAsync("12");
        await gloves.PressAsync("ArrowDown");
        await Expect(swabs).ToBeFocusedAsync();
        await swabs.PressAsync("ArrowRight");
        await Expect(Price("Swabs")).ToBeFocusedAsync();
        await Price("Swabs").PressAsync("Home");
        await swabs.PressAsync("Control+d");
        await Expect(swabs).ToHaveValueAsync("12");
        await Expect(Totals).ToContainTextAsync("216.00");
        await swabs.PressAsync("Control+z");
        await Expect(swabs).ToHaveValueAsync("90");
        await Expect(swabs).ToBeFocusedAsync();
        await swabs.PressAsync("Control+y");
        await Expect(swabs).ToHaveValueAsync("12");

        await swabs.PressAsync("Control+Home");
        await gloves.FillAsync("7");
        await gloves.PressAsync("Shift+ArrowDown");
        await Expect(page.GetByText("2 cells selected")).ToBeVisibleAsync();
        await gloves.PressAsync("Control+d");
        await Expect(swabs).ToHaveValueAsync("7");
        await Expect(Totals).ToContainTextAsync("126.00");
        await gloves.PressAsync("Control+z");
        await Expect(swabs).ToHaveValueAsync("12");
        await page.Keyboard.PressAsync("Control+y");
        await Expect(swabs).ToHaveValueAsync("7");
        await gloves.FocusAsync();

        await gloves.PressAsync("Control+Shift+D");
        await Expect(page.Field("Quantity, Gloves")).ToHaveCountAsync(2);
        await Expect(page.Field("Quantity, Gloves").Last).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+z");
        await Expect(page.Field("Quantity, Gloves")).ToHaveCountAsync(1);
        await Expect(gloves).ToBeFocusedAsync();
        await Expect(Totals).ToContainTextAsync("126.00");
        await page.PressAsync("? all keys");
        await Expect(page.OpenDialog().GetByText("take back the last change")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_filter_keeps_the_line_that_one_types_into_and_hidden_columns_are_remembered()
    {
        await page.PressAsync("2 lines without a justification");
        await page.Field("Justification, Gloves").FillAsync("New shift");
        await page.Field("Justification, Gloves").PressAsync("Enter");
        var one = page.Button("1 line without a justification");
        await Expect(one).ToBeVisibleAsync();
        await Expect(page.Field("Quantity, Gloves")).ToBeVisibleAsync();
        await one.ClickAsync();
        await one.ClickAsync();
        await Expect(page.GetByText("Showing 1 of 2 lines")).ToBeVisibleAsync();
        await Expect(page.Field("Quantity, Gloves")).ToHaveCountAsync(0);
        await Expect(Totals).ToContainTextAsync("810.00");
        await page.Field("Find in sheet").FillAsync("nothing like it");
        await Expect(page.GetByText("No line matches")).ToBeVisibleAsync();
        await page.Button("Clear filter").First.ClickAsync();
        await Expect(page.Field("Quantity, Gloves")).ToBeVisibleAsync();

        var unit = page.GetByRole(AriaRole.Columnheader, new() { Name = "Unit", Exact = true });
        await page.PressAsync("Columns");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Unit", Exact = true }).UncheckAsync();
        await Expect(unit).ToBeHiddenAsync();
        await page.ReloadAsync();
        await Expect(page.Field("Quantity, Gloves")).ToBeVisibleAsync();
        await Expect(unit).ToBeHiddenAsync();
        await page.PressAsync("Columns");
        await page.PressAsync("Show all columns");
        await Expect(unit).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_price_that_waits_for_its_reason_comes_back_with_its_line_and_stops_the_submission(bool byMonth)
    {
        await Price("Swabs").FillAsync("12");
        await Expect(page.Field("Why this price")).ToBeVisibleAsync();
        await (byMonth ? page.GetByRole(AriaRole.Radio, new() { Name = "By month", Exact = true }) : Category).ClickAsync();
        await Expect(Price("Swabs")).ToHaveCountAsync(0);

        await page.PressAsync("Submit to owner");
        await Expect(page.GetByText("Something you typed is not saved yet.")).ToBeVisibleAsync();
        await Expect(page.OpenDialog()).ToBeHiddenAsync();
        await Expect(Price("Swabs")).ToHaveValueAsync("12.0000");
        await page.Field("Why this price").FillAsync("Quotation of May");
        await page.Field("Why this price").PressAsync("Enter");
        await Expect(page.Field("Why this price")).ToBeHiddenAsync();
        await Expect(page.GetByText("1,080.00").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_figure_that_cannot_be_read_stands_there_again_when_its_category_is_unfolded()
    {
        await page.Field("Quantity, Gloves").FillAsync("many");
        await Expect(page.Locator(".bp-cell-error")).ToBeVisibleAsync();
        await Category.ClickAsync();
        await Expect(page.Field("Quantity, Gloves")).ToHaveCountAsync(0);
        await Category.ClickAsync();
        await Expect(page.Field("Quantity, Gloves")).ToHaveValueAsync("many");
        await Expect(page.Locator(".bp-cell-error")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_sheet_with_a_figure_that_is_not_saved_is_not_submitted()
    {
        await Price("Swabs").FillAsync("12");
        await Expect(page.Field("Why this price")).ToBeVisibleAsync();
        await page.PressAsync("Submit to owner");
        await Expect(page.GetByText("Something you typed is not saved yet.")).ToBeVisibleAsync();
        await Expect(page.Field("Why this price")).ToBeFocusedAsync();
        await Expect(page.OpenDialog()).ToBeHiddenAsync();

        await page.Field("Why this price").FillAsync("Quotation of May");
        await page.PressAsync("Save price");
        await Expect(page.Field("Why this price")).ToBeHiddenAsync();
        await page.PressAsync("Submit to owner");
        await Expect(page.OpenDialog()).ToBeVisibleAsync();
    }

    private ILocator Price(string name) => page.GetByRole(AriaRole.Textbox, new() { Name = $"Unit price, {name}", Exact = true });
}
