using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Components;
using BudgetPortal.Planning.Details;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Planning.Sheets;

/// <summary>Without these, who fills a column would change half of it, or figures that somebody else typed meanwhile.</summary>
public sealed class FillAndCopyTests : OpenedSheet
{
    [Fact]
    public async Task A_quantity_is_filled_into_all_lines_and_taken_back_from_all_in_one_step()
    {
        var offered = false;
        Session.Changed += (_, _) => offered = Session.CanUndo;
        Assert.Equal(2, (await Session.FillDownAsync(SheetColumn.Quantity, Ids[0])).Value);
        Assert.True(offered);
        Assert.Equal([1, 1, 1], await QuantitiesAsync());
        Assert.Equal(30, Session.Total);
        Assert.Equal(0, (await Session.FillDownAsync(SheetColumn.Quantity, Ids[0])).Value);
        Assert.Null(await Session.UndoAsync());
        Assert.Equal([1, 2, 3], await QuantitiesAsync());
        Assert.Equal(60, Session.Total);
        Assert.False(Session.CanUndo);
    }

    [Fact]
    public async Task Filling_ends_with_the_category_and_with_what_the_filter_shows()
    {
        await Portal.LineAsync(Budget, Center, await Portal.ItemAsync("ZINC", category: "Zz"), quantity: 9, by: Emil);
        var session = await OpenAsync(Emil);
        session.FilterBy(session.Filter with { Text = "s" });
        Assert.Equal(1, (await session.FillDownAsync(SheetColumn.Quantity, Ids[1])).Value);
        Assert.Equal([1, 2, 2, 9], await QuantitiesAsync());
    }

    [Fact]
    public async Task Months_are_filled_by_their_shape_and_leave_the_quantity()
    {
        decimal[] months = [2, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0];
        Assert.True((await Session.ChangeAsync(Change(0) with { Spread = new SpreadChoice(SpreadKind.Typed, Months: months) })).Succeeded);
        Assert.Equal(1, (await Session.FillAsync(null, Ids[0], [Ids[2]])).Value);
        var swabs = (await StoredAsync())[2];
        Assert.Equal((3, 1, 2), (swabs.Quantity, swabs.MonthQuantities[0], swabs.MonthQuantities[5]));
        Assert.Equal(30, swabs.MonthAmounts.Sum());
    }

    [Fact]
    public async Task A_price_by_hand_goes_with_its_reason()
    {
        await Session.ChangeAsync(Change(0) with { UnitPrice = 12, Reason = "Quotation" });
        Assert.Equal(2, (await Session.FillDownAsync(SheetColumn.Price, Ids[0])).Value);
        Assert.All(await StoredAsync(), l => Assert.Equal((12, PriceSource.Manual, "Quotation"), (l.UnitPrice, l.PriceSource, l.PriceReason)));
    }

    [Fact]
    public async Task One_line_that_cannot_be_filled_leaves_all_as_they_are_and_is_named()
    {
        await Portal.LineAsync(Budget, Center, await Portal.ItemAsync("Towels", standardPrice: 7, name: "Towels"), unitPrice: 7, by: Emil);
        var session = await OpenAsync(Emil);
        var towels = session.Lines[^1].Figures.Id;
        var refused = await session.FillAsync(SheetColumn.Price, towels, Ids);
        Assert.Equal("planning.price_reason_required", refused.Error!.Code);
        Assert.Contains("Gloves", refused.Error.Message, StringComparison.Ordinal);
        Assert.All((await StoredAsync()).Take(3), l => Assert.Equal(10, l.UnitPrice));
        Assert.False(session.CanUndo);
    }

