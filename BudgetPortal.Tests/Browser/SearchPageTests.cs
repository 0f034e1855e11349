using System.Text.RegularExpressions;
using BudgetPortal.Catalog;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>The search of the top bar, by keyboard as most use it.</summary>
public sealed class SearchPageTests : BrowserTest
{
    private User olga = null!;
    private CostCenter harbor = null!;
    private Budget opex = null!;
    private Item paper = null!;
    private PurchaseOrder order = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        olga = await Company.UserAsync("Olga Owner");
        harbor = await Company.CostCenterAsync("100", olga, name: "Harbor");
        await Company.CostCenterAsync("200", name: "Harbor of others");
        paper = await Company.ItemAsync("PAP-1", name: "Copy paper", unit: "box", standardPrice: 4);
        order = await Company.OrderAsync(paper, 5.20m, Company.Today.AddDays(-3), number: "PO-77");
        opex = await Company.BudgetAsync(name: "OPEX next");
    }

    [Fact]
    public async Task Ctrl_K_a_name_and_Enter_open_the_sheet()
    {
        var page = await Company.SignInAsync(olga);
        await OpenAsync(page);
        await page.Keyboard.TypeAsync("harbor");
        await Expect(page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await Expect(page.Locator(".bp-palette mark").First).ToHaveTextAsync("Harbor");
        await page.HasNoFlawAsync("search");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex($"/entry/{opex.Id}/{harbor.Id}$"));
        await Expect(page.OpenDialog()).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Enter_before_anything_is_found_waits_for_what_was_typed()
    {
        var page = await Company.SignInAsync(olga);
        await OpenAsync(page);
        await page.Keyboard.TypeAsync("PO-77");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex($"/orders/{order.Id}$"));
        await page.HasNoFlawAsync("order");
        await page.FollowAsync("Copy paper");
        await Expect(page.GetByText("5.2000").First).ToBeVisibleAsync();
        await page.HasNoFlawAsync("item");
    }

    [Fact]
    public async Task The_arrows_choose_and_what_was_opened_is_proposed_again()
    {
        var page = await Company.SignInAsync(olga);
        await OpenAsync(page);
        var options = page.GetByRole(AriaRole.Option);
        await Expect(options.Nth(0)).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(options.Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/entry$"));
        await Expect(page.OpenDialog()).ToHaveCountAsync(0);
        await OpenAsync(page);
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Recently opened" }).GetByRole(AriaRole.Option)).ToHaveTextAsync(new Regex(@"^\s*Budget Entry"));
    }

    [Fact]
    public async Task Nothing_found_is_said_and_Escape_closes()
    {
        var page = await Company.SignInAsync(olga, look: Look.Phone);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Search") }).ClickAsync();
        await Expect(Field(page)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("zzz");
        await Expect(page.Heading("Nothing found for “zzz”")).ToBeVisibleAsync();
        await page.HasNoFlawAsync("search-nothing");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.OpenDialog()).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_colleague_has_a_page_and_the_question_mark_lists_the_shortcuts()
    {
        var page = await Company.SignInAsync(await Company.UserAsync("Emil Entry"));
        await OpenAsync(page);
        await page.Keyboard.TypeAsync("olga");
        await page.GetByRole(AriaRole.Option, new() { NameRegex = new Regex("Olga Owner") }).ClickAsync();
        await Expect(page.Heading("Olga Owner")).ToBeVisibleAsync();
        await Expect(page.GetByText("None that you see.")).ToBeVisibleAsync();
        await page.HasNoFlawAsync("person");
        await page.Keyboard.PressAsync("?");
        await Expect(page.Heading("Keyboard shortcuts")).ToBeVisibleAsync();
        await page.HasNoFlawAsync("shortcuts");
    }

    private static ILocator Field(IPage page) => page.GetByRole(AriaRole.Combobox, new() { Name = "Search", Exact = true });

    /// <summary>The script that listens comes with the page, the dialog with the circuit.</summary>
    private static async Task OpenAsync(IPage page)
    {
        await Expect(page.Locator("[data-bp-search]")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+k");
        await Expect(Field(page)).ToBeFocusedAsync();
    }
}
