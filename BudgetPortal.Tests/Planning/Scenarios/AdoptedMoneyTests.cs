using BudgetPortal.Planning;
using BudgetPortal.Planning.Scenarios;
using BudgetPortal.Platform;
using Xunit;

namespace BudgetPortal.Tests.Planning.Scenarios;

/// <summary>Without these, nobody would know what adopting brings, what of a whole budget is left out, or what an adopted scenario did.</summary>
public sealed class AdoptedMoneyTests
{
    private static readonly DriverTerms Dearer = new(DriverKind.Price, "Energy", Percent: 10);

    [Fact]
    public async Task What_is_adopted_and_what_is_not_add_up_to_what_the_comparison_shows()
    {
        await using var world = await ScenarioWorld.CreateAsync();
        var id = await world.CopyAsync(world.Emil, world.Meals, Dearer);
        var lines = await world.LinesAsync(world.Meals);
        var part = await world.Portal.PartAsync(world.Budget, world.Meals);
        var entry = world.Portal.As<LineService>(world.Ingrid);
        ScenarioWorld.Ok(await entry.ChangeAsync(new LineChange(lines[1].Id, lines[1].Version, Quantity: 400)));
        ScenarioWorld.Ok(await entry.AddAsync(new NewLine(Guid.CreateVersion7(), part.Id, (await world.Portal.ItemAsync("FILM")).Id, 7, 10, "New")));
        ScenarioWorld.Ok(await entry.RemoveAsync(lines[2].Id, lines[2].Version));

        var preview = (await world.Portal.As<AdoptionService>(world.Emil).PreviewAsync(id)).Value!;
        var view = await world.ReadAsync(world.Emil, id);
        var brought = preview.Of(_ => true);
        Assert.Equal((1, 184m, 202.4m), (brought.Lines, brought.Stands, brought.Becomes));
        Assert.Equal((2, 1070m, 750m), (preview.Elsewhere.Lines, preview.Elsewhere.Stands, preview.Elsewhere.Becomes));
        Assert.Equal(110.01m, preview.Rows.Single(r => r.State == AdoptionState.Gone).Wanted);
        Assert.Equal(view.Current, preview.Total);
        Assert.Equal(view.Total(0) - view.Current, brought.Difference + 110.01m + preview.Elsewhere.Difference);
    }

    [Fact]
    public async Task A_line_that_is_not_ticked_stays_and_the_others_are_adopted()
    {
        await using var world = await ScenarioWorld.CreateAsync();
        var id = await world.CopyAsync(world.Emil, world.Meals, Dearer);
        var preview = (await world.Portal.As<AdoptionService>(world.Emil).PreviewAsync(id)).Value!;
        ScenarioWorld.Ok(await world.Portal.As<AdoptionService>(world.Emil).AdoptAsync(id, preview.Seen, preview.Choose(r => r.Stands == 100.01m)));
        Assert.Equal([184m, 750m, 110.01m], (await world.LinesAsync(world.Meals)).Select(l => l.Amount));
        Assert.Equal((1, 10m), await GainAsync(world, world.Emil, id));
    }

    [Fact]
    public async Task An_adopted_one_shows_what_it_did_whatever_is_entered_later()
    {
        await using var world = await ScenarioWorld.CreateAsync();
        var id = await world.CopyAsync(world.Emil, world.Meals, Dearer);
        var adopted = await world.AdoptAsync(world.Emil, id);
        ScenarioWorld.Ok(adopted);
        foreach (var line in await world.LinesAsync(world.Meals))
        {
            ScenarioWorld.Ok(await world.Portal.As<LineService>(world.Ingrid).ChangeAsync(new LineChange(line.Id, line.Version, UnitPrice: 9, Reason: "Offer")));
        }

        var view = await world.ReadAsync(world.Emil, id);
        Assert.Equal((ComparedWith.BeforeAdoption, 284.01m, 312.41m), (view.Against, view.Current, view.Total(0)));
        Assert.Equal(("Emil Entry", 2, 28.4m), (view.Head.EndedBy, view.Head.AdoptedLines, view.Head.Gain));
        Assert.DoesNotContain(view.Lines, l => l.IsOvertaken);
        var thrown = await world.CopyAsync(world.Emil, world.Meals, Dearer);
        ScenarioWorld.Ok(await world.Portal.As<ScenarioService>(world.Emil).DiscardAsync(thrown));
        Assert.Equal(ComparedWith.Copy, (await world.ReadAsync(world.Emil, thrown)).Against);
    }

