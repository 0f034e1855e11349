using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>Figures that were typed into a sheet and did not reach the server are not lost, whatever became of the connection.</summary>
public sealed class LostConnectionTests : WiredTest
{
    private User emil = null!;
    private User olga = null!;
    private BudgetLine line = null!;
    private string sheet = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Company.ForgiveLostConnection();
        (emil, olga) = (await Company.UserAsync("Emil Entry"), await Company.UserAsync("Olga Owner"));
        var center = await Company.CostCenterAsync("2300", olga, entryUsers: [emil], name: "Quality and Food Safety");
        var swabs = await Company.ItemAsync("HYG-0431", unit: "box", name: "Swabs");
        var gloves = await Company.ItemAsync("HYG-0412", unit: "box", name: "Gloves");
        var budget = await Company.BudgetAsync(costCenters: [center], name: "OPEX 2027");
        line = await Company.LineAsync(budget, center, swabs, 90, 188, emil);
        await Company.LineAsync(budget, center, gloves, 5, 9, emil);
        sheet = $"/entry/{budget.Id}/{center.Id}";
    }

    [Fact]
    public async Task What_is_typed_while_the_connection_is_lost_is_saved_when_it_is_back()
    {
        var page = await Company.SignInAsync(emil, sheet);
        await TypeUnheardAsync(page, "77");
        await page.EvaluateAsync("window.sameVisit = true");
        await Expect(page.GetByText("The connection is interrupted")).ToBeVisibleAsync();
        Wire.Mend();

        await Expect(page.Locator(".bp-saved")).ToContainTextAsync("Saved");
        await SavedAsync(77);
        Assert.True(await page.EvaluateAsync<bool>("window.sameVisit"));
        Assert.Equal(0, await KeptAsync(page));
    }

    [Fact]
    public async Task After_a_restart_of_the_server_it_is_put_back_and_saved()
    {
        var page = await Company.SignInAsync(emil, sheet);
        await TypeUnheardAsync(page, "77");
        await Wire.RestartAsync(page);

        await Expect(page.GetByText("Quantity, Swabs: 77 had not reached the server. It is saved now.")).ToBeVisibleAsync();
        await Expect(Quantity(page)).ToHaveValueAsync("77");
        await SavedAsync(77);
        await Expect(page.GetByText("14,476.00").First).ToBeVisibleAsync();
        Assert.Equal(0, await KeptAsync(page));
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_not_written_over()
    {
        var page = await Company.SignInAsync(emil, sheet);
        await TypeUnheardAsync(page, "77");
        Assert.True((await Company.As<LineService>(olga).ChangeAsync(new LineChange(line.Id, line.Version, Quantity: 50))).Succeeded);
        await Wire.RestartAsync(page);

        await Expect(page.GetByText("It now says 50 × 188.0000. You typed 77.")).ToBeVisibleAsync();
        await SavedAsync(50);
        await page.PressAsync("Use mine");
        await Expect(page.GetByText("14,476.00").First).ToBeVisibleAsync();
        await SavedAsync(77);
        await Expect(page.GetByText("You typed 77.")).ToBeHiddenAsync();
        Assert.Equal(0, await KeptAsync(page));
    }

    [Fact]
    public async Task A_tab_that_was_closed_while_typing_loses_nothing()
    {
        var page = await Company.SignInAsync(emil, sheet);
        await TypeUnheardAsync(page, "many");
        var other = await Company.OpenBesideAsync(page, "about:blank");
        await page.CloseAsync();
        Wire.Mend();

        await other.GotoAsync(sheet);
        await Expect(Quantity(other)).ToHaveValueAsync("many");
        await Expect(Quantity(other)).ToHaveAttributeAsync("aria-invalid", "true");
        await Quantity(other).FillAsync("78");
        await Expect(other.Locator(".bp-saved")).ToContainTextAsync("Saved");
        await SavedAsync(78);
        Assert.Equal(0, await KeptAsync(other));
    }

    [Fact]
    public async Task Somebody_else_at_the_same_browser_does_not_get_it()
    {
        var page = await Company.SignInAsync(emil, sheet);
        await TypeUnheardAsync(page, "77");
        await page.Context.ClearCookiesAsync();
        await Wire.RestartAsync(page);
        await BrowsedCompany.FillSignInAsync(page, olga.Email!, BrowsedCompany.Password);
        await Expect(Quantity(page)).ToHaveValueAsync("90");
        Assert.Equal(1, await KeptAsync(page));

        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(sheet);
        await BrowsedCompany.FillSignInAsync(page, emil.Email!, BrowsedCompany.Password);
        await Expect(Quantity(page)).ToHaveValueAsync("77");
        await SavedAsync(77);
    }

    [Fact]
    public async Task Signing_out_takes_it_from_the_browser()
    {
        var page = await Company.SignInAsync(emil, sheet);
        await Quantity(page).FillAsync("many");
        await Expect(Quantity(page)).ToHaveAttributeAsync("aria-invalid", "true");
        Assert.Equal(1, await KeptAsync(page));
        await page.Locator(".bp-user").ClickAsync();
        await page.PressAsync("Sign out");
        await page.WaitForURLAsync("**/signed-out");
        Assert.Equal(0, await KeptAsync(page));
    }

    private static ILocator Quantity(IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "Quantity, Swabs", Exact = true });

    private static Task<int> KeptAsync(IPage page) => page.EvaluateAsync<int>("Object.keys(localStorage).length");

    /// <summary>Cuts the wire, types a quantity and leaves the cell: the server hears nothing of it.</summary>
    private async Task TypeUnheardAsync(IPage page, string text)
    {
        await Quantity(page).ClickAsync();
        await Expect(Quantity(page)).ToBeFocusedAsync();
        Wire.Cut();
        await Quantity(page).PressSequentiallyAsync(text);
        await Quantity(page).PressAsync("Tab");
    }

    private async Task SavedAsync(decimal quantity)
    {
        await using var db = Company.Open();
        Assert.Equal(quantity, (await db.Set<BudgetLine>().AsNoTracking().SingleAsync(l => l.Id == line.Id)).Quantity);
    }
}
