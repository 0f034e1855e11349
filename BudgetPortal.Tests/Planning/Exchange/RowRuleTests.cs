using BudgetPortal.Planning;
using BudgetPortal.Planning.Exchange;
using Xunit;

namespace BudgetPortal.Tests.Planning.Exchange;

/// <summary>Without these, a figure in a file would mean something else than the same figure typed into the sheet.</summary>
public sealed class RowRuleTests : ExchangeWorld
{
    [Fact]
    public async Task Typed_months_make_the_quantity_and_a_typed_quantity_is_spread()
    {
        var (months, quantity) = (await AddedAsync(Gloves, 12), await AddedAsync(Paper, 12));
        var preview = Done(await PreviewAsync((await CsvAsync()).Set("GLOVE", "Jan 2027", "6").Set("PAPER", "Quantity", "24").File));
        Done(await ApplyAsync(preview.Rows));
        var typed = (await StandsAsync(months.Id))!;
        Assert.Equal((17m, 6m, SpreadKind.Typed), (typed.Quantity, typed.MonthQuantities[0], typed.Spread.Kind));
        var spread = (await StandsAsync(quantity.Id))!;
        Assert.Equal((24m, 2m, SpreadKind.Even), (spread.Quantity, spread.MonthQuantities[0], spread.Spread.Kind));
    }

    [Fact]
    public async Task Months_and_quantity_that_disagree_are_wrong_and_those_that_agree_are_taken()
    {
        await AddedAsync(Gloves, 12);
        var disagree = (await CsvAsync()).Set("GLOVE", "Jan 2027", "6").Set("GLOVE", "Quantity", "20");
        Assert.Equal("G2", Assert.Single(Assert.Single(Done(await PreviewAsync(disagree.File)).Rows).Problems).Cell);
        Assert.Equal(RowKind.Changed, Assert.Single(Done(await PreviewAsync(disagree.Set("GLOVE", "Quantity", "17").File)).Rows).Kind);
    }

    [Fact]
    public async Task A_lump_sum_is_changed_by_its_amount_or_by_its_months()
    {
        var line = await AddedAsync(Paper, 1, 1200, "Service contract", isLumpSum: true);
        Done(await ApplyAsync(Done(await PreviewAsync((await CsvAsync()).Set("PAPER", "Unit price", "2400").File)).Rows));
        Assert.Equal((2400m, 200m), ((await StandsAsync(line.Id))!.Amount, (await StandsAsync(line.Id))!.MonthAmounts[0]));
        Done(await ApplyAsync(Done(await PreviewAsync((await CsvAsync()).Set("PAPER", "Jan 2027", "300").File)).Rows));
        Assert.Equal((2500m, "Service contract"), ((await StandsAsync(line.Id))!.Amount, (await StandsAsync(line.Id))!.PriceReason));
    }

    [Fact]
    public async Task Another_price_says_why_and_a_blank_one_is_the_proposed_one()
    {
        var (gloves, paper) = (await AddedAsync(Gloves, 10), await AddedAsync(Paper, 10, 2.5m, "Old contract"));
        var file = (await CsvAsync()).Set("GLOVE", "Unit price", "8.5").Set("PAPER", "Unit price", "").Set("PAPER", "Why this price", "").File;
        var without = Done(await PreviewAsync(file));
        Assert.True(without.NeedsReason);
        Assert.Equal("I2", Assert.Single(Assert.Single(without.Rows, r => r.Kind == RowKind.Wrong).Problems).Cell);
        Done(await ApplyAsync(Done(await PreviewAsync(file, reason: "Frame contract")).Rows));
        var (manual, proposed) = ((await StandsAsync(gloves.Id))!, (await StandsAsync(paper.Id))!);
        Assert.Equal((8.5m, PriceSource.Manual, "Frame contract"), (manual.UnitPrice, manual.PriceSource, manual.PriceReason));
        Assert.Equal((3m, PriceSource.Standard, string.Empty), (proposed.UnitPrice, proposed.PriceSource, proposed.PriceReason));
    }

    [Theory]
    [InlineData("Quantity", "0", "G2")]
    [InlineData("Quantity", "1.00001", "G2")]
    [InlineData("Unit price", "-1", "H2")]
    [InlineData("Unit price", "a lot", "H2")]
    [InlineData("Why this price", "for no other price", "I2")]
    [InlineData("Jan 2027", "-3", "L2")]
    [InlineData("Code", "PAPER", "D2")]
    [InlineData("Line", "L-000000000000", "A2")]
    public async Task What_is_wrong_is_named_by_its_cell_and_cannot_be_taken(string column, string text, string cell)
    {
        await AddedAsync(Gloves, 10);
        var file = (await CsvAsync()).Set("GLOVE", column, text);
        var row = Assert.Single(Done(await PreviewAsync(column == "Line" ? file.Set("GLOVE", "Version", "").File : file.File)).Rows, r => r.Kind != RowKind.Missing);
        Assert.Equal((RowKind.Wrong, null), (row.Kind, row.Step));
        Assert.Equal(cell, row.Problems[0].Cell);
    }

    [Fact]
    public async Task The_same_line_twice_in_a_file_is_taken_once_and_the_other_is_wrong()
    {
        var line = await AddedAsync(Gloves, 10);
        var preview = Done(await PreviewAsync((await CsvAsync()).Set("GLOVE", "Quantity", "12").Add(("Line", LineKey.Of(line.Id)), ("Code", "GLOVE"), ("Quantity", "13")).File));
        Assert.Equal([RowKind.Wrong, RowKind.Changed], preview.Rows.Select(r => r.Kind));
    }

    [Fact]
    public async Task A_table_without_keys_changes_the_one_line_of_an_item_and_adds_the_others()
    {
        var line = await AddedAsync(Gloves, 10);
        var preview = Done(await PastedAsync("Item\tQty\nGLOVE\t12\nPAPER\t€ 5\n"));
        Assert.Equal([(RowKind.Changed, "GLOVE"), (RowKind.Added, "PAPER")], preview.Rows.Select(r => (r.Kind, r.Code)));
        Assert.Equal(line.Id, preview.Rows[0].Stands!.Id);
        Done(await ApplyAsync(preview.Rows));
        Assert.Empty(Done(await PastedAsync("Item\tQty\nGLOVE\t12\nPAPER\t5\n")).Rows);
    }

    [Fact]
    public async Task A_block_without_headers_goes_down_from_the_cell_with_the_cursor()
    {
        var (gloves, paper) = (await AddedAsync(Gloves, 10), await AddedAsync(Paper, 20));
        var preview = Done(await PastedAsync("11\t9\tMore shifts\n21\t3\tMore people\n5", new PasteAnchor(PasteColumn.Quantity, [gloves.Id, paper.Id])));
        Assert.Equal([RowKind.Wrong, RowKind.Changed, RowKind.Changed], preview.Rows.Select(r => r.Kind));
        Assert.Equal([(11m, "More shifts"), (21m, "More people")], preview.Rows.Skip(1).Select(r => (r.Becomes!.Quantity, r.Becomes.Justification)));
    }

    [Fact]
    public async Task A_block_without_headers_and_without_a_cell_begins_with_the_code()
    {
        var row = Assert.Single(Done(await PastedAsync("PAPER\t1,200\t\t\"Two lines\nof text\"")).Rows);
        Assert.Equal((RowKind.Added, 1200m, 3m, "Two lines\nof text"), (row.Kind, row.Becomes!.Quantity, row.Becomes.UnitPrice, row.Becomes.Justification));
    }
}
