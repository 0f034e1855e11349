using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Planning.Details;
using BudgetPortal.Planning.Scenarios;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning.Scenarios;

/// <summary>Without these, one line with a build-up would keep a whole scenario from being adopted, or lose what it is made of.</summary>
public sealed class BuiltUpAdoptionTests
{
    private static readonly DriverTerms Dearer = new(DriverKind.Price, "Energy", Percent: 10);
    private static readonly DriverTerms Half = new(DriverKind.Quantity, "Packaging", Percent: -50);
    private static readonly DriverTerms Gone = new(DriverKind.Price, "Energy", Percent: -100);

    [Fact]
    public async Task Rows_get_the_prices_that_make_what_was_shown_and_undo_brings_the_old_ones_back()
    {
        await using var world = await ScenarioWorld.CreateAsync();
        var built = await BuiltUpAsync(world, Row("Van", 3, 33.3333m), Row("Sheet", 10_000, 0.0013m, 2, 8));
        var id = await world.CopyAsync(world.Emil, world.Meals, Dearer);
        var row = await ShownAsync(world, id, built.Id);
        // The scenario says 124.30; a price has four decimals, so that 0.00143 is 0.0014.
        Assert.Equal((AdoptionState.Changes, 113m, 124m), (row.State, row.Stands, row.Becomes));

        var adopted = await world.AdoptAsync(world.Emil, id);
        ScenarioWorld.Ok(adopted);
        var line = await LineAsync(world, built.Id);
        Assert.Equal([("Van", 3m, 36.6666m), ("Sheet", 10_000m, 0.0014m)], line.BuildUp.Rows.Select(r => (r.Description, r.Quantity, r.UnitPrice)));
        Assert.Equal((row.Becomes, row.Becomes, 1m), (line.Amount, line.MonthAmounts.Sum(), line.Quantity));
        Assert.Equal(line.BuildUp.Months("EUR", 12), line.MonthAmounts);

        ScenarioWorld.Ok(await world.Portal.As<AdoptionService>(world.Emil).TakeBackAsync(id, adopted.Value!.Back));
        var back = await LineAsync(world, built.Id);
        Assert.Equal((built.BuildUp, 113m), (back.BuildUp, back.Amount));
    }

    [Fact]
    public async Task A_line_that_was_built_up_since_is_scaled_to_the_scenarios_amount_when_the_user_says_so()
    {
        await using var world = await ScenarioWorld.CreateAsync();
        var id = await world.CopyAsync(world.Emil, world.Meals, Dearer);
        var built = await BuiltUpAsync(world, Row("Van", 3, 33.3333m), Row("Truck", 7, 14.2857m));
        var row = await ShownAsync(world, id, built.Id);
        Assert.Equal((AdoptionState.Overtaken, 200m, 110.01m), (row.State, row.Stands, row.Becomes));
        ScenarioWorld.Ok(await world.AdoptAsync(world.Emil, id, take: true));
        var line = await LineAsync(world, built.Id);
        Assert.Equal((110.01m, 2), (line.Amount, line.BuildUp.Rows.Count));
    }

    [Fact]
    public async Task Rows_that_cost_nothing_cannot_be_raised_and_the_others_are_adopted()
    {
        await using var world = await ScenarioWorld.CreateAsync();
        var id = await world.CopyAsync(world.Emil, world.Meals, Dearer);
        var seen = (await world.Portal.As<AdoptionService>(world.Emil).PreviewAsync(id)).Value!.Seen;
        var built = await BuiltUpAsync(world, Row("Free", 3, 0));
        var row = await ShownAsync(world, id, built.Id);
        Assert.Equal((AdoptionState.Impossible, 0m, ScenariosText.RowsWithoutPrice), (row.State, row.Becomes, row.Problem));
        // Who saw it before it was built up is told.
        Assert.Equal("scenarios.overtaken", (await world.Portal.As<AdoptionService>(world.Emil).AdoptAsync(id, seen, [])).Error!.Code);
        Assert.Equal(1, (await world.AdoptAsync(world.Emil, id, take: true)).Value!.Lines);
        Assert.Equal([202.4m, 750m, 0m], (await world.LinesAsync(world.Meals)).Select(l => l.Amount));
    }

