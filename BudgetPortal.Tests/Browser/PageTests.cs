using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>
/// Every page as people look at it: bright, dark, and on a phone. Without these, somebody with a screen reader, weak eyes or a small screen
/// could not work with it.
/// </summary>
public sealed class PageTests : BrowserTest
{
    [Fact]
    public async Task Pages_before_sign_in_can_be_read_by_everybody() => await CheckAsync(
        await Company.OpenAsync("/sign-in"), "/sign-in", "/signed-out", "/access-denied", "/reset-password?user=x&token=y", "/status/404");

    [Fact]
    public async Task Pages_of_the_module_owner_can_be_read_by_everybody()
    {
        var world = await FurnishAsync();
        var page = await Company.SignInAsync(world.Mira, "/");
        await CheckAsync(
            page, "/", "/budgets", "/budgets/new", $"/budgets/{world.Open.Id}", $"/budgets/{world.Waiting.Id}", $"/budgets/{world.Waiting.Id}?tab=lines",
            $"/budgets/{world.Waiting.Id}?tab=changes", $"/budgets/{world.Waiting.Id}?tab=history", "/approvals?tab=final", "/approvals?tab=decided", "/account/password", "/nowhere");
    }

    [Fact]
    public async Task Pages_of_a_cost_center_owner_can_be_read_by_everybody()
    {
        var world = await FurnishAsync();
        var page = await Company.SignInAsync(world.Olga, "/approvals");
        await CheckAsync(page, "/approvals", "/approvals?tab=final", $"/budgets/{world.Open.Id}", $"/entry/{world.Waiting.Id}/{world.Harbor.Id}");
    }

    [Fact]
    public async Task Pages_of_a_company_that_has_nothing_yet_can_be_read_by_everybody()
    {
        var everything = await Company.UserAsync("Ada Fox", DefaultRoles.Administrator, DefaultRoles.BudgetModuleOwner);
        var page = await Company.SignInAsync(everything, "/");
        await CheckAsync(page, "/budgets", "/budgets/new", "/entry", "/approvals", "/administration/cost-centers");
    }

    private static async Task CheckAsync(IPage page, params string[] paths)
    {
        var flaws = new List<string>();
        foreach (var path in paths)
        {
            await page.GotoAsync(path);
            await Expect(page.Locator("h1:visible").First).ToBeVisibleAsync();
            flaws.AddRange(await page.FlawsAsync(path));
        }

        Assert.True(flaws.Count == 0, string.Join(Environment.NewLine, flaws));
    }

    private async Task<World> FurnishAsync()
    {
        var mira = await Company.ModuleOwnerAsync();
        var olga = await Company.UserAsync("Olga Owner");
        var harbor = await Company.CostCenterAsync("CC-100", olga, name: "Harbor operations");
        await Company.CostCenterAsync("CC-110", name: "Without an owner", parent: harbor);
        var item = await Company.ItemAsync("PAPER", standardPrice: 3, unit: "box", name: "Copy paper");
        var other = await Company.ItemAsync("CHAIR", standardPrice: 120, name: "Office chair", category: "Furniture");
        await Company.OrderAsync(item, 5.20m, Company.Today.AddDays(-90));
        await Company.OrderAsync(item, 6.40m, Company.Today.AddDays(-20));
        await Company.BudgetAsync(BudgetState.Active, [harbor], name: "Opex this year", by: mira, terms: ThisYear);
        var open = await Company.BudgetAsync(BudgetState.EntryOpen, name: "Opex", by: mira);
        await Company.LineAsync(open, harbor, item, 12, 6.40m, olga);
        await Company.LineAsync(open, harbor, other, 2, 120, olga);
        var waiting = await Company.BudgetAsync(BudgetState.EntryOpen, [harbor], BudgetType.Capex, "Capex", mira);
        await Company.LineAsync(waiting, harbor, other, 40, 120, olga);
        await Company.AdvanceAsync(waiting, BudgetState.PendingFinalApproval);
        var submitted = await Company.BudgetAsync(BudgetState.EntryOpen, [harbor], name: "Supplement", by: mira);
        await Company.LineAsync(submitted, harbor, item, 100, 6.40m, olga);
        await Company.AdvanceAsync(submitted, BudgetState.PendingCcApproval);
        return new World(mira, olga, harbor, open, waiting);
    }

    private BudgetTerms ThisYear(BudgetTerms terms) => terms with
    {
        EntryStart = Company.Today.AddDays(-60), EntryEnd = Company.Today.AddDays(-30), ActiveDate = Company.Today.AddDays(-20), ExpireDate = Company.Today.AddYears(1),
    };

    private sealed record World(User Mira, User Olga, CostCenter Harbor, Budget Open, Budget Waiting);
}
