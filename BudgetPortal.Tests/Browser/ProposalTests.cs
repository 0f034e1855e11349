using BudgetPortal.Execution;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>From a new proposal to an approved program, by two people.</summary>
public sealed class ProposalTests : BrowserTest
{
    [Fact]
    public async Task A_proposal_is_begun_written_like_a_sheet_handed_in_and_its_program_approved()
    {
        var hanna = await Company.UserAsync("Hanna Weiss", DefaultRoles.FinanceOfficer);
        var mira = await Company.ModuleOwnerAsync();
        var year = await Company.PeriodAsync();
        var page = await Company.SignInAsync(hanna, "/execution/lists");
        await AddAsync("New program", "P-10", "Food safety");
        await AddAsync("New object code", "510", "Salaries");

        await page.HasNoFlawAsync("spending-lists");
        await page.FollowAsync("Proposals");
        await page.HasNoFlawAsync("proposals-empty");
        await page.PressAsync("New proposal");
        await page.PressAsync("Begin proposal");
        await Expect(page.Heading($"Proposal {year.Name}")).ToBeVisibleAsync();
        await Expect(page.Button("Hand in")).ToBeDisabledAsync();
        await page.PressAsync("Add program");
        await page.PressAsync("Add and open");
        await Expect(page.Heading("P-10 Food safety")).ToBeVisibleAsync();
        await page.PressAsync("Add line item");
        await Expect(page.Refusal("Choose an object code.")).ToBeVisibleAsync();
        await page.Field("Object code, new line item").SelectOptionAsync(new SelectOptionValue { Label = "510 Salaries" });
        await page.Field("Description, new line item").FillAsync("Two inspectors");
        await page.Field("Amount, new line item").FillAsync("128,400.50");
        await page.Field("Amount, new line item").PressAsync("Enter");
        await Expect(page.Field("Amount, line item 1")).ToHaveValueAsync("128,400.50");
        await Expect(page.Field("Amount, new line item")).ToHaveValueAsync(string.Empty);
        await page.Field("Amount, line item 1").FillAsync("128,000");
        await page.Field("Amount, line item 1").PressAsync("Tab");
        await Expect(page.Locator("tfoot")).ToContainTextAsync("128,000.00");
        await page.PressAsync("Add justification");
        await page.Field("Why it is needed").FillAsync("The law asks for it");
        await page.OpenDialog().GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("The law asks for it")).ToBeVisibleAsync();
        await page.HasNoFlawAsync("program-draft");
        await page.FollowAsync($"Proposal {year.Name}");
        await page.PressAsync("Hand in");
        await Expect(page.State("Submitted")).ToBeVisibleAsync();

        var decider = await Company.SignInAsync(mira, "/execution/proposals");
        await decider.FollowAsync($"Proposal {year.Name}");
        await Expect(decider.Button("Approve proposal")).ToBeDisabledAsync();
        await decider.HasNoFlawAsync("proposal-submitted");
        await decider.FollowAsync("Review");
        await decider.HasNoFlawAsync("program-submitted");
        await decider.PressAsync("Reject");
        await Expect(decider.Refusal("Say why.")).ToBeVisibleAsync();
        await decider.PressAsync("Approve");
        await Expect(decider.GetByText("Food safety is approved.")).ToBeVisibleAsync();
        await decider.PressAsync("Approve proposal");
        await Expect(decider.State("Approved")).ToBeVisibleAsync();

        await using var db = Company.Open();
        Assert.Equal(128_000m, (await db.Set<Appropriation>().SingleAsync()).Amount);

        async Task AddAsync(string what, string code, string name)
        {
            await page.PressAsync(what);
            await page.Field("Code").FillAsync(code);
            await page.Field("Name").FillAsync(name);
            await page.OpenDialog().GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = $"{code} {name}" })).ToBeVisibleAsync();
        }
    }
}