    [Fact]
    public async Task What_is_taken_back_is_as_if_it_had_not_been_adopted()
    {
        await using var world = await ScenarioWorld.CreateAsync();
        var id = await world.CopyAsync(world.Emil, world.Meals, Dearer);
        var adopted = await world.AdoptAsync(world.Emil, id);
        ScenarioWorld.Ok(await world.Portal.As<AdoptionService>(world.Emil).TakeBackAsync(id, adopted.Value!.Back));
        Assert.Equal((0, 0m), await GainAsync(world, world.Emil, id));
        Assert.Equal((ComparedWith.Now, 1034.01m), ((await world.ReadAsync(world.Emil, id)).Against, (await world.ReadAsync(world.Emil, id)).Current));
    }

    [Fact]
    public async Task Of_a_whole_budget_the_open_sheets_are_adopted_and_the_others_are_named_with_the_reason()
    {
        await using var world = await ScenarioWorld.CreateAsync();
        await world.EntersAsync(world.Mira, world.Meals);
        var whole = await world.CopyAsync(world.Mira, null, Dearer);
        var preview = (await world.Portal.As<AdoptionService>(world.Mira).PreviewAsync(whole)).Value!;
        var left = preview.Rows.Single(r => r.State == AdoptionState.Impossible);
        Assert.Equal(("200 Seafood", PlanningText.NotYourCostCenter, 1000m, 1000m, 1100m), (left.CostCenter, left.Problem, left.Stands, left.Becomes, left.Wanted));
        ScenarioWorld.Ok(await world.AdoptAsync(world.Mira, whole));
        Assert.Equal([202.4m, 750m, 110.01m], (await world.LinesAsync(world.Meals)).Select(l => l.Amount));
        Assert.Equal([1000m], (await world.LinesAsync(world.Seafood)).Select(l => l.Amount));
        Assert.Equal((2, 28.4m), await GainAsync(world, world.Mira, whole));
    }

    [Fact]
    public async Task A_sheet_of_a_whole_budget_that_is_handed_in_meanwhile_stops_all_of_it()
    {
        await using var world = await ScenarioWorld.CreateAsync();
        await world.EntersAsync(world.Mira, world.Meals);
        await world.EntersAsync(world.Mira, world.Seafood);
        var whole = await world.CopyAsync(world.Mira, null, Dearer);
        var service = world.Portal.As<AdoptionService>(world.Mira);
        var preview = (await service.PreviewAsync(whole)).Value!;
        Assert.Equal(3, preview.Of(_ => true).Lines);
        ScenarioWorld.Ok(await world.Portal.As<SubmissionService>(world.Ingrid).SubmitAsync((await world.Portal.PartAsync(world.Budget, world.Seafood)).Id));

        var refused = await service.AdoptAsync(whole, preview.Seen, preview.Choose(_ => true));
        Assert.Equal("planning.part_submitted", refused.Error!.Code);
        Assert.StartsWith("200 Seafood: ", refused.Error.Message, StringComparison.Ordinal);
        Assert.Equal(184m, (await world.LinesAsync(world.Meals))[0].Amount);
        ScenarioWorld.Ok(await service.AdoptAsync(whole, preview.Seen, preview.Choose(r => r.CostCenter == "100 Meals")));
        Assert.Equal(202.4m, (await world.LinesAsync(world.Meals))[0].Amount);
    }

    private static async Task<(int Lines, decimal Gain)> GainAsync(ScenarioWorld world, User user, Guid id)
    {
        var head = (await world.ReadAsync(user, id)).Head;
        return (head.AdoptedLines, head.Gain);
    }
}
