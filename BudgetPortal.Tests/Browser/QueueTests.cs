using BudgetPortal.Approvals;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>Olga decides for three cost centers, and goes away.</summary>
public sealed class QueueTests : BrowserTest
{
    private readonly List<CostCenter> centers = [];
    private User olga = null!;
    private Budget budget = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        olga = await Company.UserAsync("Olga Owner");
        var emil = await Company.UserAsync("Emil Entry");
        foreach (var code in new[] { "100", "200", "300" })
        {
            centers.Add(await Company.CostCenterAsync(code, olga, entryUsers: [emil], name: $"Center {code}"));
        }

        budget = await Company.BudgetAsync(BudgetState.EntryOpen, centers, name: "Opex next");
        foreach (var (center, amount) in centers.Zip([10m, 300m, 200m]))
        {
            await Company.LineAsync(budget, center, await Company.ItemAsync($"ITEM{amount:0}"), 1, amount, emil);
        }

        await Company.AdvanceAsync(budget, BudgetState.PendingCcApproval);
    }

    [Fact]
    public async Task The_biggest_change_comes_first_and_the_keyboard_leads_from_one_to_the_next()
    {
        var page = await Company.SignInAsync(olga, "/approvals");
        await Expect(page.Heading("200 Center 200")).ToBeVisibleAsync();
        await Expect(page.Locator(".bp-queue-row b")).ToHaveTextAsync(["200 Center 200", "300 Center 300", "100 Center 100"]);
        await page.Keyboard.PressAsync("j");
        await Expect(page.Heading("300 Center 300")).ToBeVisibleAsync();
        await Expect(page.GetByText("2 of 3")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("k");
        await Expect(page.Heading("200 Center 200")).ToBeVisibleAsync();

        await page.PressAsync("Biggest first");
        await page.PressAsync("Oldest first");
        await page.ReloadAsync();
        await Expect(page.Button("Oldest first")).ToBeVisibleAsync();
        await page.PressAsync("Oldest first");
        await page.PressAsync("Biggest first");
        await page.FollowAsync("200 Center 200");
        await Expect(page.Heading("200 Center 200")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("a");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Heading("300 Center 300")).ToBeFocusedAsync();
        await Expect(page.GetByText("1 of 2")).ToBeVisibleAsync();
        await page.HasNoFlawAsync("queue");
    }

    [Fact]
    public async Task Several_are_approved_with_one_comment_and_what_was_decided_meanwhile_is_named()
    {
        var page = await Company.SignInAsync(olga, "/approvals");
        await page.Locator(".bp-review-quantity input").First.FillAsync("2");
        await page.Keyboard.PressAsync("Tab");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "All", Exact = true }).CheckAsync();
        await page.PressAsync("Approve chosen (3)");
        await Expect(page.OpenDialog().GetByText("510", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByText("You changed figures of 200 Center 200.")).ToBeVisibleAsync();
        await page.Field("Comment").Last.FillAsync("As planned");
        var part = await Company.PartAsync(budget, centers[0]);
        Assert.True((await Company.As<CostCenterDecisionService>(olga).RejectAsync(part.Id, part.Version, "Too little")).Succeeded);
        await page.HasNoFlawAsync("approve-several");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Approve 3 cost centers" }).ClickAsync();
        await Expect(page.GetByText("1 was not approved")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Back to the queue" }).ClickAsync();
        await Expect(page.GetByText("2 cost centers approved")).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator("a[href=approvals] .bp-nav-badge").CountAsync());
        await Expect(page.GetByText("Nothing waits for you")).ToBeVisibleAsync();
        Assert.Equal(PartState.Approved, (await Company.PartAsync(budget, centers[1])).State);
        Assert.Equal(PartState.Rejected, (await Company.PartAsync(budget, centers[0])).State);
    }

    [Fact]
    public async Task An_owner_who_goes_away_sets_a_deputy_who_approves_in_their_place()
    {
        var page = await Company.SignInAsync(olga, "/approvals");
        var dora = await Company.UserAsync("Dora Deputy");
        await page.FollowAsync("Deputies");
        await page.PressAsync("Set a deputy");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Set a deputy" }).ClickAsync();
        await Expect(page.GetByText("Choose who decides meanwhile")).ToBeVisibleAsync();
        await page.Field("Who decides").SelectOptionAsync(new SelectOptionValue { Label = "Dora Deputy" });
        await page.Field("Last day").FillAsync(Company.Today.AddDays(7).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.HasNoFlawAsync("deputies");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Set a deputy" }).ClickAsync();
        await Expect(page.GetByText("Dora Deputy decides for Olga Owner from")).ToBeVisibleAsync();

        var deputy = await Company.SignInAsync(dora, "/approvals");
        await Expect(deputy.GetByText("You decide in the place of Olga Owner.")).ToBeVisibleAsync();
        await deputy.PressAsync("Approve");
        await Expect(deputy.GetByText("1 of 2")).ToBeVisibleAsync();
        await deputy.GotoAsync($"/budgets/{budget.Id}?tab=history");
        await Expect(deputy.GetByText("Dora Deputy").First).ToBeVisibleAsync();
        await Expect(deputy.GetByText("for Olga Owner").First).ToBeVisibleAsync();

        await page.PressAsync("End now");
        await Expect(page.GetByText("Nobody decides for anybody else")).ToBeVisibleAsync();
        await deputy.GotoAsync("/approvals");
        await Expect(deputy.GetByText("Nothing waits for you")).ToBeVisibleAsync();
    }
}
