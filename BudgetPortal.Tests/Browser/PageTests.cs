using System.Globalization;
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
        var mira = await FurnishAsync();
        await CheckAsync(await Company.SignInAsync(mira, "/", look), look, "/", "/budgets", "/budgets/new", "/account/password", "/nowhere");
    }

    private static async Task CheckAsync(IPage page, Look look, params string[] paths)
    {
        var found = new List<string>();
        foreach (var path in paths)
        {
            await page.GotoAsync(path);
            await Expect(page.Locator("h1:visible, h2:visible").First).ToBeVisibleAsync();
            await page.SettledAsync();
            await page.ScreenAsync($"{path.Split('?')[0].Trim('/').Replace('/', '-')}-{look}");
            found.AddRange(await page.ViolationsAsync());
            if (await page.OverflowAsync() is > 0 and var overflow)
            {
                found.Add(string.Create(CultureInfo.InvariantCulture, $"{path}: {overflow} px wider than the window"));
            }
        }

        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    private async Task<User> FurnishAsync()
    {
        var mira = await Company.ModuleOwnerAsync();
        var owner = await Company.UserAsync("Olga Owner");
        await Company.CostCenterAsync("CC-100", owner, name: "Harbor operations");
        await Company.CostCenterAsync("CC-200", name: "Without an owner");
        await Company.BudgetAsync(BudgetState.EntryOpen, name: "Opex", by: mira);
        await Company.BudgetAsync(BudgetState.Active, type: BudgetType.Revenue, name: "Revenue", by: mira);
        return mira;
    }
}
