using BudgetPortal.Approvals.Changes;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>An approved budget of two owners is changed.</summary>
public sealed class ChangeTests : BrowserTest
{
    private User olga = null!;
    private User sven = null!;
    private User emil = null!;
    private User mira = null!;
    private CostCenter meals = null!;
    private CostCenter seafood = null!;
    private Budget budget = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (olga, sven) = (await Company.UserAsync("Olga Owner"), await Company.UserAsync("Sven Owner"));
        (emil, mira) = (await Company.UserAsync("Emil Entry"), await Company.ModuleOwnerAsync());
        meals = await Company.CostCenterAsync("100", olga, entryUsers: [emil], name: "Meals");
        seafood = await Company.CostCenterAsync("200", sven, name: "Seafood");
        budget = await Company.BudgetAsync(BudgetState.EntryOpen, [meals, seafood], name: "Opex next", by: mira);
        await Company.LineAsync(budget, meals, await Company.ItemAsync("TRAY", name: "Tray"), 300, 2.5m, emil);
        await Company.LineAsync(budget, seafood, await Company.ItemAsync("POWER", name: "Power"), 10, 100, sven);
        budget = await Company.AdvanceAsync(budget, BudgetState.Active);
    }

    [Fact]
    public async Task A_revision_is_written_like_a_sheet_agreed_to_and_in_force_when_it_is_approved()
    {
        var page = await Company.SignInAsync(emil, $"/budgets/{budget.Id}?tab=revisions");
        await page.PressAsync("Propose a revision");
        await page.Field("Reason").FillAsync("More shifts");
        await page.HasNoFlawAsync("revision-dialog");
        await page.PressAsync("Begin");
        await Expect(page.Heading("Revision #1 · 100 Meals")).ToBeVisibleAsync();
        await page.Field("Quantity, Tray").FillAsync("-1");
        await page.Field("Unit price, Tray").FocusAsync();
        await Expect(page.GetByRole(AriaRole.Alert).First).ToBeVisibleAsync();
        await page.Field("Quantity, Tray").FillAsync("400");
        await page.Field("Unit price, Tray").FocusAsync();
        await Expect(page.GetByText("1,000.00").First).ToBeVisibleAsync();
        await page.HasNoFlawAsync("revision-draft");
        await page.PressAsync("Submit");
        await Expect(page.State("Submitted")).ToBeVisibleAsync();

        var owner = await Company.SignInAsync(olga, "/approvals");
        await owner.FollowAsync("Revision #1");
        await Expect(owner.GetByRole(AriaRole.Row).Filter(new() { HasText = "Tray" })).ToContainTextAsync("400");
        await owner.HasNoFlawAsync("revision-review");
        await owner.PressAsync("Agree");
        await Expect(owner.GetByText("You agreed.")).ToBeVisibleAsync();

        var final = await Company.SignInAsync(mira, "/approvals?tab=changes");
        await final.FollowAsync("Revision #1");
        await final.PressAsync("Approve");
        await Expect(final.State("Approved")).ToBeVisibleAsync();
        await final.FollowAsync("Compare versions");
        await Expect(final.Heading("Version 1 and Version 2")).ToBeVisibleAsync();
        await final.HasNoFlawAsync("versions");
        Assert.Equal(1000m, Assert.Single(await LinesAsync(meals)).Amount);
    }

    [Fact]
    public async Task A_transfer_waits_for_the_other_owner_and_moves_when_it_is_approved()
    {
        var page = await Company.SignInAsync(olga, $"/budgets/{budget.Id}?tab=revisions");
        await page.PressAsync("Propose a transfer");
        await page.Field("From line").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Field("To cost center").SelectOptionAsync(new SelectOptionValue { Label = "200 Seafood" });
        await page.Field("Amount").FillAsync("800");
        await page.Field("Reason").FillAsync("Power got dear");
        await page.PressAsync("Begin");
        await Expect(page.Refusal("No more than the 750.00")).ToBeVisibleAsync();
        await page.Field("Amount").FillAsync("250");
        await page.HasNoFlawAsync("transfer-dialog");
        await page.PressAsync("Begin");
        await Expect(page.Heading("Transfer #1 · 100 Meals → 200 Seafood")).ToBeVisibleAsync();
        await page.PressAsync("Submit");
        await Expect(page.State("Submitted")).ToBeVisibleAsync();

        var other = await Company.SignInAsync(sven, "/approvals?tab=changes");
        await other.FollowAsync("Transfer #1");
        await other.HasNoFlawAsync("transfer-review");
        await other.PressAsync("Agree");
        await Expect(other.GetByText("You agreed.")).ToBeVisibleAsync();
        var final = await Company.SignInAsync(mira, "/approvals?tab=changes");
        await final.FollowAsync("Transfer #1");
        await final.PressAsync("Approve");
        await Expect(final.State("Approved")).ToBeVisibleAsync();
        Assert.Equal((500m, 1250m), ((await LinesAsync(meals)).Sum(l => l.Amount), (await LinesAsync(seafood)).Sum(l => l.Amount)));
    }

    [Fact]
    public async Task Rows_that_were_not_saved_are_named_and_there_again_when_the_line_is_opened_again()
    {
        await Company.LineAsync(budget, meals, await Company.ItemAsync("FILM", name: "Film"), 10, 5, emil);
        var revision = await Company.As<ProposalService>(emil).ProposeRevisionAsync(Guid.NewGuid(), (await Company.PartAsync(budget, meals)).Id, "More halls");
        Assert.True(revision.Succeeded, revision.Error?.ToString());
        var page = await Company.SignInAsync(emil, $"/changes/{revision.Value}");
        var dialog = page.OpenDialog();
        await page.PressAsync("Build-up of Tray");
        await page.PressAsync("Add row");
        await dialog.GetByLabel("What for, row 1").FillAsync("Two halls");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByText("Rows of Tray are not saved. Open its details to go on.")).ToBeVisibleAsync();

        await page.PressAsync("Build-up of Film");
        await Expect(page.Heading("Build-up of Film")).ToBeVisibleAsync();
        await Expect(dialog.GetByLabel("What for, row 1")).ToBeHiddenAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).Last.ClickAsync();
        await page.PressAsync("Build-up of Tray");
        await Expect(dialog.GetByLabel("What for, row 1")).ToHaveValueAsync("Two halls");
        await page.PressAsync("Save build-up");
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Save build-up" })).ToBeHiddenAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).Last.ClickAsync();
        await Expect(page.GetByText("Two halls")).ToBeVisibleAsync();
    }

    private async Task<List<BudgetLine>> LinesAsync(CostCenter costCenter)
    {
        var part = await Company.PartAsync(budget, costCenter);
        await using var db = Company.Open();
        return [.. db.Set<BudgetLine>().Where(l => l.PartId == part.Id)];
    }
}
