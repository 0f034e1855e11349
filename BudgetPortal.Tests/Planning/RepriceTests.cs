using BudgetPortal.Catalog;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning;

/// <summary>Without these, a price would change that nobody saw changing, or write over what somebody else entered.</summary>
public sealed class RepriceTests : IAsyncLifetime
{
    private TestPortal portal = null!;
    private User emil = null!;
    private User tomas = null!;
    private CostCenter center = null!;
    private Budget budget = null!;
    private Item gloves = null!;
    private Item paper = null!;
    private Guid partId;

    public async ValueTask InitializeAsync()
    {
        portal = await TestPortal.CreateAsync();
        emil = await portal.UserAsync("Emil Entry");
        tomas = await portal.UserAsync("Tomas Ferreira");
        center = await portal.CostCenterAsync("CC-1", entryUsers: [emil, tomas]);
        gloves = await portal.ItemAsync("GLOVE");
        paper = await portal.ItemAsync("PAPER", standardPrice: 3);
        await portal.OrderAsync(gloves, 9, portal.Today.AddDays(-50), number: "PO-1");
        budget = await portal.BudgetAsync();
        partId = (await portal.PartAsync(budget, center)).Id;
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Old_and_new_stand_side_by_side_and_nothing_has_changed_yet()
    {
        var line = await AddedAsync(gloves, 10);
        await AddedAsync(paper, 4);
        await portal.OrderAsync(gloves, 9.5m, portal.Today, number: "PO-2");
        var rows = await RowsAsync();
        var newer = Assert.Single(rows, r => r.Kind == RepriceKind.Newer);
        Assert.Equal((9m, "PO-1", 90m), (newer.Line.UnitPrice, newer.Line.PriceOrigin!.OrderNumber, newer.Line.Amount));
        Assert.Equal((9.5m, "PO-2", 95m, 5m), (newer.Offer.Price!.UnitPrice, newer.Offer.Price.Origin!.OrderNumber, newer.NewAmount!.Value, newer.Difference));
        Assert.Equal("PAPER", Assert.Single(rows, r => r.Kind == RepriceKind.Unchanged).Code.Code);
        Assert.Equal(line.Version, (await portal.As<SheetQueries>(emil).LineAsync(line.Id))!.Version);
    }

    [Fact]
    public async Task A_newer_order_at_the_same_price_is_worth_showing()
    {
        await AddedAsync(gloves, 10);
        await portal.OrderAsync(gloves, 9, portal.Today);
        Assert.Equal(RepriceKind.Newer, Assert.Single(await RowsAsync()).Kind);
    }

    [Fact]
    public async Task What_was_shown_is_taken_over_with_its_origin_for_those_that_were_chosen_only()
    {
        var (one, two) = (await AddedAsync(gloves, 10), await AddedAsync(gloves, 20));
        await portal.OrderAsync(gloves, 9.5m, portal.Today, number: "PO-2");
        var rows = await RowsAsync();
        var done = (await ApplyAsync(rows.Where(r => r.Line.Id == one.Id))).Value!;
        Assert.Empty(done.Left);
        var now = Assert.Single(done.Lines);
        Assert.Equal((one.Id, 9.5m, 95m, "PO-2"), (now.Id, now.UnitPrice, now.Amount, now.PriceOrigin!.OrderNumber));
        Assert.Equal(now.Amount, now.MonthAmounts.Sum());
        Assert.Equal(9, (await portal.As<SheetQueries>(emil).LineAsync(two.Id))!.UnitPrice);
        var part = await portal.PartAsync(budget, center);
        Assert.Equal((emil.Id, portal.Time.Now), (part.EnteredById, part.EnteredAt));
    }

    [Fact]
    public async Task Two_lines_of_one_item_are_repriced_together()
    {
        await AddedAsync(gloves, 10);
        await AddedAsync(gloves, 20);
        await portal.OrderAsync(gloves, 9.5m, portal.Today);
        Assert.Equal([95m, 190m], (await ApplyAsync(await RowsAsync())).Value!.Lines.Select(l => l.Amount).Order());
    }

    [Fact]
    public async Task A_selection_shows_its_lines_only()
    {
        var (one, _) = (await AddedAsync(gloves, 10), await AddedAsync(paper, 20));
        var preview = await portal.As<RepriceService>(emil).PreviewAsync(partId, [one.Id]);
        Assert.Equal(one.Id, Assert.Single(preview.Value!.Rows).Line.Id);
    }

    [Fact]
    public async Task A_manual_price_says_why_it_was_set_and_loses_its_reason_only_when_chosen()
    {
        var line = (await portal.As<LineService>(emil).AddAsync(new NewLine(Guid.NewGuid(), partId, gloves.Id, 5, 8, "Frame contract"))).Value!;
        var row = Assert.Single(await RowsAsync());
        Assert.Equal((RepriceKind.Manual, "Frame contract"), (row.Kind, row.Line.PriceReason));
        var now = Assert.Single((await ApplyAsync([row])).Value!.Lines);
        Assert.Equal((line.Id, 9m, PriceSource.LastPurchaseOrder, string.Empty), (now.Id, now.UnitPrice, now.PriceSource, now.PriceReason));
    }

    [Fact]
    public async Task Without_any_price_a_line_is_named_and_stays()
    {
        var item = await portal.ItemAsync("NONE");
        await portal.As<LineService>(emil).AddAsync(new NewLine(Guid.NewGuid(), partId, item.Id, 5, 8, "Offer"));
        var row = Assert.Single(await RowsAsync());
        Assert.Equal((RepriceKind.NoPrice, null, 0m), (row.Kind, row.NewAmount, row.Difference));
    }

    [Fact]
    public async Task A_line_that_somebody_changed_or_removed_meanwhile_is_left_and_named()
    {
        var (mine, theirs, gone) = (await AddedAsync(gloves, 10), await AddedAsync(gloves, 20), await AddedAsync(gloves, 30));
        await portal.OrderAsync(gloves, 9.5m, portal.Today);
        var rows = await RowsAsync();
        var lines = portal.As<LineService>(tomas);
        await lines.ChangeAsync(new LineChange(theirs.Id, theirs.Version, Quantity: 21));
        await lines.RemoveAsync(gone.Id, gone.Version);
        var done = (await ApplyAsync(rows)).Value!;
        Assert.Equal(mine.Id, Assert.Single(done.Lines).Id);
        Assert.Equal("planning.line_gone", done.Left.Single(l => l.LineId == gone.Id).Why.Code);
        var why = done.Left.Single(l => l.LineId == theirs.Id).Why;
        Assert.Equal("planning.line_conflict", why.Code);
        Assert.Contains("Tomas Ferreira", why.Message, StringComparison.Ordinal);
        var stands = await portal.As<SheetQueries>(emil).LineAsync(theirs.Id);
        Assert.Equal((21m, 9m), (stands!.Quantity, stands.UnitPrice));
    }

    [Fact]
    public async Task A_price_that_moved_since_it_was_shown_is_not_taken_unseen()
    {
        var (line, other) = (await AddedAsync(gloves, 10), await AddedAsync(paper, 1));
        await portal.OrderAsync(gloves, 9.5m, portal.Today, number: "PO-2");
        await portal.OrderAsync(paper, 4, portal.Today, number: "PO-2B");
        var rows = await RowsAsync();
        await portal.OrderAsync(gloves, 9.5m, portal.Today, number: "PO-3");
        var done = (await ApplyAsync(rows)).Value!;
        Assert.Equal((line.Id, "planning.price_moved"), (Assert.Single(done.Left).LineId, done.Left[0].Why.Code));
        Assert.Equal(other.Id, Assert.Single(done.Lines).Id);
    }

    [Fact]
    public async Task Two_people_who_reprice_at_once_do_it_once()
    {
        await AddedAsync(gloves, 10);
        await portal.OrderAsync(gloves, 9.5m, portal.Today);
        var rows = await RowsAsync();
        var both = await Task.WhenAll(ApplyAsync(rows, emil), ApplyAsync(rows, tomas));
        Assert.All(both, r => Assert.True(r.Succeeded, r.Error?.ToString()));
        Assert.Single(both.SelectMany(r => r.Value!.Lines));
        Assert.Equal("planning.line_conflict", Assert.Single(both.SelectMany(r => r.Value!.Left)).Why.Code);
    }

    [Fact]
    public async Task Repricing_is_taken_back_except_where_somebody_went_on()
    {
        var (one, two) = (await AddedAsync(gloves, 10), await AddedAsync(gloves, 20));
        await portal.OrderAsync(gloves, 9.5m, portal.Today);
        var done = (await ApplyAsync(await RowsAsync())).Value!;
        await portal.As<LineService>(tomas).ChangeAsync(new LineChange(two.Id, done.Lines.Single(l => l.Id == two.Id).Version, Quantity: 21));
        var back = (await portal.As<RepriceService>(emil).TakeBackAsync(
            partId, [.. new[] { one, two }.Select(l => (l, done.Lines.Single(d => d.Id == l.Id).Version))])).Value!;
        var stands = Assert.Single(back.Lines);
        Assert.Equal((one.Id, 9m, "PO-1"), (stands.Id, stands.UnitPrice, stands.PriceOrigin!.OrderNumber));
        Assert.Equal((two.Id, "planning.line_conflict"), (Assert.Single(back.Left).LineId, back.Left[0].Why.Code));
    }

    [Fact]
    public async Task Taking_a_repricing_back_keeps_what_was_entered_since()
    {
        var line = await AddedAsync(gloves, 10);
        await portal.OrderAsync(gloves, 9.5m, portal.Today);
        var repriced = Assert.Single((await ApplyAsync(await RowsAsync())).Value!.Lines);
        var mine = (await portal.As<LineService>(emil).ChangeAsync(new LineChange(line.Id, repriced.Version, Quantity: 12, Justification: "Two more"))).Value!;
        var back = Assert.Single((await portal.As<RepriceService>(emil).TakeBackAsync(partId, [(line, mine.Version)])).Value!.Lines);
        Assert.Equal((9m, 12m, 108m, "Two more"), (back.UnitPrice, back.Quantity, back.Amount, back.Justification));
    }

    [Fact]
    public async Task A_target_that_stops_is_not_passed_by_repricing()
    {
        await AddedAsync(gloves, 10);
        await portal.OrderAsync(gloves, 9.5m, portal.Today);
        var rows = await RowsAsync();
        await using (var db = portal.Open())
        {
            await db.Set<Budget>().ExecuteUpdateAsync(b => b.SetProperty(x => x.TargetControl, TargetControl.Stop));
        }

        await portal.AddAsync(new CostCenterTarget(partId, 94));
        Assert.Equal("planning.beyond_target", (await ApplyAsync(rows)).Error!.Code);
    }

    [Fact]
    public async Task Repricing_in_another_currency_takes_the_rate_of_the_orders_day()
    {
        await portal.RateAsync("EUR", "USD", portal.Today.AddDays(-90), 1.25m);
        var dollars = await portal.BudgetAsync(terms: t => t with { Currency = "USD" });
        partId = (await portal.PartAsync(dollars, center)).Id;
        await AddedAsync(gloves, 10);
        await portal.RateAsync("EUR", "USD", portal.Today, 1.5m);
        await portal.OrderAsync(gloves, 9, portal.Today);
        var row = Assert.Single(await RowsAsync());
        Assert.Equal((11.25m, 13.5m, 22.5m), (row.Line.UnitPrice, row.Offer.Price!.UnitPrice, row.Difference));
    }

    [Fact]
    public async Task Who_may_not_enter_reprices_nothing()
    {
        await AddedAsync(gloves, 10);
        await portal.OrderAsync(gloves, 9.5m, portal.Today);
        var rows = await RowsAsync();
        var stranger = await portal.UserAsync("Sven Stranger");
        var abroad = await (await portal.AnotherCompanyAsync()).UserAsync("Emil Entry");
        foreach (var (user, code) in new[] { (stranger, "planning.not_your_cost_center"), (abroad, "planning.not_found") })
        {
            Assert.Equal(code, (await portal.As<RepriceService>(user).PreviewAsync(partId)).Error!.Code);
            Assert.Equal(code, (await ApplyAsync(rows, user)).Error!.Code);
            Assert.Equal(code, (await portal.As<RepriceService>(user).TakeBackAsync(partId, [(rows[0].Line, rows[0].Line.Version)])).Error!.Code);
        }
    }

    [Fact]
    public async Task When_entry_is_over_nothing_is_repriced()
    {
        await AddedAsync(gloves, 10);
        await portal.OrderAsync(gloves, 9.5m, portal.Today);
        var rows = await RowsAsync();
        await portal.AdvanceAsync(budget, BudgetState.PendingCcApproval);
        Assert.False((await ApplyAsync(rows)).Succeeded);
        await using var db = portal.Open();
        Assert.Equal(9, (await db.Set<BudgetLine>().SingleAsync()).UnitPrice);
    }

    [Fact]
    public async Task A_line_of_another_sheet_is_out_of_reach()
    {
        var other = await portal.CostCenterAsync("CC-2");
        var theirs = await portal.LineAsync(await portal.BudgetAsync(costCenters: [other]), other, gloves, 5, 8);
        var done = (await portal.As<RepriceService>(emil).ApplyAsync(
            partId, [new RepriceChoice(theirs.Id, theirs.Version, new LinePrice(9, PriceSource.LastPurchaseOrder))])).Value!;
        Assert.Equal("planning.line_gone", Assert.Single(done.Left).Why.Code);
        Assert.Empty(done.Lines);
    }

    [Fact]
    public async Task It_takes_as_many_queries_for_many_lines_as_for_few()
    {
        async Task<(int Shown, int Done, int Back)> CountAsync(int lines)
        {
            for (var i = 0; i < lines; i++)
            {
                var item = await portal.ItemAsync();
                await portal.OrderAsync(item, 5, portal.Today.AddDays(-9));
                await AddedAsync(item, 1);
                await portal.OrderAsync(item, 6, portal.Today);
            }

            IReadOnlyList<RepriceRow> rows = [];
            var shown = await TestPortal.QueriesOf(async () => rows = await RowsAsync());
            var newer = rows.Where(r => r.Kind == RepriceKind.Newer).ToList();
            Repriced done = null!;
            var applied = await TestPortal.QueriesOf(async () => done = (await ApplyAsync(newer)).Value!);
            Assert.Equal(newer.Count, done.Lines.Count);
            var back = await TestPortal.QueriesOf(async () => await portal.As<RepriceService>(emil).TakeBackAsync(
                partId, [.. newer.Select(r => (r.Line, done.Lines.Single(d => d.Id == r.Line.Id).Version))]));
            return (shown.Count, applied.Count, back.Count);
        }

        var few = await CountAsync(2);
        Assert.Equal(few, await CountAsync(30));
        Assert.InRange(few.Shown, 1, 9);
    }

    private async Task<LineFigures> AddedAsync(Item item, decimal quantity) =>
        (await portal.As<LineService>(emil).AddAsync(new NewLine(Guid.CreateVersion7(), partId, item.Id, quantity))).Value!;

    private async Task<IReadOnlyList<RepriceRow>> RowsAsync() => (await portal.As<RepriceService>(emil).PreviewAsync(partId)).Value!.Rows;

    private Task<Result<Repriced>> ApplyAsync(IEnumerable<RepriceRow> rows, User? by = null) => portal.As<RepriceService>(by ?? emil).ApplyAsync(
        partId, [.. rows.Select(r => new RepriceChoice(r.Line.Id, r.Line.Version, r.Offer.Price!))]);
}
