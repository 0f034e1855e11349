using BudgetPortal.Catalog;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Details;
using BudgetPortal.Planning.Exchange;
using BudgetPortal.Planning.Starts;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning.Starts;

/// <summary>Without these, a sheet would start with other lines than its person saw and chose.</summary>
public sealed class StartTests : StartWorld
{
    [Fact]
    public async Task Last_years_lines_come_at_todays_prices_and_nothing_is_saved_before()
    {
        await AddedAsync(Gloves, 10, why: "Shifts");
        await AddedAsync(Paper, 7.5m);
        await NextYearAsync();
        await Portal.OrderAsync(Gloves, 11, Portal.Today, number: "PO-2");
        var preview = await ShownAsync(LastYear());
        var gloves = Row(preview, "GLOVE");
        Assert.Equal((StartRowKind.Added, 90m, 110m, 110m), (gloves.Kind, gloves.Before.Amount, gloves.Becomes!.Amount, gloves.Adds));
        Assert.Empty((await SheetAsync()).Lines);

        Assert.Equal(2, Done(await TakeAsync(preview)).Added);
        var lines = (await SheetAsync()).Lines;
        Assert.Equal([("GLOVE", 10m, 11m, PriceSource.LastPurchaseOrder, "Shifts"), ("PAPER", 7.5m, 3m, PriceSource.Standard, "")], lines.Select(l =>
            (l.Code, l.Figures.Quantity, l.Figures.UnitPrice, l.Figures.PriceSource, l.Figures.Justification)));
        Assert.Equal(Emil.Id, (await Portal.PartAsync(Next, Center)).EnteredById);
    }

    [Fact]
    public async Task An_uplift_on_quantities_keeps_pieces_whole_and_is_a_lines_own_before_its_categorys()
    {
        var pens = await Portal.ItemAsync("PEN", standardPrice: 1, category: "Office");
        var clips = await Portal.ItemAsync("CLIP", standardPrice: 1, category: "Office");
        await AddedAsync(Gloves, 15);
        await AddedAsync(Paper, 7.5m);
        await AddedAsync(pens, 100);
        var line = await AddedAsync(clips, 100);
        await NextYearAsync();
        var uplifts = new Uplifts(10, new Dictionary<string, decimal> { ["Office"] = 50 }, new Dictionary<Guid, decimal> { [line.Id] = -20 });
        var preview = await ShownAsync(LastYear() with { Uplifts = uplifts });
        Assert.Equal([17m, 8.25m, 150m, 80m], new[] { "GLOVE", "PAPER", "PEN", "CLIP" }.Select(c => Row(preview, c).Becomes!.Quantity));
        Assert.Equal([9m, 3m, 1m, 1m], new[] { "GLOVE", "PAPER", "PEN", "CLIP" }.Select(c => Row(preview, c).Becomes!.UnitPrice));
    }

    [Fact]
    public async Task An_uplift_on_prices_raises_last_years_price_and_says_so()
    {
        await AddedAsync(Gloves, 10);
        await AddedAsync(Paper, 7, 2.5m, "Frame contract");
        await NextYearAsync();
        await Portal.OrderAsync(Gloves, 11, Portal.Today, number: "PO-2");
        Done(await TakeAsync(await ShownAsync(LastYear(3, UpliftOn.Price))));
        var lines = (await SheetAsync()).Lines;
        Assert.Equal([(9.27m, 92.70m), (2.575m, 18.03m)], lines.Select(l => (l.Figures.UnitPrice, l.Figures.Amount)));
        Assert.All(lines, l => Assert.Equal((PriceSource.Manual, "Last year’s price plus 3 %"), (l.Figures.PriceSource, l.Figures.PriceReason)));
    }

