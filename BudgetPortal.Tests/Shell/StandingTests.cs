using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Shell.Dashboard;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Shell;

/// <summary>Where budgets stand, as each role sees it.</summary>
public sealed class StandingTests
{
    [Fact]
    public async Task An_entry_user_sees_figures_of_their_own_cost_centers_alone()
    {
        await using var world = await DashboardWorld.CreateAsync();
        var standings = await ReadAsync(world, world.Emil);
        Assert.Equal(["OPEX", "OPEX last"], standings.Select(s => s.Name));
        Assert.Equal((1, 0, 100m, 80m), (standings[0].CostCenters, standings[0].HandedIn, standings[0].Total, standings[0].LastYear));

        var view = await world.Portal.As<BudgetViewQueries>(world.Emil).ReadAsync(world.Opex.Id);
        Assert.Equal(["100"], view!.Parts.Select(p => p.Code));
        Assert.Equal(100, view.Detail.Categories.Sum(c => c.Total));
    }

    [Theory]
    [InlineData(DefaultRoles.Auditor)]
    [InlineData(DefaultRoles.FinanceOfficer)]
    [InlineData(DefaultRoles.BudgetModuleOwner)]
    public async Task Who_may_read_everything_sees_all_cost_centers(string role)
    {
        await using var world = await DashboardWorld.CreateAsync();
        var standings = await ReadAsync(world, await world.Portal.UserAsync("Rita Reader", role));
        Assert.Equal((2, 20100m, 10080m), (standings[0].CostCenters, standings[0].Total, standings[0].LastYear));
    }

    [Theory]
    [InlineData(DefaultRoles.Employee)]
    [InlineData(DefaultRoles.Administrator)]
    public async Task Who_is_not_listed_on_a_cost_center_sees_nothing(string role)
    {
        await using var world = await DashboardWorld.CreateAsync();
        var stranger = await world.Portal.UserAsync("Sam Stranger", role);
        Assert.Empty(await ReadAsync(world, stranger));
        Assert.Null(await world.Portal.As<BudgetViewQueries>(stranger).ReadAsync(world.Opex.Id));
        Assert.Empty(await world.Portal.As<ActivityQueries>(stranger).ReadAsync(10));
        Assert.Empty((await world.Portal.As<WaitingQueries>(stranger).ReadAsync()).Rows);
    }

    [Fact]
    public async Task Another_company_is_not_seen_by_those_who_read_everything()
    {
        await using var world = await DashboardWorld.CreateAsync();
        var other = await world.Portal.AnotherCompanyAsync();
        foreach (var user in new[] { await other.ModuleOwnerAsync(), await other.UserAsync("Ann Auditor", DefaultRoles.Auditor), other.Administrator })
        {
            Assert.Empty(await ReadAsync(world, user));
            Assert.Null(await world.Portal.As<BudgetViewQueries>(user).ReadAsync(world.Opex.Id));
            Assert.Empty(await world.Portal.As<ActivityQueries>(user).ReadAsync(10));
            Assert.Empty(await world.Portal.As<AttentionQueries>(user).ReadAsync());
        }
    }

    [Fact]
    public async Task Handed_in_and_decided_are_counted()
    {
        await using var world = await DashboardWorld.CreateAsync();
        await world.SubmitAsync();
        var standing = (await ReadAsync(world, world.Mira))[0];
        Assert.Equal((1, 0, 1), (standing.HandedIn, standing.Decided, standing.Of(PartState.Draft)));
        Assert.Equal([(PartState.Submitted, 1), (PartState.Draft, 1)], standing.States());
    }

    [Fact]
    public async Task A_part_lies_with_who_entered_last_then_with_who_decides()
    {
        await using var world = await DashboardWorld.CreateAsync();
        var partId = (await world.PartAsync()).Id;
        var views = world.Portal.As<BudgetViewQueries>(world.Emil);
        var entering = (await views.ReadAsync(world.Opex.Id))!;
        Assert.Equal(new PartHolder("Emil Entry", Decides: false, IsYours: true), entering.Holders[partId]);
        Assert.Equal($"entry/{world.Opex.Id}/{world.Harbor.Id}", entering.AddressOf(entering.Parts.Single()));

        await world.SubmitAsync();
        var waiting = (await world.Portal.As<BudgetViewQueries>(world.Mira).ReadAsync(world.Opex.Id))!;
        Assert.Equal(new PartHolder("Olga Owner", Decides: true, IsYours: false), waiting.Holders[partId]);
        Assert.StartsWith($"budgets/{world.Opex.Id}?", waiting.AddressOf(waiting.Parts.First(p => p.PartId == partId)), StringComparison.Ordinal);
        Assert.Equal(["200", "100"], waiting.Parts.Select(p => p.Code));
    }

    [Fact]
    public async Task The_number_of_queries_does_not_grow()
    {
        await using var world = await DashboardWorld.CreateAsync();
        var few = await CountAsync(world);
        foreach (var code in Enumerable.Range(300, 6))
        {
            await world.Portal.CostCenterAsync($"{code}", world.Olga, entryUsers: [world.Emil]);
        }

        foreach (var state in new[] { BudgetState.EntryOpen, BudgetState.PendingCcApproval, BudgetState.PendingFinalApproval })
        {
            await world.Portal.BudgetAsync(state, by: world.Mira);
        }

        Assert.Equal(few, await CountAsync(world));
    }

    private static Task<IReadOnlyList<BudgetStanding>> ReadAsync(DashboardWorld world, User user) =>
        world.Portal.As<StandingQueries>(user).ReadAsync();

    private static async Task<List<int>> CountAsync(DashboardWorld world)
    {
        var counts = new List<int>();
        foreach (var user in new[] { world.Emil, world.Olga, world.Mira, world.Portal.Administrator })
        {
            counts.Add((await TestPortal.QueriesOf(() => ReadAsync(world, user))).Count);
            counts.Add((await TestPortal.QueriesOf(() => world.Portal.As<BudgetViewQueries>(user).ReadAsync(world.Opex.Id))).Count);
            counts.Add((await TestPortal.QueriesOf(() => world.Portal.As<WaitingQueries>(user).ReadAsync())).Count);
            counts.Add((await TestPortal.QueriesOf(() => world.Portal.As<AttentionQueries>(user).ReadAsync())).Count);
            counts.Add((await TestPortal.QueriesOf(() => world.Portal.As<ActivityQueries>(user).ReadAsync(8))).Count);
        }

        return counts;
    }
}
