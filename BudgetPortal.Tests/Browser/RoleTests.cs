using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>What each role finds in its menu, and what it does not get by typing an address.</summary>
public sealed class RoleTests : BrowserTest
{
    private const string Worker = "Dashboard, Budget Entry, Approval Queue, Expenses, Notifications, Budgets, Scenarios";

    [Theory]
    [InlineData(DefaultRoles.Employee, Worker)]
    [InlineData(DefaultRoles.FinanceOfficer, "Dashboard, Budget Entry, Approval Queue, Expenses, Notifications, Budgets, Execution, Revenue, Scenarios, Proposals, Import, Programs and codes")]
    [InlineData(DefaultRoles.BudgetModuleOwner, "Dashboard, Budget Entry, Approval Queue, Expenses, Notifications, Budgets, Execution, Revenue, Seasonal profiles, Scenarios, Proposals")]
    [InlineData(DefaultRoles.Salesman, Worker)]
    [InlineData(DefaultRoles.Manager, Worker)]
    [InlineData(DefaultRoles.SupplyChain, Worker)]
    [InlineData(DefaultRoles.BranchManager, Worker)]
    [InlineData(DefaultRoles.Auditor, "Dashboard, Expenses, Notifications, Budgets, Execution, Revenue, Scenarios, Proposals")]
    [InlineData(DefaultRoles.Administrator, Worker + ", Users, Cost centers, Import, Settings, Mail, Jobs")]
    public async Task The_menu_holds_what_the_role_may_use(string role, string entries)
    {
        var page = await Company.SignInAsync(await Company.UserAsync("Ada Fox", role));
        var menu = page.GetByRole(AriaRole.Navigation, new() { Name = "Main" });
        await Expect(menu.GetByRole(AriaRole.Link, new() { Name = "Dashboard" })).ToBeVisibleAsync();
        var words = await menu.Locator(".bp-nav-link .bp-nav-text").AllInnerTextsAsync();
        Assert.Equal(entries, string.Join(", ", words));
    }

    [Theory]
    [InlineData("/budgets/new")]
    [InlineData("/seasonal-profiles")]
    [InlineData("/execution/proposals")]
    [InlineData("/execution/lists")]
    [InlineData("/administration/users")]
    [InlineData("/administration/cost-centers")]
    [InlineData("/administration/import")]
    [InlineData("/administration/jobs")]
    [InlineData("/administration/settings")]
    [InlineData("/administration/mail")]
    public async Task An_employee_is_refused_what_others_do(string path)
    {
        var page = await Company.SignInAsync(await Company.UserAsync("Ada Fox"), path);
        await Expect(page.GetByText("You do not have the right").Or(page.GetByText("not for you")).First).ToBeVisibleAsync();
        await Expect(page.Locator("main form, main table")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_employee_sees_the_budgets_of_their_own_cost_centers_alone()
    {
        var emil = await Company.UserAsync("Emil Entry");
        var mine = await Company.CostCenterAsync("CC-100", entryUsers: [emil]);
        var theirs = await Company.CostCenterAsync("CC-200");
        var common = await Company.BudgetAsync(BudgetState.EntryOpen, [mine, theirs], name: "For both");
        var foreign = await Company.BudgetAsync(BudgetState.EntryOpen, [theirs], name: "For the other");
        var page = await Company.SignInAsync(emil, "/budgets");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "For both" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "For the other" })).ToHaveCountAsync(0);

        await page.GotoAsync($"/budgets/{foreign.Id}");
        await Expect(page.GetByText("There is no such budget")).ToBeVisibleAsync();
        await page.GotoAsync($"/entry/{common.Id}/{theirs.Id}");
        await Expect(page.GetByText("This does not exist, or you may not see it").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Add item" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Nobody_reaches_another_companys_budget_by_its_address()
    {
        var other = await Company.AnotherCompanyAsync();
        var costCenter = await other.CostCenterAsync("CC-1");
        var budget = await other.BudgetAsync(BudgetState.EntryOpen, name: "Secret of the others");
        var page = await Company.SignInAsync(await Company.ModuleOwnerAsync(), $"/budgets/{budget.Id}");
        await Expect(page.GetByText("There is no such budget")).ToBeVisibleAsync();
        foreach (var path in new[] { "/budgets", $"/budgets/{budget.Id}/edit", $"/entry/{budget.Id}/{costCenter.Id}", $"/approvals?request={budget.Id}" })
        {
            await page.GotoAsync(path);
            await Expect(page.Locator("h1:visible").First).ToBeVisibleAsync();
            await page.SettledAsync();
            await Expect(page.GetByText("Secret of the others")).ToHaveCountAsync(0);
        }
    }

    [Fact]
    public async Task The_auditor_reads_everything_and_can_change_nothing()
    {
        await Company.CostCenterAsync("CC-100");
        var budget = await Company.BudgetAsync(BudgetState.PendingFinalApproval, name: "Opex next");
        var page = await Company.SignInAsync(await Company.UserAsync("Ada Fox", DefaultRoles.Auditor), $"/budgets/{budget.Id}");
        await Expect(page.Heading("Opex next")).ToBeVisibleAsync();
        foreach (var words in new[] { "Open entry now", "Close entry now", "Review and decide", "Approve", "Reject", "Open my lines" })
        {
            await Expect(page.GetByText(words, new() { Exact = true })).ToHaveCountAsync(0);
        }
    }

    [Fact]
    public async Task A_user_who_is_disabled_can_do_nothing_more_in_an_open_page()
    {
        var mira = await Company.ModuleOwnerAsync();
        await Company.CostCenterAsync("CC-100");
        var budget = await Company.BudgetAsync(BudgetState.Draft, name: "Opex next", by: mira);
        var page = await Company.SignInAsync(mira, $"/budgets/{budget.Id}");
        await Expect(page.Button("Open entry now")).ToBeVisibleAsync();
        await Company.DisableAsync(mira);
        await page.PressAsync("Open entry now");
        await Expect(page.GetByText("There is no such budget")).ToBeVisibleAsync();
        await using var db = Company.Open();
        Assert.Equal(BudgetState.Draft, (await db.Set<Budget>().SingleAsync()).State);
    }
}