    [Fact]
    public async Task A_lump_sum_rises_by_its_amount_and_still_says_what_it_covers()
    {
        await AddedAsync(Paper, 1, 1000, "Fee as offered", isLumpSum: true);
        await NextYearAsync();
        foreach (var on in Enum.GetValues<UpliftOn>())
        {
            var line = Row(await ShownAsync(LastYear(2.5m, on)), "PAPER").Becomes!;
            Assert.Equal((1025m, true, "Fee as offered (Last year’s price plus 2.5 %)"), (line.Amount, line.IsLumpSum, line.PriceReason));
        }

        Assert.Equal("Fee as offered", Row(await ShownAsync(LastYear()), "PAPER").Becomes!.PriceReason);
    }

    [Fact]
    public async Task Months_keep_their_shape()
    {
        decimal[] typed = [0, 0, 6, 0, 0, 2, 0, 0, 4, 0, 0, 0];
        Done(await Portal.As<LineService>(Emil).AddAsync(new NewLine(
            Guid.CreateVersion7(), PartId, Gloves.Id, 12, Spread: new SpreadChoice(SpreadKind.Typed, Months: typed))));
        var profile = SeasonalProfile.Create(Guid.CreateVersion7(), new ProfileTerms("Winter", [3, 2, 1, 0, 0, 0, 0, 0, 0, 0, 1, 3])).Value!;
        await Portal.AddAsync(profile);
        Done(await Portal.As<LineService>(Emil).AddAsync(new NewLine(
            Guid.CreateVersion7(), PartId, Paper.Id, 20, Spread: new SpreadChoice(SpreadKind.Profile, profile.Id))));
        await NextYearAsync();
        var preview = await ShownAsync(LastYear(50));
        Assert.Equal([0, 0, 9, 0, 0, 3, 0, 0, 6, 0, 0, 0], Row(preview, "GLOVE").Becomes!.MonthQuantities);
        Assert.Equal((SpreadKind.Profile, 30m), (Row(preview, "PAPER").Becomes!.Spread.Kind, Row(preview, "PAPER").Becomes!.MonthQuantities.Sum()));
        Done(await TakeAsync(preview));

        await using (var db = Portal.Open())
        {
            var kept = db.Set<SeasonalProfile>().Single();
            kept.Change(new ProfileTerms("Winter", kept.Weights, IsActive: false));
            await db.SaveChangesAsync();
        }

        var without = Row(await ShownAsync(LastYear(50, update: true)), "PAPER").Becomes!;
        Assert.Equal((SpreadKind.Typed, 0m, 30m), (without.Spread.Kind, without.MonthQuantities[5], without.MonthQuantities.Sum()));
    }

    [Fact]
    public async Task What_is_in_the_sheet_already_is_left_or_updated_as_one_chooses()
    {
        await AddedAsync(Gloves, 10, why: "Shifts");
        await AddedAsync(Paper, 5);
        await NextYearAsync();
        var stands = await EnteredAsync(NextPartId, Gloves.Id, 4);
        var skipping = await ShownAsync(LastYear());
        Assert.Equal((StartRowKind.There, null, 0m), (Row(skipping, "GLOVE").Kind, Row(skipping, "GLOVE").Step, Row(skipping, "GLOVE").Adds));

        var updating = await ShownAsync(LastYear(update: true));
        var row = Row(updating, "GLOVE");
        Assert.Equal((StartRowKind.Changed, stands.Id, 54m), (row.Kind, row.Stands!.Id, row.Adds));
        var done = Done(await TakeAsync(updating));
        Assert.Equal((1, 1, 0), (done.Added, done.Changed, done.Removed));
        Assert.Equal([(10m, "Shifts"), (5m, "")], (await SheetAsync()).Lines.Select(l => (l.Figures.Quantity, l.Figures.Justification)));
        Assert.All((await ShownAsync(LastYear(update: true))).Rows, r => Assert.Equal(StartRowKind.Same, r.Kind));

        Done(await Portal.As<ExchangeService>(Emil).TakeBackAsync(NextPartId, done.Back));
        Assert.Equal([4m], (await SheetAsync()).Lines.Select(l => l.Figures.Quantity));
    }