    [Fact]
    public async Task What_falls_away_comes_back_with_its_rows()
    {
        await using var world = await ScenarioWorld.CreateAsync();
        var built = await BuiltUpAsync(world, Row("Van", 3, 33.3333m), Row("Truck", 7, 14.2857m));
        var id = await world.CopyAsync(world.Emil, world.Meals, Gone);
        var adopted = await world.AdoptAsync(world.Emil, id);
        ScenarioWorld.Ok(adopted);
        Assert.DoesNotContain(built.Id, (await world.LinesAsync(world.Meals)).Select(l => l.Id));
        ScenarioWorld.Ok(await world.Portal.As<AdoptionService>(world.Emil).TakeBackAsync(id, adopted.Value!.Back));
        Assert.Equal(built.BuildUp, (await LineAsync(world, built.Id)).BuildUp);
    }

    [Fact]
    public async Task Of_an_approved_budget_its_rows_are_proposed_at_the_prices_that_make_what_was_shown()
    {
        await using var world = await ScenarioWorld.CreateAsync();
        var built = await BuiltUpAsync(world, Row("Van", 3, 33.3333m), Row("Truck", 7, 14.2857m));
        world.Budget = await world.Portal.AdvanceAsync(world.Budget, BudgetState.Active);
        var id = await world.CopyAsync(world.Mira, null, Dearer, Half);
        var preview = (await world.Portal.As<AdoptionService>(world.Mira).PreviewAsync(id)).Value!;
        var row = preview.Rows.Single(r => r.LineId == built.Id);
        Assert.Equal((AdoptionState.Changes, 200m, 220m), (row.State, row.Stands, row.Becomes));

        var adopted = await world.AdoptAsync(world.Mira, id);
        ScenarioWorld.Ok(adopted);
        Assert.Equal((4, 2), (adopted.Value!.Lines, adopted.Value.Proposals.Count));
        await using var db = world.Portal.Open();
        var proposed = await db.Set<BudgetChange>().SelectMany(c => c.Lines).SingleAsync(l => l.LineId == built.Id);
        Assert.Equal((200m, 220m, built.BuildUp), (proposed.AmountBefore, proposed.Amount, proposed.BuildUpBefore));
        Assert.Equal([36.6666m, 15.7143m], proposed.BuildUp!.Rows.Select(r => r.UnitPrice));
        Assert.Equal(200m, (await LineAsync(world, built.Id)).Amount);
    }

    private static BuildUpRow Row(string what, decimal quantity, decimal price, int first = 0, int last = 11) =>
        new(Guid.CreateVersion7(), what, quantity, "pc", price, first, last);

    /// <summary>The lump sum of power gets rows.</summary>
    private static async Task<LineFigures> BuiltUpAsync(ScenarioWorld world, params BuildUpRow[] rows)
    {
        var line = (await world.LinesAsync(world.Meals)).Single(l => l.IsLumpSum);
        var built = await world.Portal.As<LineService>(world.Ingrid).BuildUpAsync(line.Id, line.Version, new BuildUp(rows));
        ScenarioWorld.Ok(built);
        return built.Value!;
    }

    private static async Task<AdoptionRow> ShownAsync(ScenarioWorld world, Guid id, Guid lineId) =>
        (await world.Portal.As<AdoptionService>(world.Emil).PreviewAsync(id)).Value!.Rows.Single(r => r.LineId == lineId);

    private static async Task<LineFigures> LineAsync(ScenarioWorld world, Guid lineId) =>
        LineFigures.Of((await world.LinesAsync(world.Meals)).Single(l => l.Id == lineId));
}
