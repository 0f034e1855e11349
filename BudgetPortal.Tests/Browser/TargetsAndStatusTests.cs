using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>Without these, the module owner could neither set targets nor see who is late and remind them.</summary>
public sealed class TargetsAndStatusTests : BrowserTest
{
    private User mira = null!;
    private User emil = null!;
    private CostCenter left = null!;
    private CostCenter right = null!;
    private Budget budget = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        mira = await Company.ModuleOwnerAsync();
        emil = await Company.UserAsync("Emil Entry");
        var head = await Company.CostCenterAsync("2000", name: "Operations");
        left = await Company.CostCenterAsync("2100", await Company.UserAsync("Olga Owner"), entryUsers: [emil], parent: head, name: "Seafood");
        right = await Company.CostCenterAsync("2200", entryUsers: [emil], parent: head, name: "Ready meals");
        var item = await Company.ItemAsync("PAPER", standardPrice: 10, name: "Copy paper");
        var last = await Company.BudgetAsync(costCenters: [left, right], name: "Last year", by: mira, terms: t => t with
        {
            ActiveDate = t.ActiveDate.AddYears(-1), ExpireDate = t.ExpireDate.AddYears(-1), EntryStart = t.EntryStart.AddYears(-1),
        });
        await Company.LineAsync(last, left, item, 200, 10, emil);
        await Company.LineAsync(last, right, item, 100, 10, emil);
        await Company.AdvanceAsync(last, BudgetState.Active);
        budget = await Company.BudgetAsync(costCenters: [left, right], name: "This year", by: mira, terms: t => t with
        {
            EntryEnd = Company.Today.AddDays(2), TargetControl = TargetControl.Stop,
        });
        await Company.LineAsync(budget, left, item, 150, 10, emil);
    }

    [Fact]
    public async Task Targets_are_proposed_typed_and_saved_and_entry_stops_at_them()
    {
        var page = await Company.SignInAsync(mira, $"/budgets/{budget.Id}");
        await page.PressAsync("More actions");
        await page.FollowAsync("Targets");
        await page.Field("From last year, plus").FillAsync("5");
        await page.PressAsync("Apply to all");
        await Expect(Target(page, "2100 Seafood")).ToHaveValueAsync("2,100.00");
        await Expect(Target(page, "2200 Ready meals")).ToHaveValueAsync("1,050.00");
        await page.Field("Push a total down").FillAsync("1000");
        await page.PressAsync("Spread");
        await Expect(Target(page, "2100 Seafood")).ToHaveValueAsync("666.67");
        await Target(page, "2100 Seafood").FillAsync("many");
        await Target(page, "2200 Ready meals").FillAsync("400");
        await page.PressAsync("Save targets");
        await Expect(Target(page, "2100 Seafood")).ToBeFocusedAsync();
        await Expect(Target(page, "2100 Seafood")).ToHaveValueAsync("many");
        await Target(page, "2100 Seafood").FillAsync("1600");
        await page.PressAsync("Save targets");
        await Expect(page.GetByText("2 targets saved")).ToBeVisibleAsync();
        await page.HasNoFlawAsync("targets");

        var entry = await Company.SignInAsync(emil, "/entry");
        await Expect(entry.GetByText("100 under")).ToBeVisibleAsync();
        await entry.GotoAsync($"/entry/{budget.Id}/{left.Id}");
        await entry.Field("Quantity, Copy paper").FillAsync("161");
        await Expect(entry.GetByText("above the target of 1,600.00 EUR")).ToBeVisibleAsync();
        await entry.Field("Quantity, Copy paper").FillAsync("160");
        await Expect(entry.GetByText("met", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_target_that_somebody_else_changed_is_shown_and_what_was_typed_stays()
    {
        var page = await Company.SignInAsync(mira, $"/budgets/{budget.Id}/targets");
        await Target(page, "2100 Seafood").FillAsync("500");
        var part = await Company.PartAsync(budget, left);
        Assert.True((await Company.As<TargetService>(mira).SaveAsync(budget.Id, [new TargetChange(part.Id, 700, null)])).Succeeded);
        await page.PressAsync("Save targets");
        await Expect(page.GetByText("changed it meanwhile to 700.00")).ToBeVisibleAsync();
        await Expect(Target(page, "2100 Seafood")).ToHaveValueAsync("500.00");
        await page.PressAsync("Save targets");
        await Expect(page.GetByText("1 target saved")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Those_who_are_late_are_seen_and_reminded_once()
    {
        var page = await Company.SignInAsync(mira, $"/budgets/{budget.Id}/status");
        await Expect(page.GetByText("Emil Entry and 1 more")).ToBeVisibleAsync();
        await page.HasNoFlawAsync("status");
        await page.Button("Late 2").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "2200" })).ToContainTextAsync("Late");
        await page.PressAsync("Remind all late (2)");
        await Expect(page.GetByText("Reminded: Emil Entry, Olga Owner.")).ToBeVisibleAsync();
        await Expect(page.Button("Remind")).ToHaveCountAsync(0);
        await page.PressAsync("Remind all late (2)");
        await Expect(page.GetByText("Already reminded today: Emil Entry, Olga Owner.")).ToBeVisibleAsync();
        await using var db = Company.Open();
        Assert.Equal(2, await db.Set<BudgetEvent>().CountAsync(e => e.BudgetId == budget.Id && e.Step == BudgetStep.Reminded));
        await page.GotoAsync($"/budgets/{budget.Id}?tab=history");
        await Expect(page.GetByText("2200 Ready meals: reminder sent")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_auditor_reads_both_pages_and_others_do_not_find_them()
    {
        var auditor = await Company.UserAsync("Ada Fox", DefaultRoles.Auditor);
        var page = await Company.SignInAsync(auditor, $"/budgets/{budget.Id}/targets");
        await Expect(page.Locator("table").GetByText("Seafood")).ToBeVisibleAsync();
        await Expect(page.Button("Save targets")).ToHaveCountAsync(0);
        await page.GotoAsync($"/budgets/{budget.Id}/status");
        await Expect(page.GetByText("Emil Entry and 1 more")).ToBeVisibleAsync();
        await Expect(page.Button("Remind")).ToHaveCountAsync(0);
        var other = await Company.SignInAsync(emil, $"/budgets/{budget.Id}/status");
        await Expect(other.GetByText("There is no such budget")).ToBeVisibleAsync();
        await other.GotoAsync($"/budgets/{budget.Id}/targets");
        await Expect(other.GetByText("There is no such budget")).ToBeVisibleAsync();
    }

    private static ILocator Target(IPage page, string costCenter) => page.Field($"Target, {costCenter}");
}
