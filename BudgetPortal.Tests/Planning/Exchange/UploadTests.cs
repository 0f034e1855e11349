using BudgetPortal.Planning;
using BudgetPortal.Planning.Exchange;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning.Exchange;

/// <summary>Without these, an upload would change what nobody chose, or write over what somebody else entered.</summary>
public sealed class UploadTests : ExchangeWorld
{
    [Theory]
    [InlineData(FileKind.Xlsx)]
    [InlineData(FileKind.Csv)]
    public async Task A_file_that_nobody_changed_has_nothing_to_take(FileKind kind)
    {
        await AddedAsync(Gloves, 10, 8.1234m, "Frame contract", "=1+1 \"quoted\"\r\nsecond line 😀");
        await AddedAsync(Paper, 7.5m);
        await AddedAsync(Paper, 1, 1000, "Service contract", isLumpSum: true);
        var preview = Done(await PreviewAsync(await DownloadAsync(kind)));
        Assert.Empty(preview.Rows);
        Assert.Equal(3, preview.Unchanged);
    }

    [Fact]
    public async Task Every_kind_of_row_is_told_and_nothing_is_saved_before()
    {
        var changed = await AddedAsync(Gloves, 10, why: "Shifts");
        var pens = await Portal.ItemAsync("PEN", standardPrice: 1);
        var gone = await AddedAsync(pens, 5);
        var file = (await CsvAsync()).Set("GLOVE", "Quantity", "12").Set("GLOVE", "Justification", "Two shifts").Remove("PEN")
            .Add(("Code", "paper"), ("Quantity", "4")).Add(("Code", "NOPE"), ("Quantity", "-1")).Add(("Code", "PAPER"), ("Quantity", "many")).File;
        var preview = Done(await PreviewAsync(file));
        Assert.Equal([RowKind.Wrong, RowKind.Wrong, RowKind.Changed, RowKind.Added, RowKind.Missing], preview.Rows.Select(r => r.Kind));
        Assert.Equal([("C", "D4"), ("G", "G5")], preview.Rows.Take(2).Select((r, i) => (i == 0 ? "C" : "G", r.Problems.Single().Cell)));
        var row = preview.Rows[2];
        Assert.Equal([("Quantity", "10", "12"), ("Justification", "Shifts", "Two shifts")], row.Changes.Select(c => (c.Field, c.Before, c.After)));
        Assert.Equal((90m, 108m, 18m), (row.Stands!.Amount, row.Becomes!.Amount, row.Difference));
        Assert.Equal(("PAPER", 12m, true), (preview.Rows[3].Code, preview.Rows[3].Becomes!.Amount, preview.Rows[3].IsProposed));
        Assert.Equal((gone.Id, false), (preview.Rows[4].Stands!.Id, preview.Rows[4].IsProposed));
        Assert.Equal(changed.Version, (await StandsAsync(changed.Id))!.Version);

        var done = Done(await ApplyAsync(preview.Rows.Where(r => r.Kind is not RowKind.Missing)));
        Assert.Equal((1, 1, 0), Counts(done));
        var now = (await StandsAsync(changed.Id))!;
        Assert.Equal((12m, 9m, "Two shifts", "PO-1"), (now.Quantity, now.UnitPrice, now.Justification, now.PriceOrigin!.OrderNumber));
        Assert.NotNull(await StandsAsync(gone.Id));
        Assert.Empty(Done(await PreviewAsync(await DownloadAsync(FileKind.Csv))).Rows);
        Assert.Equal(Emil.Id, (await Portal.PartAsync(Budget, Center)).EnteredById);
    }

    [Fact]
    public async Task What_is_missing_is_removed_when_it_was_chosen()
    {
        var line = await AddedAsync(Gloves, 10);
        var preview = Done(await PreviewAsync((await CsvAsync()).Remove("GLOVE").Add(("Code", "PAPER"), ("Quantity", "1")).File));
        Assert.Equal((1, 0, 1), Counts(Done(await ApplyAsync(preview.Rows))));
        Assert.Null(await StandsAsync(line.Id));
    }

    [Fact]
    public async Task A_line_that_somebody_changed_since_the_download_shows_both_and_waits_for_a_choice()
    {
        var (mine, theirs, gone) = (await AddedAsync(Gloves, 10), await AddedAsync(Paper, 20), await AddedAsync(await Portal.ItemAsync("PEN", 1), 5));
        var file = (await CsvAsync()).Set("GLOVE", "Quantity", "12").Set("PEN", "Quantity", "6").File;
        var lines = Portal.As<LineService>(Tomas);
        await lines.ChangeAsync(new LineChange(mine.Id, mine.Version, Quantity: 11));
        await lines.ChangeAsync(new LineChange(theirs.Id, theirs.Version, Quantity: 21));
        await lines.RemoveAsync(gone.Id, gone.Version);
        var preview = Done(await PreviewAsync(file));
        Assert.All(preview.Rows, r => Assert.Equal((RowKind.Conflict, false), (r.Kind, r.IsProposed)));
        var both = preview.Rows.Single(r => r.Code == "GLOVE");
        Assert.Equal(("Tomas Ferreira changed this line meanwhile.", 11m, 12m), (both.Overtaken, both.Stands!.Quantity, both.Becomes!.Quantity));
        Assert.Null(preview.Rows.Single(r => r.Code == "PEN").Stands);
        Assert.Equal(2, preview.Rows.Count);
        Assert.Equal((1, 1, 0), Counts(Done(await ApplyAsync(preview.Rows))));
        Assert.Equal(12, (await StandsAsync(mine.Id))!.Quantity);
    }

