using System.Globalization;
using System.Text.RegularExpressions;
using BudgetPortal.Catalog;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>Budgets that do not go straight on. Without these, a wrong turn would be the end of a budget.</summary>
public sealed class DetourTests : BrowserTest
{
    private User mira = null!;
    private User olga = null!;
    private User emil = null!;
    private CostCenter harbor = null!;
    private CostCenter quay = null!;
    private Item paper = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        mira = await Company.ModuleOwnerAsync();
        olga = await Company.UserAsync("Olga Owner");
        emil = await Company.UserAsync("Emil Entry");
        harbor = await Company.CostCenterAsync("CC-100", olga, entryUsers: [emil], name: "Harbor operations");
        quay = await Company.CostCenterAsync("CC-200", olga, entryUsers: [emil], name: "Quay");
        paper = await Company.ItemAsync("PAPER", standardPrice: 3, unit: "box", name: "Copy paper");
        await Company.PeriodAsync();
    }

    [Fact]
    public async Task A_budget_is_declared_for_one_cost_center_and_cancelled_with_a_reason()
    {
        var page = await Company.SignInAsync(mira, "/budgets/new");
        await page.Field("Name").FillAsync("Opex quay");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Cost centers", Exact = true }).CheckAsync();
        await page.PressAsync("Declare budget");
        await Expect(page.Refusal("Choose at least one.")).ToBeVisibleAsync();
        await page.GetByLabel("CC-200 Quay").CheckAsync();
        await Expect(page.GetByText("1 of 2 active cost centers")).ToBeVisibleAsync();
        await page.HasNoFlawAsync("declare-limited");
        await page.PressAsync("Declare budget");
        await Expect(page.Heading("Opex quay")).ToBeVisibleAsync();
        await Expect(page.Locator(".bp-totals tbody")).ToHaveTextAsync(new Regex("Quay"));
        await Expect(page.GetByText("Harbor operations")).ToHaveCountAsync(0);

        await page.PressAsync("Open entry now");
        await Expect(page.State("Entry open")).ToBeVisibleAsync();
        await page.PressAsync("More actions");
        await page.PressAsync("Cancel budget…");
        await Dialog(page, "Cancel budget").ClickAsync();
        await Expect(page.Refusal("Say why this budget is cancelled.")).ToBeVisibleAsync();
        await page.OpenDialog().GetByLabel("Reason").FillAsync("The quay is sold");
        await page.HasNoFlawAsync("cancel-budget");
        await Dialog(page, "Cancel budget").ClickAsync();
        await Expect(page.State("Cancelled")).ToBeVisibleAsync();
        await Expect(page.GetByText("Cancelled by Mira Lang")).ToBeVisibleAsync();
        await Expect(page.GetByText("The quay is sold").First).ToBeVisibleAsync();
        await page.HasNoFlawAsync("budget-cancelled");
    }

    [Fact]
    public async Task A_submission_is_taken_back_submitted_again_rejected_with_a_deadline_and_corrected()
    {
        var budget = await Company.BudgetAsync(costCenters: [harbor], name: "Opex next", by: mira);
        await Company.LineAsync(budget, harbor, paper, 10, 3, emil);
        var entry = await Company.SignInAsync(emil, $"/entry/{budget.Id}/{harbor.Id}");
        await SubmitAsync(entry);
        await entry.PressAsync("Take back");
        await Expect(entry.State("Draft")).ToBeVisibleAsync();
        await SubmitAsync(entry);
        await entry.GotoAsync("/entry");
        await entry.PressAsync("Take back");
        await Expect(entry.State("Draft")).ToBeVisibleAsync();
        await entry.FollowAsync("Harbor operations");
        await SubmitAsync(entry);

        var approval = await Company.SignInAsync(olga, "/approvals");
        await approval.PressAsync("Reject");
        await approval.OpenDialog().GetByLabel("Comment").FillAsync("Far too much paper");
        await approval.OpenDialog().GetByLabel("Correct until").FillAsync(Iso(budget.ExpireDate.AddDays(1)));
        await Dialog(approval, "Reject").ClickAsync();
        await Expect(approval.Refusal("Choose a day from")).ToBeVisibleAsync();
        await approval.OpenDialog().GetByLabel("Correct until").FillAsync(Iso(Company.Today.AddDays(12)));
        await approval.HasNoFlawAsync("reject-cost-center");
        await Dialog(approval, "Reject").ClickAsync();
        await Expect(approval.GetByText("Nothing waits for you")).ToBeVisibleAsync();

        await entry.ReloadAsync();
        await Expect(entry.State("Rejected")).ToBeVisibleAsync();
        await Expect(entry.GetByText(new Regex("^Open until .*, in 12 days$"))).ToBeVisibleAsync();
        await SubmitAsync(entry);
    }

    [Fact]
    public async Task A_finally_rejected_budget_is_reopened_for_the_chosen_cost_center()
    {
        var budget = await Company.BudgetAsync(BudgetState.PendingFinalApproval, name: "Opex next", by: mira);
        var page = await Company.SignInAsync(mira, "/approvals");
        await page.Field("Comment").FillAsync("The harbor needs less");
        await page.PressAsync("Reject");
        await Expect(page.GetByText("Nothing waits for you")).ToBeVisibleAsync();

        await page.GotoAsync($"/budgets/{budget.Id}");
        await Expect(page.GetByText("Rejected by Mira Lang")).ToBeVisibleAsync();
        await page.Locator(".bp-callout").GetByRole(AriaRole.Button, new() { Name = "Reopen…" }).ClickAsync();
        await page.OpenDialog().GetByLabel("Comment").FillAsync("Once more, please");
        await Dialog(page, "Reopen").ClickAsync();
        await Expect(page.Refusal("Choose at least one cost center that enters again.")).ToBeVisibleAsync();
        await page.OpenDialog().GetByLabel("CC-100 Harbor operations").CheckAsync();
        await page.HasNoFlawAsync("reopen-budget");
        await Dialog(page, "Reopen").ClickAsync();
        await Expect(page.State("Entry open")).ToBeVisibleAsync();
        await Expect(page.GetByText("Reopened by Mira Lang")).ToBeVisibleAsync();

        var entry = await Company.SignInAsync(emil, $"/entry/{budget.Id}/{harbor.Id}");
        await SubmitAsync(entry);
        await using var db = Company.Open();
        var states = await db.Set<CostCenterBudget>().Where(p => p.BudgetId == budget.Id).ToDictionaryAsync(p => p.CostCenterId, p => p.State);
        Assert.Equal((PartState.Submitted, PartState.Approved), (states[harbor.Id], states[quay.Id]));
    }

    [Fact]
    public async Task A_late_cost_center_is_added_and_makes_the_final_approval_wait()
    {
        var budget = await Company.BudgetAsync(BudgetState.PendingFinalApproval, [harbor], name: "Opex next", by: mira);
        var page = await Company.SignInAsync(mira, $"/budgets/{budget.Id}");
        await page.PressAsync("More actions");
        await page.PressAsync("Add cost center…");
        await Dialog(page, "Add cost center").ClickAsync();
        await Expect(page.OpenDialog().Locator(".bp-error")).ToContainTextAsync("Choose a cost center");
        await page.OpenDialog().GetByLabel("Cost center").SelectOptionAsync("CC-200 Quay");
        await page.HasNoFlawAsync("add-cost-center");
        await Dialog(page, "Add cost center").ClickAsync();
        await Expect(page.State("Pending cost-center approval")).ToBeVisibleAsync();
        await page.PressAsync("Actions for Quay");
        await page.PressAsync("Give more time…");
        await page.OpenDialog().GetByLabel("Enters until").FillAsync(Iso(Company.Today.AddDays(30)));
        await Dialog(page, "Give more time").ClickAsync();
        await Expect(page.GetByText(new Regex("^until .*, in 30 days$"))).ToBeVisibleAsync();
        await page.HasNoFlawAsync("budget-late-cost-center");

        var entry = await Company.SignInAsync(emil, "/entry");
        await Expect(entry.GetByText(new Regex("^Open until .*, in 30 days$"))).ToBeVisibleAsync();
        await Company.LineAsync(budget, quay, paper, 2, 3, emil);
        await entry.GotoAsync($"/entry/{budget.Id}/{quay.Id}");
        await SubmitAsync(entry);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A button of the open dialog.</summary>
    private static ILocator Dialog(IPage page, string words) => page.OpenDialog().GetByRole(AriaRole.Button, new() { Name = words, Exact = true });

    private static async Task SubmitAsync(IPage page)
    {
        await page.PressAsync("Submit to owner");
        await Dialog(page, "Submit to owner").ClickAsync();
        await Expect(page.State("Submitted")).ToBeVisibleAsync();
    }
}
