using BudgetPortal.Approvals;
using BudgetPortal.Notifications;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.Playwright;
using Xunit;

namespace BudgetPortal.Tests.Browser;

/// <summary>Without these, people would learn by reloading what waits for them.</summary>
public sealed class NotificationTests : BrowserTest
{
    private User mira = null!;
    private User olga = null!;
    private User emil = null!;
    private CostCenter center = null!;
    private Budget budget = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        mira = await Company.ModuleOwnerAsync();
        olga = await Company.UserAsync("Olga Owner");
        emil = await Company.UserAsync("Emil Entry");
        center = await Company.CostCenterAsync("2300", olga, entryUsers: [emil], name: "Food Safety");
        budget = await Company.BudgetAsync(costCenters: [center], name: "Opex next", by: mira);
        await Company.LineAsync(budget, center, await Company.ItemAsync("SWABS"), 10, 7, emil);
    }

    [Fact]
    public async Task A_submission_rings_the_owners_bell_and_badges_and_the_approval_the_module_owners()
    {
        var owner = await Company.SignInAsync(olga, "/budgets");
        var other = await Company.OpenBesideAsync(owner, "/notifications");
        var module = await Company.SignInAsync(mira);
        await Expect(Bell(owner)).ToHaveAccessibleNameAsync("0 unread notifications");
        await Expect(other.GetByText("Nothing yet")).ToBeVisibleAsync();

        Assert.True((await SubmitAsync(Company)).Succeeded);
        await Expect(Bell(owner)).ToHaveAccessibleNameAsync("1 unread notification");
        await Expect(Badge(owner, "Approval Queue")).ToContainTextAsync("1");
        await Expect(other.GetByText("requires your approval for")).ToBeVisibleAsync();
        await other.HasNoFlawAsync("notifications");

        await Bell(owner).ClickAsync();
        await owner.FollowAsync("Approve now");
        await Expect(owner).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/approvals"));
        await Expect(Bell(owner)).ToHaveAccessibleNameAsync("0 unread notifications");
        await Expect(Bell(other)).ToHaveAccessibleNameAsync("0 unread notifications");
        await owner.PressAsync("Approve");
        await Expect(Bell(module)).ToHaveAccessibleNameAsync("2 unread notifications");
        await Expect(Badge(owner, "Approval Queue")).ToHaveCountAsync(0);

        await Bell(module).ClickAsync();
        await Expect(module.GetByText("Food Safety budget approved by Olga Owner").First).ToBeVisibleAsync();
        await module.HasNoFlawAsync("bell");
        await module.GetByRole(AriaRole.Group, new() { Name = "Notifications", Exact = true }).GetByRole(AriaRole.Button, new() { Name = "Mark all as read" }).ClickAsync();
        await Expect(Bell(module)).ToHaveAccessibleNameAsync("0 unread notifications");
    }

    [Fact]
    public async Task What_happens_in_another_process_is_seen_at_once_too()
    {
        var owner = await Company.SignInAsync(olga);
        await Expect(Bell(owner)).ToHaveAccessibleNameAsync("0 unread notifications");
        await using var another = PortalBrowser.Current.StartAnother();
        Assert.True((await SubmitAsync(new TestCompany(another.Services, Company.Organization, Company.Administrator))).Succeeded);
        await Expect(Bell(owner)).ToHaveAccessibleNameAsync("1 unread notification");
        await Expect(Badge(owner, "Approval Queue")).ToContainTextAsync("1");
    }

    [Fact]
    public async Task The_hub_pushes_the_same_to_other_clients_of_a_signed_in_user_alone()
    {
        var page = await Company.SignInAsync(olga);
        await page.EvaluateAsync(
            $$"""
            () => {
              window.heard = [];
              const socket = new WebSocket(`ws://${location.host}{{NotificationHub.Address}}`);
              socket.onopen = () => socket.send('{"protocol":"json","version":1}\x1e');
              socket.onmessage = event => event.data.split("\x1e").filter(text => text).map(JSON.parse).filter(message => message.type === 1)
                .forEach(message => heard.push(message.arguments[0]));
            }
            """);
        await page.WaitForFunctionAsync("() => heard.length === 1 && heard[0].unread === 0 && heard[0].newest === null");
        Assert.True((await SubmitAsync(Company)).Succeeded);
        await page.WaitForFunctionAsync("() => heard.at(-1).unread === 1 && heard.at(-1).newest.text.includes('requires your approval for 2300 Food Safety')");

        var nobody = await Company.OpenAsync("/sign-in");
        Assert.Equal(401, await nobody.EvaluateAsync<int>($"() => fetch('{NotificationHub.Address}/negotiate?negotiateVersion=1', {{ method: 'POST' }}).then(answer => answer.status)"));
    }

    [Fact]
    public async Task The_filters_stand_in_the_address_and_one_is_marked_as_read()
    {
        Assert.True((await SubmitAsync(Company)).Succeeded);
        var page = await Company.SignInAsync(olga, "/notifications?unread=true");
        await Expect(page.Button("Unread 1")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.PressAsync("Mark as read");
        await Expect(page.GetByText("Nothing like that")).ToBeVisibleAsync();
        await page.PressAsync("Show all");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/notifications$"));
        await Expect(page.GetByText("requires your approval for")).ToBeVisibleAsync();

        await page.GotoAsync("/notifications?page=abc&unread=abc&group=99");
        await Expect(page.GetByText("requires your approval for")).ToBeVisibleAsync();
        Assert.True((await ApproveAsync()).Succeeded);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "View budget" })).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Approve now" })).ToHaveCountAsync(0);

        await page.GotoAsync($"/notifications/{Guid.NewGuid()}?to=abc");
        await Expect(page.Heading("There is no such notification").First).ToBeVisibleAsync();
    }

    private static ILocator Bell(IPage page) => page.Locator(".bp-bell");

    private static ILocator Badge(IPage page, string entry) => page.Locator(".bp-nav-link", new() { HasText = entry }).Locator(".bp-nav-badge");

    private async Task<Result> ApproveAsync()
    {
        var part = await Company.PartAsync(budget, center);
        return await Company.As<CostCenterDecisionService>(olga).ApproveAsync(part.Id, part.Version, string.Empty);
    }

    private async Task<Result> SubmitAsync(TestCompany company) =>
        await company.As<SubmissionService>(emil).SubmitAsync((await company.PartAsync(budget, center)).Id);
}
