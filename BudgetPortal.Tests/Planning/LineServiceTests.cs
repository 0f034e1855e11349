using BudgetPortal.Planning;
using BudgetPortal.Planning.Exchange;
using BudgetPortal.Planning.Sheets;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using BudgetPortal.Catalog;
using BudgetPortal.Organizations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning;

/// <summary>Without these, somebody's figures would be lost, entered twice, or entered by whom they do not concern.</summary>
public sealed class LineServiceTests : IAsyncLifetime
{
    private TestPortal portal = null!;
    private User emil = null!;
    private User tomas = null!;
    private CostCenter center = null!;
    private Budget budget = null!;
    private Item item = null!;
    private Guid partId;

    public async ValueTask InitializeAsync()
    {
        portal = await TestPortal.CreateAsync();
        emil = await portal.UserAsync("Emil Entry");
        tomas = await portal.UserAsync("Tomas Ferreira");
        center = await portal.CostCenterAsync("CC-1", entryUsers: [emil, tomas]);
        item = await portal.ItemAsync("GLOVE");
        await portal.OrderAsync(item, 9.43m, portal.Today.AddDays(-5));
        budget = await portal.BudgetAsync();
        partId = (await portal.PartAsync(budget, center)).Id;
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_line_takes_the_last_orders_price_and_remembers_where_it_came_from()
    {
        var line = await AddedAsync(520);
        Assert.Equal((9.43m, 4903.6m, PriceSource.LastPurchaseOrder), (line.UnitPrice, line.Amount, line.PriceSource));
        Assert.Equal(line.Amount, line.MonthAmounts.Sum());
        var part = await portal.PartAsync(budget, center);
        Assert.Equal((emil.Id, portal.Time.Now), (part.EnteredById, part.EnteredAt));
        await using var db = portal.Open();
        Assert.Equal(9.43m, (await db.Set<BudgetLine>().AsNoTracking().SingleAsync()).PriceOrigin!.UnitPrice);
    }

    [Fact]
    public async Task A_double_click_enters_a_line_once()
    {
        var line = new NewLine(Guid.CreateVersion7(), partId, item.Id, 3);
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.As<LineService>(emil).AddAsync(line)));
        Assert.All(both, result => Assert.True(result.Succeeded, result.Error?.ToString()));
        await using var db = portal.Open();
        Assert.Equal(3, (await db.Set<BudgetLine>().SingleAsync()).Quantity);
    }

    [Fact]
    public async Task Of_two_people_on_one_line_one_wins_and_the_other_is_told_who()
    {
        var line = await AddedAsync(10);
        var results = await Task.WhenAll(
            portal.As<LineService>(emil).ChangeAsync(new LineChange(line.Id, line.Version, Quantity: 20)),
            portal.As<LineService>(tomas).ChangeAsync(new LineChange(line.Id, line.Version, Quantity: 30)));
        var won = Assert.Single(results, r => r.Succeeded);
        var lost = Assert.Single(results, r => !r.Succeeded);
        Assert.Equal("planning.line_conflict", lost.Error!.Code);
        Assert.Contains(won.Value!.Quantity == 20 ? "Emil Entry" : "Tomas Ferreira", lost.Error.Message, StringComparison.Ordinal);
        Assert.Equal(won.Value, await portal.As<SheetQueries>(emil).LineAsync(line.Id), new SameFigures());
    }

    [Fact]
    public async Task Two_people_on_two_lines_of_one_sheet_both_succeed()
    {
        var (one, two) = (await AddedAsync(1), await AddedAsync(2));
        var results = await Task.WhenAll(
            portal.As<LineService>(emil).ChangeAsync(new LineChange(one.Id, one.Version, Quantity: 11)),
            portal.As<LineService>(tomas).ChangeAsync(new LineChange(two.Id, two.Version, Quantity: 12)));
        Assert.All(results, r => Assert.True(r.Succeeded, r.Error?.ToString()));
        Assert.Equal([11m, 12m], results.Select(r => r.Value!.Quantity));
    }

    [Fact]
    public async Task A_line_that_somebody_removed_is_not_changed()
    {
        var line = await AddedAsync(1);
        Assert.True((await portal.As<LineService>(tomas).RemoveAsync(line.Id, line.Version)).Succeeded);
        Assert.Equal("planning.line_gone", (await ChangeAsync(new LineChange(line.Id, line.Version, Quantity: 5))).Error!.Code);
    }

    [Fact]
    public async Task Removing_and_changing_are_taken_back_with_the_origin_of_the_price()
    {
        var line = await AddedAsync(7);
        var changed = (await ChangeAsync(new LineChange(line.Id, line.Version, UnitPrice: 8, Reason: "Frame contract"))).Value!;
        Assert.Equal((PriceSource.Manual, null), (changed.PriceSource, changed.PriceOrigin));
        var (service, edits) = (portal.As<LineService>(emil), portal.As<SheetEditService>(emil));
        var restored = Assert.Single((await edits.RunAsync(partId, [new RestoreStep(item.Id, line, changed.Version)])).Value!.Lines);
        Assert.Equal((9.43m, PriceSource.LastPurchaseOrder), (restored.UnitPrice, restored.PriceSource));
        Assert.True((await service.RemoveAsync(line.Id, restored.Version)).Succeeded);
        Assert.True((await edits.RunAsync(partId, [new RestoreStep(item.Id, restored, Guid.Empty)])).Succeeded);
        Assert.Equal(restored.PriceOrigin, (await portal.As<SheetQueries>(emil).LineAsync(line.Id))!.PriceOrigin);
    }

    [Fact]
    public async Task A_change_by_somebody_else_is_not_taken_back_unseen()
    {
        var line = await AddedAsync(7);
        var mine = (await ChangeAsync(new LineChange(line.Id, line.Version, Quantity: 8))).Value!;
        await portal.As<LineService>(tomas).ChangeAsync(new LineChange(line.Id, mine.Version, Quantity: 9));
        Assert.Equal("planning.line_conflict", (await portal.As<SheetEditService>(emil).RunAsync(partId, [new RestoreStep(item.Id, line, mine.Version)])).Error!.Code);
    }

    [Fact]
    public async Task Typing_another_price_asks_why_and_the_proposed_one_needs_no_reason()
    {
        var line = await AddedAsync(1);
        Assert.Equal("planning.price_reason_required", (await ChangeAsync(new LineChange(line.Id, line.Version, UnitPrice: 8))).Error!.Code);
        var manual = (await ChangeAsync(new LineChange(line.Id, line.Version, UnitPrice: 8, Reason: "Frame contract"))).Value!;
        var back = (await ChangeAsync(new LineChange(line.Id, manual.Version, UseLastPrice: true))).Value!;
        Assert.Equal((9.43m, PriceSource.LastPurchaseOrder, string.Empty), (back.UnitPrice, back.PriceSource, back.PriceReason));
    }

    [Theory]
    [InlineData(0, "planning.quantity_not_positive")]
    [InlineData(-1, "planning.quantity_not_positive")]
    [InlineData(1e28, "planning.quantity_too_large")]
    [InlineData(0.00001, "planning.quantity_decimals")]
    public async Task A_bad_quantity_is_refused_at_its_field_and_changes_nothing(double quantity, string code)
    {
        var line = await AddedAsync(2);
        var refused = await ChangeAsync(new LineChange(line.Id, line.Version, Quantity: (decimal)quantity));
        Assert.Equal((code, "Quantity"), (refused.Error!.Code, refused.Error.Field));
        var added = await portal.As<LineService>(emil).AddAsync(new NewLine(Guid.NewGuid(), partId, item.Id, (decimal)quantity));
        Assert.Equal(code, added.Error!.Code);
        Assert.Equal(line, await portal.As<SheetQueries>(emil).LineAsync(line.Id), new SameFigures());
    }

    [Fact]
    public async Task Words_that_are_too_long_and_negative_prices_are_refused_together_at_their_fields()
    {
        var refused = await portal.As<LineService>(emil).AddAsync(
            new NewLine(Guid.NewGuid(), partId, item.Id, 1, -1, "Because", new string('x', 10_000)));
        Assert.Equal(["Justification", "UnitPrice"], refused.Errors.Select(e => e.Field).Order());
    }

    [Fact]
    public async Task Saving_what_did_not_change_writes_nothing()
    {
        var line = await AddedAsync(2);
        Assert.Equal(line.Version, (await ChangeAsync(new LineChange(line.Id, line.Version, Quantity: 2, Justification: string.Empty))).Value!.Version);
    }

    private async Task<LineFigures> AddedAsync(decimal quantity) =>
        (await portal.As<LineService>(emil).AddAsync(new NewLine(Guid.CreateVersion7(), partId, item.Id, quantity))).Value!;

    private Task<Result<LineFigures>> ChangeAsync(LineChange change) => portal.As<LineService>(emil).ChangeAsync(change);

    private sealed class SameFigures : IEqualityComparer<LineFigures?>
    {
        public bool Equals(LineFigures? x, LineFigures? y) =>
            x is not null && y is not null && x.MonthAmounts.SequenceEqual(y.MonthAmounts) && x.MonthQuantities.SequenceEqual(y.MonthQuantities) && Bare(x) == Bare(y);

        public int GetHashCode(LineFigures? obj) => 0;

        private static LineFigures Bare(LineFigures line) => line with { MonthAmounts = [], MonthQuantities = [], ChangedAt = default };
    }
}
