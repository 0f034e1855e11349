using BudgetPortal.Planning;
using BudgetPortal.Planning.Details;
using BudgetPortal.Planning.Exchange;
using BudgetPortal.Planning.Starts;
using Xunit;

namespace BudgetPortal.Tests.Planning.Starts;

/// <summary>Without these, a sheet would start with a bare amount where last year had a list of what it is made of.</summary>
public sealed class BuiltUpStartTests : StartWorld
{
    [Fact]
    public async Task Last_years_rows_rise_in_price_and_add_up_to_what_was_shown()
    {
        var source = await BuiltUpAsync(Row("Van", 3, 33.3333m), Row("Truck", 7, 14.2857m, 2, 8));
        await NextYearAsync();
        var preview = await ShownAsync(LastYear(2.5m, UpliftOn.Price));
        Assert.Equal((StartRowKind.Added, 205m, 2), (Row(preview, "GLOVE").Kind, Row(preview, "GLOVE").Becomes!.Amount, Row(preview, "GLOVE").Becomes!.BuildUp.Rows.Count));
        var done = Done(await TakeAsync(preview));
        var line = Assert.Single((await SheetAsync()).Lines).Figures;
        Assert.Equal([("Van", 3m, 34.1666m, 0, 11), ("Truck", 7m, 14.6428m, 2, 8)], Said(line));
        Assert.Equal((205m, 205m, 1m, "Shifts", false), (line.Amount, line.MonthAmounts.Sum(), line.MonthQuantities.Sum(), line.Justification, line.WasLumpSum));
        Assert.Empty(line.BuildUp.Rows.Select(r => r.Id).Intersect(source.BuildUp.Rows.Select(r => r.Id)));
        Assert.Equal(source.BuildUp, (await StandsAsync(source.Id))!.BuildUp);

        Done(await Portal.As<ExchangeService>(Emil).TakeBackAsync(NextPartId, done.Back));
        Assert.Empty((await SheetAsync()).Lines);
    }

    [Fact]
    public async Task Whole_quantities_stay_whole_and_a_row_of_which_nothing_is_left_falls_away()
    {
        await BuiltUpAsync(Row("Van", 15, 10), Row("Hours", 7.5m, 10), Row("Spare", 1, 4));
        await NextYearAsync();
        Assert.Equal([17m, 8.25m, 1m], Row(await ShownAsync(LastYear(10)), "GLOVE").Becomes!.BuildUp.Rows.Select(r => r.Quantity));
        var less = Row(await ShownAsync(LastYear(-60)), "GLOVE");
        Assert.Equal((90m, "Nothing is left of one row of its build-up: it falls away."), (less.Becomes!.Amount, less.Note));
        Assert.Equal((StartRowKind.Wrong, "With this uplift nothing is left of it."), (Kind(await ShownAsync(LastYear(-100))), Row(await ShownAsync(LastYear(-100, UpliftOn.Price)), "GLOVE").Note));

        static StartRowKind Kind(StartPreview preview) => Row(preview, "GLOVE").Kind;
    }

    [Fact]
    public async Task Rows_stand_in_the_same_months_of_a_shorter_year()
    {
        await BuiltUpAsync(Row("All", 1, 60), Row("Late", 1, 100, 4, 8), Row("Never", 1, 12, 8, 10));
        await NextYearAsync(months: 6);
        var line = Row(await ShownAsync(LastYear()), "GLOVE").Becomes!;
        Assert.Equal([("All", 1m, 60m, 0, 5), ("Late", 1m, 100m, 4, 5), ("Never", 1m, 12m, 0, 5)], Said(line));
        Assert.Equal([12m, 12m, 12m, 12m, 62m, 62m], line.MonthAmounts);
    }

    [Fact]
    public async Task A_template_keeps_the_rows_whatever_becomes_of_the_line()
    {
        var source = await BuiltUpAsync(Row("Van", 3, 33.3333m), Row("Truck", 7, 14.2857m, 2, 8));
        var id = Guid.CreateVersion7();
        Assert.True((await Portal.As<TemplateService>(Emil).SaveAsync(id, PartId, new TemplateTerms("Fleet"))).Succeeded);
        Done(await Portal.As<LineService>(Emil).BuildUpAsync(source.Id, source.Version, new BuildUp([Row("Other", 1, 1)])));
        await NextYearAsync();
        Done(await TakeAsync(await ShownAsync(new StartAsk(new StartSource(StartKind.Template, id), UpliftOn.Price, Uplifts.Same(2.5m)))));
        var line = Assert.Single((await SheetAsync()).Lines).Figures;
        Assert.Equal([("Van", 3m, 34.1666m, 0, 11), ("Truck", 7m, 14.6428m, 2, 8)], Said(line));
        Assert.Equal((205m, false), (line.Amount, line.WasLumpSum));
    }

