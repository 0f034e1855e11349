using BudgetPortal.Catalog;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Search;
using BudgetPortal.Shell.Search;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Shell;

/// <summary>What the search of the top bar finds, and for whom.</summary>
public sealed class SearchTests
{
    [Fact]
    public async Task An_entry_user_finds_their_own_cost_center_and_goes_to_its_sheet()
    {
        await using var world = await DashboardWorld.CreateAsync();
        var hit = Assert.Single(await FindAsync(world, world.Emil, "Cost centers", "harb"));
        Assert.Equal(("100", "Harbor", "OPEX", $"entry/{world.Opex.Id}/{world.Harbor.Id}"), (hit.Code, hit.Title, hit.Detail, hit.Href));
        Assert.Empty(await FindAsync(world, world.Emil, "Cost centers", "foreign"));
        Assert.Equal(["OPEX", "OPEX last"], (await FindAsync(world, world.Emil, "Budgets", "opex")).Select(h => h.Title));
    }

    [Fact]
    public async Task Who_is_on_no_cost_center_finds_no_budget_and_no_cost_center()
    {
        await using var world = await DashboardWorld.CreateAsync();
        var stranger = await world.Portal.UserAsync("Sam Stranger");
        Assert.Empty(await FindAsync(world, stranger, "Budgets", "opex"));
        Assert.Empty(await FindAsync(world, stranger, "Cost centers", "harbor"));
    }

    [Fact]
    public async Task The_auditor_finds_everything_and_is_led_to_pages_that_only_read()
    {
        await using var world = await DashboardWorld.CreateAsync();
        var hits = await AllAsync(world, world.Ada, "foreign");
        Assert.Equal([$"budgets/{world.Opex.Id}?tab=lines&costcenter={world.Foreign.Id}"], hits.Select(h => h.Href));
        foreach (var text in new[] { "o", "a", "e" })
        {
            Assert.DoesNotContain(await AllAsync(world, world.Ada, text), h => h.Href.StartsWith("entry", StringComparison.Ordinal)
                || h.Href.StartsWith("approvals", StringComparison.Ordinal) || h.Href.StartsWith("administration", StringComparison.Ordinal) || h.Href == "budgets/new");
        }
    }

    [Fact]
    public async Task A_manager_of_cost_centers_finds_also_those_without_a_budget()
    {
        await using var world = await DashboardWorld.CreateAsync();
        await world.Portal.CostCenterAsync("900", name: "Brand new");
        var hit = Assert.Single(await FindAsync(world, world.Portal.Administrator, "Cost centers", "brand"));
        Assert.Equal("administration/cost-centers?q=900", hit.Href);
        Assert.Empty(await FindAsync(world, world.Ada, "Cost centers", "brand"));
    }

    [Fact]
    public async Task Nothing_of_another_company_is_found()
    {
        await using var world = await DashboardWorld.CreateAsync();
        await world.Portal.OrderAsync(world.Paper, 5, world.Portal.Today, number: "PO-77");
        await world.Portal.ProductAsync("SHRIMP");
        var other = await world.Portal.AnotherCompanyAsync();
        var all = await other.UserAsync("Ann Everything", [.. DefaultRoles.All]);
        foreach (var text in new[] { "opex", "harbor", "paper", "po-77", "shrimp", "olga" })
        {
            Assert.Empty(await AllAsync(world, all, text));
            Assert.NotEmpty(await AllAsync(world, world.Mira, text));
        }
    }

    [Fact]
    public async Task Codes_come_before_names_and_five_are_enough()
    {
        await using var world = await DashboardWorld.CreateAsync();
        foreach (var (code, name) in new[] { ("A1", "box x7"), ("X7", "crate"), ("X70", "lid"), ("B2", "x7 tape"), ("C3", "max7 label"), ("D4", "foil x7b") })
        {
            await world.Portal.ItemAsync(code, name: name);
        }

        Assert.Equal(["X7", "X70", "B2", "A1", "D4"], (await FindAsync(world, world.Emil, "Items", "x7")).Select(h => h.Code));
    }

    [Theory]
    [InlineData("50%", "50% off")]
    [InlineData("a_c", "a_c")]
    [InlineData("[ab]", "[ab]")]
    [InlineData(@"c\d", @"c\d")]
    [InlineData("OFF 50", "50% off")]
    [InlineData("  a_C\t", "a_c")]
    public async Task What_is_typed_stands_for_itself_whatever_the_case(string typed, string name)
    {
        await using var world = await DashboardWorld.CreateAsync();
        foreach (var existing in new[] { "50% off", "500 sheets", "a_c", "abc", "[ab]", "a", @"c\d", "cd" })
        {
            await world.Portal.ItemAsync(name: existing);
        }

        Assert.Equal([name], (await FindAsync(world, world.Emil, "Items", typed)).Select(h => h.Title));
    }

