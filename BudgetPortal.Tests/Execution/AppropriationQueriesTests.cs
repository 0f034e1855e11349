using BudgetPortal.Execution;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Execution;

public sealed class AppropriationQueriesTests
{
    [Fact]
    public async Task The_list_tells_what_is_released_obligated_paid_and_left()
    {
        await using var portal = await TestPortal.CreateAsync();
        var world = await SpendingWorld.CreateAsync(portal);
        var obligation = await world.ObligateAsync(await world.ReleaseAsync(600), 400.25m);
        await world.PayAsync(obligation, 100.10m);

        var row = Assert.Single(await portal.As<AppropriationListQueries>(world.Payer).ListAsync());

        Assert.Equal(("OPEX now", "3100 Cold storage", AppropriationState.Active), (row.Budget, row.Title, row.State));
        Assert.Equal((1000m, 600m, 400.25m, 100.10m, 300.15m, 599.75m), (row.Amount, row.Released, row.Obligated, row.Actual, row.Committed, row.Remaining));
        var detail = await world.ReadAsync();
        var shown = Assert.Single(Assert.Single(detail.Allotments).Obligations);
        Assert.Equal((400.25m, 100.10m, "Otto Recorder"), (shown.Here, shown.PaidHere, shown.RecordedBy));
        Assert.Equal((100.10m, "Pia Payer"), (shown.Payments.Single().Here, shown.Payments.Single().PaidBy));
    }

    [Fact]
    public async Task Reading_takes_as_many_queries_for_many_documents_as_for_one()
    {
        await using var portal = await TestPortal.CreateAsync();
        var world = await SpendingWorld.CreateAsync(portal);
        var allotment = await world.ReleaseAsync(200);
        await world.PayAsync(await world.ObligateAsync(allotment, 50), 10);
        var (list, detail) = (await CountAsync(() => portal.As<AppropriationListQueries>(world.Payer).ListAsync()), await CountAsync(() => world.ReadAsync()));

        for (var i = 0; i < 3; i++)
        {
            var obligation = await world.ObligateAsync(await world.ReleaseAsync(100), 50);
            await world.PayAsync(obligation, 10);
            await world.PayAsync(obligation, 40);
        }

        Assert.Equal(list, await CountAsync(() => portal.As<AppropriationListQueries>(world.Payer).ListAsync()));
        Assert.Equal(detail, await CountAsync(() => world.ReadAsync()));
        Assert.InRange(list, 1, 6);
        Assert.InRange(detail, 1, 18);
    }

    [Fact]
    public async Task Who_may_not_see_the_cost_center_does_not_see_its_money()
    {
        await using var portal = await TestPortal.CreateAsync();
        var world = await SpendingWorld.CreateAsync(portal);
        var stranger = await portal.UserAsync("Sten Stranger");
        var other = await portal.AnotherCompanyAsync();
        var officer = await other.UserAsync("Fina Finance", DefaultRoles.FinanceOfficer);

        Assert.NotNull(await world.ReadAsync(world.Owner));
        Assert.True(await portal.As<AppropriationListQueries>(world.Owner).AnyAsync());
        Assert.Null(await portal.As<AppropriationQueries>(stranger).ReadAsync(world.AppropriationId));
        Assert.False(await portal.As<AppropriationListQueries>(stranger).AnyAsync());
        Assert.Null(await other.As<AppropriationQueries>(officer).ReadAsync(world.AppropriationId));
        Assert.Empty(await other.As<AppropriationListQueries>(officer).ListAsync());
    }

    private static async Task<int> CountAsync(Func<Task> read) => (await TestPortal.QueriesOf(read)).Count;
}