    [Fact]
    public async Task An_update_replaces_the_rows_and_undo_brings_the_old_ones_back()
    {
        await BuiltUpAsync(Row("Van", 1, 100), Row("Truck", 1, 50));
        await NextYearAsync();
        var stands = await EnteredAsync(NextPartId, Gloves.Id, 4);
        stands = Done(await Portal.As<LineService>(Emil).BuildUpAsync(stands.Id, stands.Version, new BuildUp([Row("Own", 2, 7)])));
        // A second line beside it would count the item twice.
        var preview = await ShownAsync(LastYear(update: true));
        Assert.Equal((StartRowKind.Changed, stands.Id, 136m), (Row(preview, "GLOVE").Kind, Row(preview, "GLOVE").Stands!.Id, Row(preview, "GLOVE").Adds));
        var done = Done(await TakeAsync(preview));
        Assert.Equal([("Van", 1m, 100m, 0, 11), ("Truck", 1m, 50m, 0, 11)], Said(Assert.Single((await SheetAsync()).Lines).Figures));
        Assert.Equal(StartRowKind.Same, Row(await ShownAsync(LastYear(update: true)), "GLOVE").Kind);

        Done(await Portal.As<ExchangeService>(Emil).TakeBackAsync(NextPartId, done.Back));
        var back = Assert.Single((await SheetAsync()).Lines).Figures;
        Assert.Equal((stands.BuildUp, 14m), (back.BuildUp, back.Amount));
    }

    [Fact]
    public async Task An_update_builds_up_the_pieces_that_the_sheet_has_and_adds_nothing_beside_them()
    {
        await BuiltUpAsync(Row("Van", 1, 100), Row("Truck", 1, 50));
        await NextYearAsync();
        var stands = await EnteredAsync(NextPartId, Gloves.Id, 4);
        var preview = await ShownAsync(LastYear(update: true));
        Assert.Equal((StartRowKind.Changed, stands.Id, 114m), (Row(preview, "GLOVE").Kind, Row(preview, "GLOVE").Stands?.Id, Row(preview, "GLOVE").Adds));
        var done = Done(await TakeAsync(preview));
        var line = Assert.Single((await SheetAsync()).Lines).Figures;
        Assert.Equal([("Van", 1m, 100m, 0, 11), ("Truck", 1m, 50m, 0, 11)], Said(line));
        Assert.Equal((stands.Id, 150m, "Shifts"), (line.Id, line.Amount, line.Justification));

        Done(await Portal.As<ExchangeService>(Emil).TakeBackAsync(NextPartId, done.Back));
        var back = Assert.Single((await SheetAsync()).Lines).Figures;
        Assert.Equal((4m, 9m, false, false), (back.Quantity, back.UnitPrice, back.IsBuiltUp, back.IsLumpSum));
    }

    [Fact]
    public async Task Rows_that_change_behind_the_preview_refuse_it_though_the_sum_stays()
    {
        await BuiltUpAsync(Row("Van", 1, 100));
        var other = await Portal.PartAsync(Budget, Other);
        var ask = new StartAsk(new StartSource(StartKind.CostCenter, PartId), UpliftOn.Price, Uplifts.None);
        var starts = Portal.As<StartService>(Emil);
        var preview = Done(await starts.PreviewAsync(other.Id, ask));
        var line = Row(preview, "GLOVE");
        var stands = (await StandsAsync(line.SourceId))!;
        Done(await Portal.As<LineService>(Emil).BuildUpAsync(stands.Id, stands.Version, new BuildUp([Row("Truck", 1, 100)])));
        Assert.Equal("exchange.overtaken", (await starts.ApplyAsync(other.Id, preview, preview.Rows)).Error!.Code);
        var again = Done(await starts.PreviewAsync(other.Id, ask));
        Assert.Equal(1, Done(await starts.ApplyAsync(other.Id, again, again.Rows)).Added);
    }

    private static BuildUpRow Row(string what, decimal quantity, decimal price, int first = 0, int last = 11) =>
        new(Guid.CreateVersion7(), what, quantity, "pc", price, first, last);

    private static IEnumerable<(string, decimal, decimal, int, int)> Said(LineFigures line) =>
        line.BuildUp.Rows.Select(r => (r.Description, r.Quantity, r.UnitPrice, r.FirstMonth, r.LastMonth));

    private async Task<LineFigures> BuiltUpAsync(params BuildUpRow[] rows)
    {
        var line = await AddedAsync(Gloves, 10, why: "Shifts");
        return Done(await Portal.As<LineService>(Emil).BuildUpAsync(line.Id, line.Version, new BuildUp(rows)));
    }
}
