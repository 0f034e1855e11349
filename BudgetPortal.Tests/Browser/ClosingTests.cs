using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>Last year's budget is closed and what is left of it goes on.</summary>
public sealed class ClosingTests : BrowserTest
{
    [Fact]
    public async Task The_module_owner_sees_what_is_carried_forward_and_closes_for_good()
    {
        var (olga, mira) = (await Company.UserAsync("Olga Owner"), await Company.ModuleOwnerAsync());
        var meals = await Company.CostCenterAsync("100", olga, name: "Meals");
        var office = await Company.CostCenterAsync("200", olga, name: "Office");
        var past = await Company.PeriodAsync(Company.Today.Year - 1);
        var old = await Company.BudgetAsync(BudgetState.EntryOpen, [meals, office], name: "OPEX last", by: mira, terms: t => t with
        {
            PeriodId = past.Id, EntryStart = past.Start.AddDays(-60), EntryEnd = past.Start.AddDays(-30), ActiveDate = past.Start, ExpireDate = past.End,
        });
        await Company.LineAsync(old, meals, await Company.ItemAsync("TRAY"), 100, 2.5m, olga);
        await Company.LineAsync(old, office, await Company.ItemAsync("DESK"), 2, 400, olga);
        old = await Company.AdvanceAsync(old, BudgetState.Expired);
        var next = await Company.BudgetAsync(BudgetState.Active, [meals], name: "OPEX next", by: mira);

        var page = await Company.SignInAsync(mira, $"/budgets/{old.Id}");
        await page.FollowAsync("Close budget");
        await Expect(page.Heading("Close OPEX last")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "A percentage" }).CheckAsync();
        await page.Field("Percent of the cost center’s budget").FillAsync("101");
        await page.GetByLabel("Comment").FillAsync("Agreed with the board");
        await Expect(page.GetByText("The percentage lies between 0 and 100.")).ToBeVisibleAsync();
        await page.Field("Percent of the cost center’s budget").FillAsync("33.333");
        await page.GetByLabel("Comment").FocusAsync();
        await Expect(page.GetByText("A percentage has two decimals at the most.")).ToBeVisibleAsync();
        await Expect(page.Field("Percent of the cost center’s budget")).ToHaveValueAsync("33.333");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "100 Meals" })).Not.ToContainTextAsync("83.3");
        await page.Field("Percent of the cost center’s budget").FillAsync("10");
        await page.GetByLabel("Comment").FocusAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "100 Meals" })).ToContainTextAsync("25.00");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "200 Office" })).ToContainTextAsync("Takes no part in the next budget");
        await page.HasNoFlawAsync("close-budget");
        await page.PressAsync("Close budget");
        await Expect(page.GetByText("The rest, 1,025.00 EUR, lapses.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).GetByText("Takes no part in the next budget: one cost center, 80.00 EUR lapses.")).ToBeVisibleAsync();
        await page.PressAsync("Close and carry forward 25.00 EUR");
        await Expect(page.Heading("Closing of OPEX last")).ToBeVisibleAsync();
        await page.HasNoFlawAsync("closed-budget");
        await page.FollowAsync("Open OPEX next");
        await Expect(page.Heading("OPEX next")).ToBeVisibleAsync();

        await page.GotoAsync($"/budgets/{old.Id}");
        await Expect(page.GetByText("At most 10 % of the cost center’s budget is carried forward: 25.00 EUR into OPEX next. 1,025.00 EUR lapses.")).ToBeVisibleAsync();

        await using var db = Company.Open();
        var part = await Company.PartAsync(next, meals);
        Assert.Equal([10m, 25m], db.Set<BudgetLine>().Where(l => l.PartId == part.Id).Select(l => l.Amount).Order());
    }
}