    [Fact]
    public async Task Orders_are_found_by_number_and_supplier_the_latest_first_and_items_say_what_was_paid_last()
    {
        await using var world = await DashboardWorld.CreateAsync();
        var old = await world.Portal.OrderAsync(world.Paper, 5.20m, world.Portal.Today.AddDays(-9), PurchaseOrderStatus.Approved, currency: "USD", number: "PO-7");
        var latest = await world.Portal.OrderAsync(world.Paper, 9, world.Portal.Today, PurchaseOrderStatus.Pending, number: "PO-8");
        Assert.Equal([$"orders/{latest.Id}", $"orders/{old.Id}"], (await FindAsync(world, world.Emil, "Purchase orders", "po-")).Select(h => h.Href));
        Assert.Equal("PO-7", Assert.Single(await FindAsync(world, world.Emil, "Purchase orders", "po-7")).Title);
        var paper = Assert.Single(await FindAsync(world, world.Emil, "Items", "paper"));
        Assert.StartsWith("5.2000 USD", paper.End, StringComparison.Ordinal);
        Assert.Equal($"items/{world.Paper.Id}", paper.Href);
    }

    [Fact]
    public async Task Colleagues_are_found_by_name_and_only_who_manages_users_searches_addresses_and_those_who_left()
    {
        await using var world = await DashboardWorld.CreateAsync();
        Assert.Equal("Olga Owner", Assert.Single(await FindAsync(world, world.Emil, "People", "olga own")).Title);
        Assert.Empty(await FindAsync(world, world.Emil, "People", "olga.owner@"));
        Assert.Single(await FindAsync(world, world.Portal.Administrator, "People", "olga.owner@"));
        await world.Portal.DisableAsync(world.Olga);
        Assert.Empty(await FindAsync(world, world.Emil, "People", "olga"));
        Assert.Equal("Disabled", Assert.Single(await FindAsync(world, world.Portal.Administrator, "People", "olga")).End);
        Assert.Empty(await AllAsync(world, world.Olga, "e"));
    }

    [Fact]
    public async Task Pages_are_found_by_those_who_may_use_them()
    {
        await using var world = await DashboardWorld.CreateAsync();
        Assert.Equal("administration/users", Assert.Single(await FindAsync(world, world.Portal.Administrator, "Pages", "users")).Href);
        Assert.Empty(await FindAsync(world, world.Emil, "Pages", "users"));
        Assert.Equal(["budgets/new"], (await FindAsync(world, world.Mira, "Pages", "declare")).Select(h => h.Href));
        Assert.Empty(await FindAsync(world, world.Olga, "Pages", "declare"));
        Assert.Equal("budgets", (await FindAsync(world, world.Emil, "Pages", "budgets"))[0].Href);
    }

    [Fact]
    public async Task The_number_of_queries_does_not_grow_with_what_is_found()
    {
        await using var world = await DashboardWorld.CreateAsync();
        var few = await TestPortal.QueriesOf(() => AllAsync(world, world.Mira, "e"));
        for (var i = 0; i < 6; i++)
        {
            await world.Portal.OrderAsync(await world.Portal.ItemAsync(name: "Envelope"), 3, world.Portal.Today, number: $"PE-{i}");
            await world.Portal.CostCenterAsync(name: "Reserve");
            await world.Portal.UserAsync($"Eve {i}");
        }

        await world.Portal.BudgetAsync(BudgetState.EntryOpen, name: "Extra");
        Assert.Equal(few.Count, (await TestPortal.QueriesOf(() => AllAsync(world, world.Mira, "e"))).Count);
    }

    internal static async Task<IReadOnlyList<SearchHit>> FindAsync(DashboardWorld world, User user, string group, string text) =>
        (await GroupsAsync(world, user, text)).Single(g => g.Name == group).Hits;

    internal static async Task<List<SearchGroup>> GroupsAsync(DashboardWorld world, User user, string text)
    {
        var groups = await world.Portal.As<GlobalSearch>(user).FindAsync(SearchText.Of(text)).ToListAsync();
        Assert.DoesNotContain(groups, g => g.Failed);
        return groups;
    }

    private static async Task<List<SearchHit>> AllAsync(DashboardWorld world, User user, string text) =>
        [.. (await GroupsAsync(world, user, text)).SelectMany(g => g.Hits).Where(h => h.Href != "account/password")];
}
