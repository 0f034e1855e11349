using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Planning.Scenarios;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning.Scenarios;

/// <summary>Without these, adopting would write over what others entered, or change approved figures past their owners.</summary>
public sealed class AdoptionTests
{
    private static readonly DriverTerms Dearer = new(DriverKind.Price, "Energy", Percent: 10);
    private static readonly DriverTerms Half = new(DriverKind.Quantity, "Packaging", Percent: -50);

    [Fact]
    public async Task A_sheet_gets_the_figures_with_months_to_the_cent_and_they_can_be_taken_back()
    {
        await using var world = await ScenarioWorld.CreateAsync();
        var before = await world.LinesAsync(world.Meals);
        var id = await world.CopyAsync(world.Emil, world.Meals, Dearer, Half);
        var adopted = await world.AdoptAsync(world.Emil, id);
        ScenarioWorld.Ok(adopted);
        var lines = await world.LinesAsync(world.Meals);
        Assert.Equal([(1000m, 0.2024m, 202.4m), (150m, 2.5m, 375m), (1m, 110.01m, 110.01m)], lines.Select(l => (l.Quantity, l.UnitPrice, l.Amount)));
        Assert.All(lines, l => Assert.Equal((l.Amount, l.Quantity), (l.MonthAmounts.Sum(), l.MonthQuantities.Sum())));
        Assert.Equal(("Scenario Two shifts", "Meter"), (lines[0].PriceReason, lines[2].PriceReason));
        Assert.Equal(ScenarioState.Adopted, (await world.ReadAsync(world.Emil, id)).Head.State);
        Assert.Equal("scenarios.not_open", (await world.AdoptAsync(world.Ingrid, id)).Error!.Code);

        ScenarioWorld.Ok(await world.Portal.As<AdoptionService>(world.Emil).TakeBackAsync(id, adopted.Value!.Back));
        Assert.Equal(before.Select(l => (l.Amount, l.PriceSource)), (await world.LinesAsync(world.Meals)).Select(l => (l.Amount, l.PriceSource)));
        Assert.Equal(ScenarioState.Open, (await world.ReadAsync(world.Emil, id)).Head.State);
    }

    [Theory]
    [InlineData(false, 400)]
    [InlineData(true, 150)]
    public async Task A_line_that_somebody_changed_since_is_named_and_the_user_decides(bool take, int quantity)
    {
        await using var world = await ScenarioWorld.CreateAsync();
        var id = await world.CopyAsync(world.Emil, world.Meals, Dearer, Half);
        var preview = (await world.Portal.As<AdoptionService>(world.Emil).PreviewAsync(id)).Value!;
        var trays = (await world.LinesAsync(world.Meals))[1];
        ScenarioWorld.Ok(await world.Portal.As<LineService>(world.Ingrid).ChangeAsync(new LineChange(trays.Id, trays.Version, Quantity: 400, Justification: "Mine")));

        var late = await world.Portal.As<AdoptionService>(world.Emil).AdoptAsync(id, preview.Seen, [new AdoptionChoice(trays.Id, trays.Version, true)]);
        Assert.Equal("scenarios.overtaken", late.Error!.Code);
        Assert.Contains("Trays", late.Error.Message, StringComparison.Ordinal);
        Assert.Equal(184m, (await world.LinesAsync(world.Meals))[0].Amount);

        ScenarioWorld.Ok(await world.AdoptAsync(world.Emil, id, take));
        var lines = await world.LinesAsync(world.Meals);
        Assert.Equal((202.4m, (decimal)quantity, "Mine"), (lines[0].Amount, lines[1].Quantity, lines[1].Justification));
    }

    [Fact]
    public async Task What_nothing_is_left_of_falls_away_and_comes_back_with_undo()
    {
        await using var world = await ScenarioWorld.CreateAsync();
        var id = await world.CopyAsync(world.Emil, world.Meals, new DriverTerms(DriverKind.Quantity, "Packaging", Percent: -100));
        var adopted = await world.AdoptAsync(world.Emil, id);
        ScenarioWorld.Ok(adopted);
        Assert.Equal(2, (await world.LinesAsync(world.Meals)).Count);
        ScenarioWorld.Ok(await world.Portal.As<AdoptionService>(world.Emil).TakeBackAsync(id, adopted.Value!.Back));
        Assert.Equal(1034.01m, (await world.LinesAsync(world.Meals)).Sum(l => l.Amount));
    }

    [Fact]
    public async Task A_sheet_that_is_not_open_to_the_person_is_named_and_nothing_of_the_budget_changes()
    {
        await using var world = await ScenarioWorld.CreateAsync();
        var whole = await world.CopyAsync(world.Mira, null, Dearer);
        var refused = await world.AdoptAsync(world.Mira, whole);
        Assert.Equal("planning.not_your_cost_center", refused.Error!.Code);
        Assert.Matches("^(100 Meals|200 Seafood): ", refused.Error.Message);
        var sheet = await world.CopyAsync(world.Emil, world.Meals, Dearer);
        ScenarioWorld.Ok(await world.Portal.As<SubmissionService>(world.Emil).SubmitAsync((await world.Portal.PartAsync(world.Budget, world.Meals)).Id));
        Assert.Equal("planning.part_submitted", (await world.AdoptAsync(world.Emil, sheet)).Error!.Code);
        Assert.Equal(184m, (await world.LinesAsync(world.Meals))[0].Amount);
        Assert.Equal(ScenarioState.Open, (await world.ReadAsync(world.Emil, sheet)).Head.State);
    }

    [Fact]
    public async Task Of_an_approved_budget_revisions_are_drafted_and_what_is_in_force_stays()
    {
        await using var world = await ScenarioWorld.CreateAsync(BudgetState.Active);
        var id = await world.CopyAsync(world.Mira, null, Dearer, Half);
        var adopted = await world.AdoptAsync(world.Mira, id);
        ScenarioWorld.Ok(adopted);
        Assert.Equal(2, adopted.Value!.Proposals.Count);
        Assert.Equal([184m, 750m, 100.01m], (await world.LinesAsync(world.Meals)).Select(l => l.Amount));
        await using var db = world.Portal.Open();
        var drafts = await db.Set<BudgetChange>().Include(c => c.Lines).OrderBy(c => c.Number).ToListAsync();
        Assert.All(drafts, d => Assert.Equal((ChangeState.Draft, ChangeKind.Revision, "Scenario Two shifts"), (d.State, d.Kind, d.Reason)));
        Assert.Equal([100m, -375m, 10m, 18.4m], drafts.OrderBy(d => d.Lines.Count).SelectMany(d => d.Lines.Select(l => l.Difference).Order()));
    }

    [Fact]
    public async Task Of_two_who_adopt_at_once_one_does_and_the_other_is_told()
    {
        await using var world = await ScenarioWorld.CreateAsync();
        var id = await world.CopyAsync(world.Emil, world.Meals, Dearer);
        var seen = (await world.Portal.As<AdoptionService>(world.Emil).PreviewAsync(id)).Value!.Seen;
        var results = await Task.WhenAll(
            world.Portal.As<AdoptionService>(world.Emil).AdoptAsync(id, seen, []), world.Portal.As<AdoptionService>(world.Ingrid).AdoptAsync(id, seen, []));
        Assert.Single(results, r => r.Succeeded);
        Assert.Equal("scenarios.not_open", results.Single(r => !r.Succeeded).Error!.Code);
        Assert.Equal(202.4m, (await world.LinesAsync(world.Meals))[0].Amount);
    }
}
