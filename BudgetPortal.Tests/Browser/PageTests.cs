using System.Globalization;
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
    public static readonly TheoryData<Look> Looks = [.. Enum.GetValues<Look>()];

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Pages_before_sign_in_can_be_read_by_everybody(Look look) => await CheckAsync(
        await Company.OpenAsync("/sign-in", look), look, "/sign-in", "/signed-out", "/access-denied", "/reset-password?user=x&token=y", "/status/404");

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Pages_of_the_module_owner_can_be_read_by_everybody(Look look)
    {
        var world = await FurnishAsync();
        var page = await Company.SignInAsync(world.Mira, "/", look);
        await CheckAsync(
            page, look, "/", "/budgets", "/budgets/new", $"/budgets/{world.Open.Id}", $"/budgets/{world.Waiting.Id}", $"/budgets/{world.Waiting.Id}?tab=lines",
            $"/budgets/{world.Waiting.Id}?tab=changes", $"/budgets/{world.Waiting.Id}?tab=history", "/approvals?tab=final", "/approvals?tab=decided", "/account/password", "/nowhere");
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Pages_of_a_cost_center_owner_can_be_read_by_everybody(Look look)
    {
        var world = await FurnishAsync();
        var page = await Company.SignInAsync(world.Olga, "/approvals", look);
        await CheckAsync(page, look, "/approvals", "/approvals?tab=final", $"/budgets/{world.Open.Id}", $"/entry/{world.Waiting.Id}/{world.Harbor.Id}");
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Pages_of_a_company_that_has_nothing_yet_can_be_read_by_everybody(Look look)
    {
        var everything = await Company.UserAsync("Ada Fox", DefaultRoles.Administrator, DefaultRoles.BudgetModuleOwner);
        var page = await Company.SignInAsync(everything, "/", look);
        await CheckAsync(page, look, "/budgets", "/budgets/new", "/entry", "/approvals", "/administration/cost-centers");
    }

    private static async Task CheckAsync(IPage page, Look look, params string[] paths)
    {
        var found = new List<string>();
        foreach (var path in paths)
        {
            await page.GotoAsync(path);
            await Expect(page.Locator("h1:visible").First).ToBeVisibleAsync();
            await page.SettledAsync();
            await page.ScreenAsync($"{path}-{look}");
            found.AddRange(await page.ViolationsAsync());
            if (await page.OverflowAsync() is > 0 and var overflow)
            {
                found.Add(string.Create(CultureInfo.InvariantCulture, $"{path}: {overflow} px wider than the window"));
            }
        }

        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
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