    [Fact]
    public async Task What_somebody_else_typed_meanwhile_is_not_filled_over_and_they_are_named()
    {
        await ChangedByOlgaAsync(2, 33);
        var refused = await Session.FillDownAsync(SheetColumn.Quantity, Ids[0]);
        Assert.Equal("planning.line_conflict", refused.Error!.Code);
        Assert.Contains("Swabs", refused.Error.Message, StringComparison.Ordinal);
        Assert.Contains("Olga Owner", refused.Error.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2, 33], await QuantitiesAsync());
    }

    [Fact]
    public async Task Of_two_who_fill_at_once_one_wins_and_the_other_is_told()
    {
        var other = await OpenAsync(Olga);
        var filled = await Task.WhenAll(Session.FillDownAsync(SheetColumn.Quantity, Ids[0]), other.FillAsync(SheetColumn.Quantity, Ids[2], [Ids[0], Ids[1]]));
        Assert.Single(filled, f => f.Succeeded);
        Assert.Equal("planning.line_conflict", filled.Single(f => !f.Succeeded).Error!.Code);
        Assert.Single((await QuantitiesAsync()).Distinct());
    }

    [Fact]
    public async Task A_text_that_could_not_be_saved_is_not_filled()
    {
        var refused = await Session.FillAsync(SheetColumn.Quantity, Ids[0], [Ids[1]], seen: "many");
        Assert.Equal("planning.cell_unsaved", refused.Error!.Code);
        Assert.Equal(1, (await Session.FillAsync(SheetColumn.Quantity, Ids[0], [Ids[1]], seen: "1.0")).Value);
    }

    [Fact]
    public async Task A_copied_line_stands_below_and_says_everything_that_the_line_says()
    {
        decimal[] months = [3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
        await Session.ChangeAsync(Change(1) with { UnitPrice = 12, Reason = "Quotation", Justification = "New shift", Spread = new SpreadChoice(SpreadKind.Typed, Months: months) });
        var copy = (await Session.CopyAsync(Ids[1])).Value;
        Assert.Equal([Ids[0], Ids[1], copy, Ids[2]], Session.Lines.Select(l => l.Figures.Id));
        var (line, copied) = ((await StoredAsync())[1], (await StoredAsync())[3]);
        Assert.Equal(LineFigures.Of(line).ToEntry(), LineFigures.Of(copied).ToEntry());
        Assert.Equal(months, copied.MonthQuantities);
        Assert.Equal(Emil.Id, copied.EnteredById);

        Assert.Null(await Session.UndoAsync());
        Assert.Equal(3, (await StoredAsync()).Count);
        Assert.Null(await Session.RedoAsync());
        Assert.Equal(copy, (await StoredAsync())[3].Id);
    }

    [Fact]
    public async Task A_line_that_is_built_up_is_copied_with_rows_of_its_own_and_filling_passes_over_it()
    {
        var rows = new BuildUp([new BuildUpRow(Guid.CreateVersion7(), "Lease", 2, "car", 450, 0, 11)]);
        Assert.True((await Session.BuildUpAsync(Ids[1], Session.Line(Ids[1])!.Figures.Version, rows)).Succeeded);

        var copy = (await Session.CopyAsync(Ids[1])).Value;
        Assert.Equal(1, (await Session.FillDownAsync(SheetColumn.Quantity, Ids[0])).Value);

        var (line, copied) = (Session.Line(Ids[1])!.Figures, Session.Line(copy)!.Figures);
        Assert.Equal((900m, 900m), (line.Amount, copied.Amount));
        Assert.Equal("Lease", copied.BuildUp.Rows[0].Description);
        Assert.NotEqual(line.BuildUp.Rows[0].Id, copied.BuildUp.Rows[0].Id);
    }

    [Fact]
    public async Task Filling_and_copying_end_with_entry()
    {
        await Portal.AdvanceAsync(Budget, BudgetState.Active);
        Assert.Equal("planning.entry_closed", (await Session.FillDownAsync(SheetColumn.Quantity, Ids[0])).Error!.Code);
        Assert.Equal("planning.entry_closed", (await Session.CopyAsync(Ids[0])).Error!.Code);
        Assert.Equal([1, 2, 3], await QuantitiesAsync());
    }

    [Fact]
    public async Task However_many_lines_are_filled_it_asks_the_same_questions()
    {
        var one = await TestPortal.QueriesOf(() => Session.FillAsync(SheetColumn.Justification, Ids[0], [Ids[1]], null));
        await Session.ChangeAsync(Change(0) with { Justification = "For all" });
        var two = await TestPortal.QueriesOf(() => Session.FillDownAsync(SheetColumn.Justification, Ids[0]));
        await Session.ChangeAsync(Change(0) with { Justification = "For one" });
        var single = await TestPortal.QueriesOf(() => Session.FillAsync(SheetColumn.Justification, Ids[0], [Ids[1]]));
        Assert.Empty(one);
        Assert.Equal(single.Count, two.Count);
    }
}
