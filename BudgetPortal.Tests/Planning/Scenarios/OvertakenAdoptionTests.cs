using BudgetPortal.Catalog;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Planning.Details;
using BudgetPortal.Planning.Scenarios;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning.Scenarios;

/// <summary>Without these, adopting would make another amount of a line that somebody changed since than the user ticked.</summary>
public sealed class OvertakenAdoptionTests
{
    private static readonly DriverTerms Dearer = new(DriverKind.Price, "Energy", Percent: 10);
    private static readonly DriverTerms Half = new(DriverKind.Quantity, "Packaging", Percent: -50);

    [Fact]
    public async Task A_new_price_is_shown_for_the_quantity_that_stands_now()
    {
        await using var world = await ScenarioWorld.CreateAsync();
        var id = await world.CopyAsync(world.Emil, world.Meals, Dearer, Half);
        var (power, trays) = ((await world.LinesAsync(world.Meals))[0], (await world.LinesAsync(world.Meals))[1]);
        var entry = world.Portal.As<LineService>(world.Ingrid);
        ScenarioWorld.Ok(await entry.ChangeAsync(new LineChange(power.Id, power.Version, Quantity: 2000)));
        ScenarioWorld.Ok(await entry.ChangeAsync(new LineChange(trays.Id, trays.Version, UnitPrice: 3, Reason: "Offer")));

        // 2,000 × 0.2024, and 150 × 3.
        var preview = await PreviewAsync(world, world.Emil, id);
        Assert.Equal((AdoptionState.Overtaken, 368m, 404.8m, 202.4m), Shown(preview, power.Id));
        Assert.Equal((AdoptionState.Overtaken, 900m, 450m, 375m), Shown(preview, trays.Id));
        ScenarioWorld.Ok(await world.AdoptAsync(world.Emil, id, take: true));
        Assert.Equal([404.8m, 450m, 110.01m], (await world.LinesAsync(world.Meals)).Select(l => l.Amount));
        var brought = preview.Of(_ => true);
        Assert.Equal((3, brought.Difference), await GainAsync(world, world.Emil, id));
    }

    [Fact]
    public async Task An_amount_does_not_become_the_price_of_a_piece()
    {
        await using var world = await ScenarioWorld.CreateAsync();
        var power = (await world.LinesAsync(world.Meals))[0];
        var entry = world.Portal.As<LineService>(world.Ingrid);
        var built = await entry.BuildUpAsync(power.Id, power.Version, new BuildUp([new BuildUpRow(Guid.CreateVersion7(), "Halls", 2, "pc", 75, 0, 11)]));
        ScenarioWorld.Ok(built);
        var id = await world.CopyAsync(world.Emil, world.Meals, Dearer);
        var alone = await entry.BuildUpAsync(power.Id, built.Value!.Version, BuildUp.None);
        ScenarioWorld.Ok(alone);
        ScenarioWorld.Ok(await entry.ChangeAsync(new LineChange(power.Id, alone.Value!.Version, Quantity: 10, UnitPrice: 15, Reason: "Offer")));

        // 165 was for all halls together, and a piece costs 15 now.
        var row = (await PreviewAsync(world, world.Emil, id)).Rows.Single(r => r.LineId == power.Id);
        Assert.Equal((AdoptionState.Impossible, ScenariosText.AnotherKind, 150m, 165m), (row.State, row.Problem, row.Becomes, row.Wanted));
        Assert.Equal(1, (await world.AdoptAsync(world.Emil, id, take: true)).Value!.Lines);
        Assert.Equal([150m, 750m, 110.01m], (await world.LinesAsync(world.Meals)).Select(l => l.Amount));
    }

    [Fact]
    public async Task What_was_transferred_since_counts_and_what_would_go_below_it_stays()
    {
        await using var world = await ScenarioWorld.CreateAsync(BudgetState.Active);
        var id = await world.CopyAsync(world.Mira, null, Dearer, Half);
        var (power, trays) = (await TransferredAsync(world, world.Power, 50), await TransferredAsync(world, world.Trays, -500));

        var preview = await PreviewAsync(world, world.Mira, id);
        Assert.Equal((AdoptionState.Overtaken, 234m, 252.4m, 202.4m), Shown(preview, power));
        Assert.Equal((AdoptionState.Impossible, 250m, 250m, 375m), Shown(preview, trays));
        Assert.Equal(Words.Format(PlanningText.BelowTransferred, "500.00"), preview.Rows.Single(r => r.LineId == trays).Problem);
        ScenarioWorld.Ok(await world.AdoptAsync(world.Mira, id, take: true));
        await using var db = world.Portal.Open();
        var proposed = await db.Set<BudgetChange>().SelectMany(c => c.Lines).OrderBy(l => l.Amount).Select(l => l.Amount).ToListAsync();
        Assert.Equal([110.01m, 252.4m, 1100m], proposed);
    }

    private static async Task<AdoptionPreview> PreviewAsync(ScenarioWorld world, User by, Guid id) =>
        (await world.Portal.As<AdoptionService>(by).PreviewAsync(id)).Value!;

    private static (AdoptionState State, decimal Stands, decimal Becomes, decimal Wanted) Shown(AdoptionPreview preview, Guid lineId)
    {
        var row = preview.Rows.Single(r => r.LineId == lineId);
        return (row.State, row.Stands, row.Becomes, row.Wanted);
    }

    private static async Task<(int Lines, decimal Gain)> GainAsync(ScenarioWorld world, User by, Guid id)
    {
        var head = (await world.ReadAsync(by, id)).Head;
        return (head.AdoptedLines, head.Gain);
    }

    /// <summary>An amount comes to the line of an item with pieces in Meals, or leaves it.</summary>
    private static async Task<Guid> TransferredAsync(ScenarioWorld world, Item item, decimal amount)
    {
        var part = await world.Portal.PartAsync(world.Budget, world.Meals);
        await using var db = world.Portal.Open();
        var line = await db.Set<BudgetLine>().SingleAsync(l => l.PartId == part.Id && l.ItemId == item.Id && !l.IsLumpSum);
        ScenarioWorld.Ok(line.Transfer(world.Budget, amount, world.Mira.Id, db.Time.GetUtcNow()));
        await db.SaveChangesAsync();
        return line.Id;
    }
}