    [Fact]
    public async Task What_cannot_be_taken_is_shown_with_the_reason()
    {
        var bare = await Portal.ItemAsync("BARE", standardPrice: null);
        await AddedAsync(Gloves, 10);
        await AddedAsync(Paper, 1);
        await AddedAsync(bare, 2, 40, "As offered");
        await NextYearAsync();
        await using (var db = Portal.Open())
        {
            await db.Set<Item>().Where(i => i.Id == Gloves.Id).ExecuteUpdateAsync(i => i.SetProperty(x => x.IsActive, false));
        }

        var preview = await ShownAsync(LastYear(-60));
        Assert.Equal((StartRowKind.Wrong, "This item is no longer active."), (Row(preview, "GLOVE").Kind, Row(preview, "GLOVE").Note));
        Assert.Equal((StartRowKind.Wrong, "With this uplift nothing is left of it."), (Row(preview, "PAPER").Kind, Row(preview, "PAPER").Note));
        var unpriced = Row(preview, "BARE");
        Assert.Equal((1m, 40m, "As offered"), (unpriced.Becomes!.Quantity, unpriced.Becomes.UnitPrice, unpriced.Becomes.PriceReason));
        Assert.StartsWith("Neither an order nor a standard price is known.", unpriced.Note, StringComparison.Ordinal);
        Assert.Equal(1, Done(await TakeAsync(preview)).Added);
    }

    [Fact]
    public async Task An_item_that_rows_build_up_in_the_sheet_is_not_counted_twice()
    {
        await AddedAsync(Gloves, 10);
        await NextYearAsync();
        var line = await EnteredAsync(NextPartId, Gloves.Id, 1);
        var rows = new BuildUp([new BuildUpRow(Guid.CreateVersion7(), "Two shifts", 2, "box", 50, 0, 11)]);
        Done(await Portal.As<LineService>(Emil).BuildUpAsync(line.Id, line.Version, rows));

        var row = Row(await ShownAsync(LastYear(3, update: true)), "GLOVE");

        Assert.Equal((StartRowKind.There, 100m), (row.Kind, row.Stands!.Amount));
        Assert.Null(row.Step);
    }

    [Theory]
    [InlineData(-101)]
    [InlineData(1001)]
    public async Task An_uplift_that_cannot_be_meant_is_refused(int percent)
    {
        await AddedAsync(Gloves, 10);
        await NextYearAsync();
        Assert.Equal("starts.uplift_range", (await PreviewAsync(LastYear(percent))).Error!.Code);
    }

    [Fact]
    public async Task Without_a_budget_before_there_is_nothing_to_start_from()
    {
        var nothing = await Portal.As<StartService>(Emil).PreviewAsync(PartId, LastYear());
        Assert.Equal("starts.no_last_year", nothing.Error!.Code);
        Assert.Null(Done(await Portal.As<StartQueries>(Emil).SourcesAsync(PartId)).LastYear);
    }

    [Fact]
    public async Task However_many_lines_it_asks_the_database_as_often()
    {
        await AddedAsync(Gloves, 10);
        await NextYearAsync();
        var few = await TestPortal.QueriesOf(() => ShownAsync(LastYear(3)));
        foreach (var number in Enumerable.Range(0, 20))
        {
            await EnteredAsync(NextPartId, (await Portal.ItemAsync($"I-{number}", standardPrice: 2)).Id, 1);
        }

        Assert.True((await Portal.As<TemplateService>(Emil).SaveAsync(Guid.CreateVersion7(), NextPartId, new TemplateTerms("Many"))).Succeeded);
        var template = Done(await Portal.As<TemplateQueries>(Emil).AllAsync()).Single();
        var ask = new StartAsk(new StartSource(StartKind.Template, template.Id), UpliftOn.Quantity, Uplifts.Same(3), Update: true);
        var many = await TestPortal.QueriesOf(() => ShownAsync(ask));
        Assert.InRange(many.Count, 1, few.Count);
    }
}
