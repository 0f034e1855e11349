using BudgetPortal.Approvals;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>The page on which everybody starts: from it they reach what waits for them, and see nothing that is not theirs.</summary>
public sealed class DashboardPageTests : BrowserTest
{
    private User mira = null!;
    private User olga = null!;
    private User emil = null!;
    private CostCenter harbor = null!;
    private Budget opex = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (mira, olga, emil) = (await Company.ModuleOwnerAsync(), await Company.UserAsync("Olga Owner"), await Company.UserAsync("Emil Entry"));
        harbor = await Company.CostCenterAsync("100", olga, entryUsers: [emil], name: "Harbor");
        var foreign = await Company.CostCenterAsync("200", name: "Foreign");
        var paper = await Company.ItemAsync("PAPER");
        var last = await Company.BudgetAsync(name: "OPEX last", terms: t => t with
        {
            EntryStart = Company.Today.AddDays(-300), ActiveDate = Company.Today.AddDays(-270), ExpireDate = Company.Today.AddDays(60),
        });
        await Company.LineAsync(last, harbor, paper, 8);
        await Company.AdvanceAsync(last, BudgetState.Active);
        opex = await Company.BudgetAsync(name: "OPEX", by: mira, terms: t => t with { EntryEnd = Company.Today.AddDays(3) });
        await Company.LineAsync(opex, harbor, paper, 10, by: emil);
        await Company.LineAsync(opex, foreign, paper, 777);
    }

    [Fact]
    public async Task An_entry_user_goes_from_a_rejection_to_the_lines()
    {
        await SubmitAsync();
        var part = await Company.PartAsync(opex, harbor);
        Assert.True((await Company.As<CostCenterDecisionService>(olga).RejectAsync(part.Id, part.Version, "Use the new contract.")).Succeeded);
        var page = await Company.SignInAsync(emil);
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^Good .*, Emil$") })).ToBeVisibleAsync();
        var waiting = page.GetByRole(AriaRole.Region, new() { Name = "Waiting for you" });
        await Expect(waiting.GetByText("“Use the new contract.” Olga Owner")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new("Harbor.*Rejected") })).ToBeVisibleAsync();
        await Expect(page.GetByText("Foreign")).ToHaveCountAsync(0);
        await page.HasNoFlawAsync("dashboard-entry");
        await waiting.GetByRole(AriaRole.Link, new() { Name = "100 Harbor" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/entry/{opex.Id}/{harbor.Id}$"));
    }

    [Fact]
    public async Task An_owner_goes_from_the_dashboard_to_the_decision()
    {
        await SubmitAsync();
        var page = await Company.SignInAsync(olga);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Open queue" }).First).ToBeVisibleAsync();
        await page.HasNoFlawAsync("dashboard-owner");
        await page.GetByRole(AriaRole.Region, new() { Name = "Waiting for you" }).GetByRole(AriaRole.Link, new() { Name = "100 Harbor" }).ClickAsync();
        await Expect(page.Button("Approve")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_module_owner_sees_progress_and_who_is_late_and_looks_at_one_budget_after_the_other()
    {
        await SubmitAsync();
        var page = await Company.SignInAsync(mira);
        await Expect(page.GetByText("1 cost center still has to hand in OPEX.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Entry: 1 of 2 handed in")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "To look after" }).GetByText("200 Foreign").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new("Harbor.*Submitted.*Olga Owner") })).ToBeVisibleAsync();
        await page.HasNoFlawAsync("dashboard-module-owner");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^OPEX last") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new("Harbor 80 – 80 0 %") })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_auditor_sees_where_budgets_stand_and_is_asked_nothing()
    {
        var page = await Company.SignInAsync(await Company.UserAsync("Ada Fox", DefaultRoles.Auditor));
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new("Foreign.*7,770") })).ToBeVisibleAsync();
        await page.SettledAsync();
        await Expect(page.Locator("main a[href^=entry], main a[href^=approvals], main a[href='budgets/new'], main a[href^=administration]")).ToHaveCountAsync(0);
        await Expect(page.GetByText("Waiting for you")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_has_nothing_is_told_why()
    {
        var page = await Company.SignInAsync(await Company.UserAsync("Sam Stranger"));
        await Expect(page.Heading("You are not listed on a cost center yet")).ToBeVisibleAsync();
        await page.HasNoFlawAsync("dashboard-nothing");
    }

    private async Task SubmitAsync()
    {
        var part = await Company.PartAsync(opex, harbor);
        Assert.True((await Company.As<SubmissionService>(emil).SubmitAsync(part.Id)).Succeeded);
    }
}
