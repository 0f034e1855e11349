using BudgetPortal.Approvals;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>Without these, nobody notices who decided what they had asked for themselves, and nobody can set the rule.</summary>
public sealed class SegregationTests : BrowserTest
{
    [Fact]
    public async Task The_final_approver_sees_that_an_owner_decided_their_own_lines()
    {
        var mira = await Company.ModuleOwnerAsync();
        var olga = await Company.UserAsync("Olga Owner");
        var harbor = await Company.CostCenterAsync("CC-100", olga, name: "Harbor operations");
        var budget = await Company.BudgetAsync(BudgetState.EntryOpen, [harbor], name: "Opex next");
        await Company.LineAsync(budget, harbor, await Company.ItemAsync(), by: olga);
        await Company.AdvanceAsync(budget, BudgetState.PendingCcApproval);
        var owner = await Company.SignInAsync(olga, "/approvals");
        await Expect(owner.GetByText("You entered 1 of these lines.")).ToBeVisibleAsync();
        await owner.PressAsync("Approve");
        await Expect(owner.GetByText("Nothing waits for you")).ToBeVisibleAsync();

        var final = await Company.SignInAsync(mira, "/approvals");
        await Expect(final.GetByText("Olga Owner approved 1 line of CC-100 Harbor operations that they entered themselves.")).ToBeVisibleAsync();
        await Expect(final.GetByText("1 own line", new() { Exact = true })).ToBeVisibleAsync();
        await final.HasNoFlawAsync("own-lines");
        await final.GotoAsync($"/budgets/{budget.Id}?tab=history");
        await Expect(final.GetByText("1 own line", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Settings_are_saved_and_the_second_of_two_administrators_loads_them_anew()
    {
        var other = await Company.SignInAsync(await Company.UserAsync("Ada Second", DefaultRoles.Administrator), "/administration/settings");
        await Expect(other.Field("Time for corrections")).ToHaveValueAsync("5");
        var page = await Company.SignInAsync(Company.Administrator, "/administration/settings");
        await Expect(page.Field("Time for corrections")).ToHaveValueAsync("5");
        await page.HasNoFlawAsync("administration-settings");

        await page.Field("Time for corrections").FillAsync("0");
        await page.PressAsync("Save changes");
        await Expect(page.GetByText("Give whole working days from 1 to 60.")).ToBeVisibleAsync();
        await page.Field("Time for corrections").FillAsync("7");
        await page.Field("Time zone").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Label = "Europe/Berlin (UTC+01:00)" });
        await Expect(page.GetByText("Days have begun and ended in UTC.")).ToBeVisibleAsync();
        await page.PressAsync("Save changes");
        await Expect(page.GetByText("Settings saved")).ToBeVisibleAsync();

        await other.PressAsync("Save changes");
        await Expect(other.GetByText("Somebody else changed the settings")).ToBeVisibleAsync();
        await other.PressAsync("Load current values");
        await Expect(other.Field("Time for corrections")).ToHaveValueAsync("7");
    }
}
