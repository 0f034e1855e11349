using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Planning;

public sealed class BudgetListTests
{
    [Fact]
    public async Task Everybody_sees_only_what_concerns_them()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (mira, olga, emil) = (await portal.ModuleOwnerAsync(), await portal.UserAsync("Olga Owner"), await portal.UserAsync("Emil Owner"));
        var (auditor, stranger) = (await portal.UserAsync("Ada Auditor", DefaultRoles.Auditor), await portal.UserAsync("Some Body"));
        var (one, two) = (await portal.CostCenterAsync("100", olga), await portal.CostCenterAsync("200", emil));
        var budget = await portal.BudgetAsync();
        await portal.LineAsync(budget, one, await portal.ItemAsync("A"), 2, 10, by: olga);
        await portal.LineAsync(budget, two, await portal.ItemAsync("B"), 1, 5, by: emil);

        Assert.Equal((2, 2, 25m), await SeesAsync(mira));
        Assert.Equal((2, 2, 25m), await SeesAsync(auditor));
        Assert.Equal((1, 1, 20m), await SeesAsync(olga));
        Assert.Empty(await portal.As<BudgetListQueries>(stranger).ListAsync(new BudgetFilter()));

        async Task<(int Parts, int Lines, decimal Total)> SeesAsync(User user)
        {
            var row = Assert.Single(await portal.As<BudgetListQueries>(user).ListAsync(new BudgetFilter()));
            return (row.Parts, row.Lines, row.Total);
        }
    }

    [Fact]
    public async Task A_withdrawn_cost_center_counts_neither_as_one_to_be_decided_nor_with_its_lines()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        var (stays, gone) = (await portal.CostCenterAsync("100"), await portal.CostCenterAsync("200"));
        var budget = await portal.BudgetAsync();
        await portal.LineAsync(budget, stays, await portal.ItemAsync("A"), 2, 10);
        await portal.LineAsync(budget, gone, await portal.ItemAsync("B"), 1, 5);
        await using (var db = portal.Open())
        {
            var part = await db.FindAsync<CostCenterBudget>((await portal.PartAsync(budget, gone)).Id);
            Assert.True(part!.Withdraw().Succeeded);
            await db.SaveChangesAsync();
        }

        var row = Assert.Single(await portal.As<BudgetListQueries>(mira).ListAsync(new BudgetFilter()));
        Assert.Equal((1, 0, 1, 20m), (row.Parts, row.Decided, row.Lines, row.Total));
    }

    [Fact]
    public async Task The_list_takes_as_many_queries_for_one_budget_as_for_five()
    {
        await using var portal = await TestPortal.CreateAsync();
        var olga = await portal.UserAsync("Olga Owner");
        var cc = await portal.CostCenterAsync("100", olga);
        await portal.BudgetAsync(terms: t => t with { Name = "One" });
        var queries = portal.As<BudgetListQueries>(olga);
        var one = await TestPortal.QueriesOf(() => queries.ListAsync(new BudgetFilter()));
        for (var i = 0; i < 4; i++)
        {
            var budget = await portal.BudgetAsync(terms: t => t with { Name = $"More {i}" });
            await portal.LineAsync(budget, cc, await portal.ItemAsync($"I{i}"), 1, 1, by: olga);
        }

        var five = await TestPortal.QueriesOf(() => queries.ListAsync(new BudgetFilter()));

        Assert.Equal(one.Count, five.Count);
        Assert.Equal(3, five.Count);
    }

    [Fact]
    public async Task Filters_narrow_by_words_type_and_state()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        await portal.CostCenterAsync("100");
        await portal.BudgetAsync(terms: t => t with { Name = "Running costs" });
        await portal.BudgetAsync(BudgetState.Draft, type: BudgetType.Capex, terms: t => t with { Name = "Machines 100%_" });
        var list = portal.As<BudgetListQueries>(mira);

        Assert.Equal("Running costs", Assert.Single(await list.ListAsync(new BudgetFilter("RUNNING"))).Name);
        Assert.Equal("Machines 100%_", Assert.Single(await list.ListAsync(new BudgetFilter("100%_"))).Name);
        Assert.Empty(await list.ListAsync(new BudgetFilter("R%s")));
        Assert.Equal("Machines 100%_", Assert.Single(await list.ListAsync(new BudgetFilter(Type: BudgetType.Capex))).Name);
        Assert.Equal("Running costs", Assert.Single(await list.ListAsync(new BudgetFilter(State: BudgetState.EntryOpen))).Name);
    }
}
