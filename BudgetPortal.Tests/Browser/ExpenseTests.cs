using BudgetPortal.Execution;
using BudgetPortal.Execution.Expenses;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>Without these, nobody could hand in what they paid, or see what they approve.</summary>
public sealed class ExpenseTests : BrowserTest
{
    /// <summary>A picture of one point.</summary>
    private static readonly byte[] Photo = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private User emil = null!;
    private User ingrid = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (emil, ingrid) = (await Company.UserAsync("Emil Entry"), await Company.UserAsync("Ingrid Solheim"));
        var center = await Company.CostCenterAsync("2300", ingrid, entryUsers: [emil], name: "Quality and Food Safety");
        var budget = await Company.BudgetAsync(costCenters: [center], name: "OPEX", terms: ThisYear);
        await Company.LineAsync(budget, center, await Company.ItemAsync("TRV-1", name: "Travel"), 1, 500);
        budget = await Company.AdvanceAsync(budget, BudgetState.Active);
        await Company.AppropriationAsync(budget, center);
    }

    [Fact]
    public async Task A_photographed_receipt_is_handed_in_on_a_phone_and_approved_at_a_desk()
    {
        var phone = await Company.SignInAsync(emil, "/execution/expenses", Look.Phone);
        await phone.Button("Enter expense").First.ClickAsync();
        var dialog = phone.OpenDialog();
        await dialog.GetByLabel("Photograph the receipt").SetInputFilesAsync(new FilePayload { Name = "image.png", MimeType = "image/png", Buffer = Photo });
        await Expect(dialog.GetByText("image.png")).ToBeVisibleAsync();
        await dialog.GetByLabel("Amount").FillAsync("68.40");
        await dialog.GetByLabel("What for").FillAsync("Train to the audit");
        await phone.PressAsync("Hand in");
        await Expect(dialog.GetByText("Choose the line of the budget that it is for.")).ToBeVisibleAsync();
        await dialog.GetByLabel("Line of the budget").SelectOptionAsync("Travel, 500.00 EUR planned");
        await phone.PressAsync("Hand in");
        await Expect(phone.GetByText("is handed in.")).ToBeVisibleAsync();
        await Expect(phone.State("Submitted")).ToBeVisibleAsync();

        var desk = await Company.SignInAsync(ingrid, "/execution/expenses");
        await Expect(desk.GetByRole(AriaRole.Link, new() { Name = "Expenses" }).GetByText("1 expense waits")).ToBeAttachedAsync();
        await desk.GetByRole(AriaRole.Tab, new() { Name = "To decide" }).ClickAsync();
        await desk.FollowAsync("Train to the audit");
        dialog = desk.OpenDialog();
        await Expect(dialog.GetByRole(AriaRole.Img, new() { Name = "Picture of image.png" })).ToHaveJSPropertyAsync("naturalWidth", 1);
        await desk.HasNoFlawAsync("expense-to-decide");
        await desk.PressAsync("Reject");
        await Expect(dialog.GetByText("Say why.")).ToBeVisibleAsync();
        await desk.PressAsync("Approve");
        await Expect(desk.GetByText("is approved.")).ToBeVisibleAsync();
        await Expect(desk.GetByText("Nothing waits for you")).ToBeVisibleAsync();
        await Expect(phone.State("Approved")).ToBeVisibleAsync();

        await using var db = Company.Open();
        var expense = await db.Set<Expense>().SingleAsync();
        Assert.Equal((ExpenseState.Approved, 68.40m, ingrid.Id), (expense.State, expense.Amount, expense.DecidedById));
        var stranger = await Company.SignInAsync(await Company.UserAsync("Sten Stranger"), "/");
        var address = $"/receipts/{expense.Id}";
        Assert.Equal(404, (await stranger.Context.APIRequest.GetAsync(address)).Status);
        var got = await desk.Context.APIRequest.GetAsync(address);
        Assert.Equal(Photo, await got.BodyAsync());
        Assert.Equal(("image/png", "nosniff"), (got.Headers["content-type"], got.Headers["x-content-type-options"]));
    }

    [Fact]
    public async Task A_receipt_that_cannot_be_taken_leaves_the_draft_and_says_why()
    {
        var page = await Company.SignInAsync(emil, "/execution/expenses");
        await Expect(page.GetByText("You have no expenses")).ToBeVisibleAsync();
        await page.HasNoFlawAsync("expenses-empty");
        await page.Button("Enter expense").First.ClickAsync();
        var dialog = page.OpenDialog();
        await page.HasNoFlawAsync("expense-form");
        await dialog.GetByLabel("Choose a receipt").SetInputFilesAsync(new FilePayload { Name = "program.exe", MimeType = "application/octet-stream", Buffer = "MZ"u8.ToArray() });
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await dialog.GetByLabel("Choose a receipt").SetInputFilesAsync(new FilePayload { Name = "disguised.pdf", MimeType = "application/pdf", Buffer = "MZ"u8.ToArray() });
        await dialog.GetByLabel("Line of the budget").SelectOptionAsync("Travel, 500.00 EUR planned");
        await dialog.GetByLabel("Amount").FillAsync("12");
        await dialog.GetByLabel("What for").FillAsync("Parking");
        await page.PressAsync("Hand in");
        await Expect(dialog.GetByText("The content of this file is not what its name says.")).ToBeVisibleAsync();
        await dialog.GetByLabel("Choose a receipt").SetInputFilesAsync(new FilePayload { Name = "parking.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 12.00"u8.ToArray() });
        await page.PressAsync("Save draft");
        await Expect(page.GetByText("is saved as a draft.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await page.HasNoFlawAsync("expenses");
    }

    private BudgetTerms ThisYear(BudgetTerms terms) => terms with
    {
        EntryStart = Company.Today.AddDays(-60), EntryEnd = Company.Today.AddDays(-30), ActiveDate = Company.Today.AddDays(-20), ExpireDate = Company.Today.AddYears(1),
    };
}
