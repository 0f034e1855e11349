using System.Text.RegularExpressions;
using BudgetPortal.Approvals;
using BudgetPortal.Catalog;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>The way of a budget, walked by those who walk it. Without it, a company has no budget.</summary>
public sealed class BudgetJourneyTests : BrowserTest
{
    private User mira = null!;
    private User olga = null!;
    private User emil = null!;
    private CostCenter harbor = null!;
    private Item paper = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        mira = await Company.ModuleOwnerAsync();
        olga = await Company.UserAsync("Olga Owner");
        emil = await Company.UserAsync("Emil Entry");
        harbor = await Company.CostCenterAsync("CC-100", olga, entryUsers: [emil], name: "Harbor operations");
        paper = await Company.ItemAsync("PAPER", standardPrice: 3, unit: "box", name: "Copy paper");
        var supplier = await Company.SupplierAsync("Paper Mill");
        await Company.OrderAsync(paper, 5.20m, Company.Today.AddDays(-90), number: "PO-1", supplier: supplier);
        await Company.OrderAsync(paper, 6.40m, Company.Today.AddDays(-20), PurchaseOrderStatus.Approved, number: "PO-2", supplier: supplier);
        await Company.OrderAsync(paper, 99, Company.Today, PurchaseOrderStatus.Pending, number: "PO-3", supplier: supplier);
        await Company.PeriodAsync();
    }

    [Fact]
    public async Task From_the_declaration_over_entry_and_a_changed_approval_to_the_active_day()
    {
        var owner = await Company.SignInAsync(mira, "/budgets");
        await DeclareAsync(owner, "Opex next", activeToday: true);
        await Expect(owner.State("Draft")).ToBeVisibleAsync();
        await owner.PressAsync("Open entry now");
        await Expect(owner.State("Entry open")).ToBeVisibleAsync();

        var entry = await Company.SignInAsync(emil, "/entry");
        await AddPaperAsync(entry, "10");
        await Expect(entry.Locator(".bp-figures")).ToContainTextAsync("64.00");
        await entry.FollowAsync("Harbor operations");
        await Expect(entry.State("Draft")).ToBeVisibleAsync();
        await TypeQuantityAsync(entry, "12");
        await SubmitAsync(entry);
        await Expect(entry.State("Submitted")).ToBeVisibleAsync();

        var approval = await Company.SignInAsync(olga, "/approvals");
        var quantity = approval.GetByLabel("Copy paper, Quantity").Or(approval.GetByLabel("Quantity, Copy paper"));
        await quantity.FillAsync("8");
        await quantity.PressAsync("Tab");
        await approval.PressAsync("Change and approve");
        await Expect(approval.Refusal("Say why you change this line.")).ToBeVisibleAsync();
        await approval.Field("Why").FillAsync("Eight were enough last year");
        await approval.PressAsync("Change and approve");
        await Expect(approval.GetByText("Nothing waits for you")).ToBeVisibleAsync();

        await owner.GotoAsync("/approvals");
        await Expect(owner.Heading("Opex next")).ToBeVisibleAsync();
        await owner.PressAsync("Approve");
        await Expect(owner.GetByText("Nothing waits for you")).ToBeVisibleAsync();
        await owner.GotoAsync("/budgets");
        await owner.FollowAsync("Opex next");
        await Expect(owner.State("Active")).ToBeVisibleAsync();

        await using var db = Company.Open();
        var line = await db.Set<BudgetLine>().SingleAsync();
        Assert.Equal((8m, 6.40m, 51.20m, PriceSource.LastPurchaseOrder, "PO-2"), (line.Quantity, line.UnitPrice, line.Amount, line.PriceSource, line.PriceOrigin!.OrderNumber));
        var change = await db.Set<BudgetApprovalChange>().SingleAsync();
        Assert.Equal((LineField.Quantity, 12m, 8m, "Eight were enough last year"), (change.Field, change.Before, change.After, change.Reason));
    }

    [Fact]
    public async Task A_rejected_cost_center_is_corrected_submitted_again_and_approved()
    {
        await SubmittedAsync("Opex next");
        var approval = await Company.SignInAsync(olga, "/approvals");
        await approval.PressAsync("Reject");
        var reject = approval.OpenDialog().GetByRole(AriaRole.Button, new() { Name = "Reject" });
        await reject.ClickAsync();
        await Expect(approval.Refusal("Say why you reject it, so that it can be corrected.")).ToBeVisibleAsync();
        await approval.OpenDialog().GetByLabel("Comment").FillAsync("Far too much paper");
        await reject.ClickAsync();
        await Expect(approval.GetByText("Nothing waits for you")).ToBeVisibleAsync();

        var entry = await Company.SignInAsync(emil, "/entry");
        await Expect(entry.State("Rejected")).ToBeVisibleAsync();
        await entry.FollowAsync("Harbor operations");
        await Expect(entry.GetByText("Far too much paper").First).ToBeVisibleAsync();
        await TypeQuantityAsync(entry, "5");
        await SubmitAsync(entry);
        await Expect(entry.State("Submitted")).ToBeVisibleAsync();

        await approval.GotoAsync("/approvals");
        await Expect(approval.Heading("CC-100 Harbor operations")).ToBeVisibleAsync();
        await approval.PressAsync("Approve");
        await Expect(approval.GetByText("Nothing waits for you")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_budget_sent_back_returns_to_its_owner_and_comes_again_for_the_final_approval()
    {
        var budget = await Company.BudgetAsync(BudgetState.PendingFinalApproval, name: "Opex next", by: mira);
        var owner = await Company.SignInAsync(mira, "/approvals");
        await owner.PressAsync("Send back");
        await owner.OpenDialog().GetByRole(AriaRole.Button, new() { Name = "Send back" }).ClickAsync();
        await Expect(owner.Refusal("Say what has to be reviewed.")).ToBeVisibleAsync();
        await owner.OpenDialog().GetByLabel("Comment").FillAsync("Check the paper once more");
        await owner.OpenDialog().GetByRole(AriaRole.Button, new() { Name = "Send back" }).ClickAsync();
        await Expect(owner.GetByText("Nothing waits for you")).ToBeVisibleAsync();

        var approval = await Company.SignInAsync(olga, "/approvals");
        await Expect(approval.GetByText("Check the paper once more").First).ToBeVisibleAsync();
        await approval.PressAsync("Approve");
        await Expect(approval.GetByText("Nothing waits for you")).ToBeVisibleAsync();

        await owner.GotoAsync($"/budgets/{budget.Id}");
        await Expect(owner.State("Pending final approval")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_budget_rejected_finally_says_so_and_why()
    {
        var budget = await Company.BudgetAsync(BudgetState.PendingFinalApproval, name: "Opex next", by: mira);
        var owner = await Company.SignInAsync(mira, "/approvals");
        await owner.PressAsync("Reject");
        await Expect(owner.Field("Comment")).ToHaveAttributeAsync("aria-invalid", "true");
        await owner.Field("Comment").FillAsync("The money is not there");
        await owner.PressAsync("Reject");
        await Expect(owner.GetByText("Nothing waits for you")).ToBeVisibleAsync();
        await owner.GotoAsync($"/budgets/{budget.Id}");
        await Expect(owner.State("Rejected")).ToBeVisibleAsync();
        await owner.GetByRole(AriaRole.Tab, new() { Name = "History" }).ClickAsync();
        await Expect(owner.GetByRole(AriaRole.Cell, new() { Name = "The money is not there" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_owner_approves_on_a_phone()
    {
        await SubmittedAsync("Opex next");
        var approval = await Company.SignInAsync(olga, "/", Look.Phone);
        await approval.PressAsync("Open the navigation");
        await approval.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Approval Queue" }).ClickAsync();
        await approval.FollowAsync("CC-100 Harbor operations");
        await approval.PressAsync("Approve");
        await Expect(approval.GetByText("Nothing waits for you")).ToBeVisibleAsync();
    }

    private static async Task DeclareAsync(IPage page, string name, bool activeToday)
    {
        await page.FollowAsync("Declare budget");
        await page.PressAsync("Declare budget");
        await Expect(page.Refusal("The name is missing.")).ToBeVisibleAsync();
        await page.Field("Name").FillAsync(name);
        if (activeToday)
        {
            await page.Field("Active date").FillAsync(await page.Field("Entry start").InputValueAsync());
            await Expect(page.GetByText("The active date is not after entry end")).ToBeVisibleAsync();
        }

        await page.PressAsync("Declare budget");
        await Expect(page.Heading(name)).ToBeVisibleAsync();
    }

    /// <summary>Adds paper by the dialog, at the price of the last order that was approved.</summary>
    private static async Task AddPaperAsync(IPage page, string quantity)
    {
        await page.PressAsync("Add budget item");
        var dialog = page.OpenDialog();
        await dialog.GetByLabel("Item", new() { Exact = true }).First.FillAsync("paper");
        await dialog.GetByRole(AriaRole.Listbox).GetByRole(AriaRole.Option).First.ClickAsync();
        await Expect(dialog.GetByText("Last purchase order")).ToBeVisibleAsync();
        await Expect(dialog.GetByText("PO-2, line 1")).ToBeVisibleAsync();
        await Expect(dialog.GetByText("Paper Mill")).ToBeVisibleAsync();
        await dialog.GetByLabel("Quantity").FillAsync(quantity);
        await Expect(dialog.Locator("output")).ToContainTextAsync("64.00");
        await page.PressAsync("Add line");
        await Expect(dialog).ToBeHiddenAsync();
    }

    private static async Task TypeQuantityAsync(IPage page, string quantity)
    {
        var cell = page.GetByLabel("Quantity, Copy paper");
        await cell.FillAsync(quantity);
        await cell.PressAsync("Enter");
        await Expect(page.Locator(".bp-saved")).ToContainTextAsync(new Regex(@"Saved \d"));
    }

    private static async Task SubmitAsync(IPage page)
    {
        await page.PressAsync("Submit to owner");
        await page.OpenDialog().GetByRole(AriaRole.Button, new() { Name = "Submit to owner" }).ClickAsync();
    }

    private async Task SubmittedAsync(string name)
    {
        var budget = await Company.BudgetAsync(name: name, by: mira);
        await Company.LineAsync(budget, harbor, paper, 10, 6.40m, emil);
        var part = await Company.PartAsync(budget, harbor);
        Assert.True((await Company.As<SubmissionService>(emil).SubmitAsync(part.Id)).Succeeded);
    }
}
