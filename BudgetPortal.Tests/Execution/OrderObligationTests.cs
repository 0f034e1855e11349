using BudgetPortal.Catalog;
using BudgetPortal.Execution;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Execution;

public sealed class OrderObligationTests
{
    [Fact]
    public async Task An_order_is_obligated_once_also_by_two_at_the_same_moment()
    {
        await using var portal = await TestPortal.CreateAsync();
        var world = await SpendingWorld.CreateAsync(portal);
        var order = await portal.OrderAsync(world.Item, 12.5m, portal.Today.AddDays(-2), number: "PO-7");
        var allotment = await world.ReleaseAsync(600);

        var results = await Task.WhenAll(new[] { world.Recorder, world.Payer }.Select(by =>
            portal.As<ObligationService>(by).RecordAsync(Guid.CreateVersion7(), world.Terms(allotment, 12.5m, order.Id))));

        var refused = Assert.Single(results, r => !r.Succeeded);
        Assert.Equal(("execution.order_taken", nameof(ObligationTerms.PurchaseOrderId)), (refused.Error!.Code, refused.Error.Field));
        var made = Assert.Single(Assert.Single((await world.ReadAsync()).Allotments).Obligations);
        Assert.Equal(made.Number, Assert.Single(await portal.As<ObligationFormQueries>(world.Recorder).OrdersAsync("po-7")).TakenBy);

        SpendingWorld.Succeeded(await portal.As<ObligationService>(world.Recorder).EndAsync(made.Id, made.Version));
        SpendingWorld.Succeeded(await portal.As<ObligationService>(world.Recorder).RecordAsync(Guid.CreateVersion7(), world.Terms(allotment, 12.5m, order.Id)));
    }

    [Theory]
    [InlineData(PurchaseOrderStatus.Pending)]
    [InlineData(PurchaseOrderStatus.Cancelled)]
    public async Task Only_an_approved_order_binds_money(PurchaseOrderStatus status)
    {
        await using var portal = await TestPortal.CreateAsync();
        var world = await SpendingWorld.CreateAsync(portal);
        var order = await portal.OrderAsync(world.Item, 12.5m, portal.Today.AddDays(-2), status, number: "PO-7");

        var refused = await portal.As<ObligationService>(world.Recorder).RecordAsync(
            Guid.CreateVersion7(), world.Terms(await world.ReleaseAsync(600), 12.5m, order.Id));

        Assert.Equal("execution.order_not_approved", refused.Error!.Code);
        Assert.Empty(await portal.As<ObligationFormQueries>(world.Recorder).OrdersAsync("PO-7"));
    }

    [Fact]
    public async Task What_an_order_says_is_filled_in_with_its_amounts_by_item_and_the_rate_of_the_day()
    {
        await using var portal = await TestPortal.CreateAsync();
        var world = await SpendingWorld.CreateAsync(portal);
        await portal.RateAsync("USD", "EUR", portal.Today.AddDays(-1), 0.92m);
        var order = await portal.OrderAsync(world.Item, 12.345m, portal.Today.AddDays(-2), currency: "USD", number: "PO-8");
        await portal.OrderLineAsync(order, 2, await portal.ItemAsync("BOLT"), 3);

        var queries = portal.As<ObligationFormQueries>(world.Recorder);
        var content = (await queries.OrderAsync(order.Id))!;

        Assert.Equal(("PO-8", "USD"), (content.Number, content.Currency));
        Assert.Equal(content.Amount, content.Items.Sum(i => i.Amount));
        Assert.Equal(12.35m, content.Items[0].Amount);
        Assert.Equal(new DayRate(0.92m, portal.Today.AddDays(-1)), await queries.RateAsync("USD", "EUR", portal.Today));
        Assert.Null(await queries.RateAsync("JPY", "EUR", portal.Today));
    }
}