    [Fact]
    public async Task What_changes_between_preview_and_taking_is_told_and_nothing_is_saved()
    {
        var (one, two) = (await AddedAsync(Gloves, 10), await AddedAsync(Paper, 20));
        var file = (await CsvAsync()).Set("GLOVE", "Quantity", "12").Set("PAPER", "Quantity", "22").File;
        var preview = Done(await PreviewAsync(file));
        await Portal.As<LineService>(Tomas).ChangeAsync(new LineChange(two.Id, two.Version, Quantity: 21));
        Assert.Equal("exchange.overtaken", (await ApplyAsync(preview.Rows)).Error!.Code);
        Assert.Equal(10, (await StandsAsync(one.Id))!.Quantity);
        Assert.Equal([RowKind.Conflict, RowKind.Changed], Done(await PreviewAsync(file)).Rows.Select(r => r.Kind));
    }

    [Fact]
    public async Task A_price_that_moved_since_it_was_shown_is_not_taken_unseen()
    {
        var preview = Done(await PastedAsync("Code\tQuantity\nGLOVE\t2"));
        await Portal.OrderAsync(Gloves, 11, Portal.Today, number: "PO-2");
        Assert.Equal("exchange.overtaken", (await ApplyAsync(preview.Rows)).Error!.Code);
    }

    [Fact]
    public async Task Two_people_who_take_the_same_file_at_once_change_the_sheet_once()
    {
        var line = await AddedAsync(Gloves, 10);
        var file = (await CsvAsync()).Set("GLOVE", "Quantity", "12").File;
        var (mine, theirs) = (Done(await PreviewAsync(file)), Done(await PreviewAsync(file, Tomas)));
        var both = await Task.WhenAll(ApplyAsync(mine.Rows), ApplyAsync(theirs.Rows, Tomas));
        Assert.Equal("exchange.overtaken", Assert.Single(both, r => !r.Succeeded).Error!.Code);
        Assert.Equal(12, (await StandsAsync(line.Id))!.Quantity);
    }

    [Fact]
    public async Task Taking_the_same_rows_twice_enters_them_once()
    {
        var preview = Done(await PastedAsync("Code\tQuantity\nPAPER\t2"));
        Done(await ApplyAsync(preview.Rows));
        Done(await ApplyAsync(preview.Rows));
        await using var db = Portal.Open();
        Assert.Equal(1, await db.Set<BudgetLine>().CountAsync(l => l.PartId == PartId));
    }

    [Fact]
    public async Task A_target_that_stops_stops_the_whole_file()
    {
        Budget = await Portal.BudgetAsync(costCenters: [Center], terms: t => t with { TargetControl = TargetControl.Stop });
        var part = await Portal.PartAsync(Budget, Center);
        var mira = await Portal.ModuleOwnerAsync();
        Done(await Portal.As<TargetService>(mira).SaveAsync(Budget.Id, [new TargetChange(part.Id, 100, null)]));
        var input = ExchangeFiles.Pasted("Code\tQuantity\nPAPER\t20\nGLOVE\t10", null).Value!;
        var service = Portal.As<ExchangeService>(Emil);
        var preview = Done(await service.PreviewAsync(part.Id, input));
        Assert.Equal("planning.beyond_target", (await service.ApplyAsync(part.Id, preview.Rows)).Error!.Code);
        Assert.True((await service.ApplyAsync(part.Id, [preview.Rows[0]])).Succeeded);
    }

    [Fact]
    public async Task What_was_taken_is_taken_back_whole_unless_somebody_went_on()
    {
        var (changed, removed) = (await AddedAsync(Gloves, 10, 8, "Frame contract", "Shifts"), await AddedAsync(Paper, 5));
        var file = (await CsvAsync()).Set("GLOVE", "Quantity", "12").Remove("PAPER").Add(("Code", "PAPER"), ("Quantity", "1")).File;
        var done = Done(await ApplyAsync(Done(await PreviewAsync(file)).Rows));
        var back = Done(await Portal.As<ExchangeService>(Emil).TakeBackAsync(PartId, done.Back));
        var now = (await StandsAsync(changed.Id))!;
        Assert.Equal((10m, 8m, "Frame contract"), (now.Quantity, now.UnitPrice, now.PriceReason));
        Assert.Equal(5, (await StandsAsync(removed.Id))!.Quantity);
        await Portal.As<LineService>(Tomas).ChangeAsync(new LineChange(now.Id, now.Version, Quantity: 11));
        Assert.Equal("exchange.overtaken", (await Portal.As<ExchangeService>(Emil).TakeBackAsync(PartId, back.Back)).Error!.Code);
        Assert.NotNull(await StandsAsync(removed.Id));
    }

    [Fact]
    public async Task What_two_people_changed_in_different_fields_is_kept_of_both()
    {
        var line = await AddedAsync(Gloves, 10);
        var file = (await CsvAsync()).Set("GLOVE", "Justification", "Two shifts").File;
        await Portal.As<LineService>(Tomas).ChangeAsync(new LineChange(line.Id, line.Version, Quantity: 11));
        var row = Assert.Single(Done(await PreviewAsync(file)).Rows);
        Assert.Equal(("Justification", "Two shifts"), (Assert.Single(row.Changes).Field, row.Changes[0].After));
        Done(await ApplyAsync([row]));
        Assert.Equal((11m, "Two shifts"), ((await StandsAsync(line.Id))!.Quantity, (await StandsAsync(line.Id))!.Justification));
    }

    private static (int Added, int Changed, int Removed) Counts(Exchanged done) => (done.Added, done.Changed, done.Removed);
}
