using BudgetPortal.Approvals.Changes;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Planning.Details;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Approvals.Changes;

/// <summary>Without these, rows could be in force whose sum is not the line's amount, or those of an earlier version be forgotten.</summary>
public sealed class RevisedRowsTests
{
    private static readonly BuildUpRow Van = Row("Van", 3, 100);
    private static readonly BuildUpRow Truck = Row("Truck", 7, 50);

    [Fact]
    public async Task Rows_and_sum_swap_on_approval_and_the_version_before_keeps_its_rows()
    {
        await using var world = await BuiltUpAsync();
        var line = await world.LineAsync(world.Meals, world.Trays);
        var crane = Row("Crane", 1, 500.5m, 6);
        var change = await ProposeAsync(world, line, Van with { UnitPrice = 120 }, crane);
        var shown = (await world.Portal.As<ChangeQueries>(world.Ingrid).ReadAsync(change))!.Lines.Single(l => l.LineId == line.Id);
        Assert.Equal((650m, 860.5m), (shown.Before!.Amount, shown.After!.Amount));
        await world.SubmitAsync(world.Ingrid, change);
        Assert.Equal([Van, Truck], (await world.LineAsync(world.Meals, world.Trays)).BuildUp.Rows);
        ChangeWorld.Ok(await world.ApproveAsync(world.Mira, change));

        line = await world.LineAsync(world.Meals, world.Trays);
        Assert.Equal([Van with { UnitPrice = 120 }, crane], line.BuildUp.Rows);
        Assert.Equal((860.5m, 860.5m, 1m), (line.Amount, line.MonthAmounts.Sum(), line.Quantity));
        Assert.Equal(line.BuildUp.Months("EUR", 12), line.MonthAmounts);
        ChangesAre("the proposal that is in force", (await world.Portal.As<ChangeQueries>(world.Ingrid).ReadAsync(change))!.Lines);
        var versions = world.Portal.As<VersionQueries>(world.Ingrid);
        ChangesAre("two versions", (await versions.ReadAsync(line.PartId))!.Lines);
        var first = (await versions.ReadAsync(line.PartId, 1, 1))!.Lines.Single(l => l.LineId == line.Id);
        Assert.Equal([(null, Van), (null, Truck)], first.Rows.Select(r => (r.Kind, r.After!)));

        void ChangesAre(string where, IReadOnlyList<ComparedLine> lines)
        {
            var rows = lines.Single(l => l.LineId == line.Id).Rows.Select(r => (r.Kind, r.Shown.Description));
            Assert.True(rows.SequenceEqual([(ChangeLineKind.Changed, "Van"), (ChangeLineKind.Added, "Crane"), (ChangeLineKind.Removed, "Truck")]), where);
        }
    }

    [Fact]
    public async Task Of_two_revisions_of_its_rows_approved_at_once_one_is_in_force_whole()
    {
        for (var round = 0; round < 3; round++)
        {
            await using var world = await BuiltUpAsync();
            var nadia = await world.Portal.ModuleOwnerAsync("Nadia Brandt");
            var line = await world.LineAsync(world.Meals, world.Trays);
            var first = await ProposeAsync(world, line, Van, Truck with { Quantity = 9 });
            var second = await ProposeAsync(world, line, Van with { Quantity = 5 }, Truck);
            await world.SubmitAsync(world.Ingrid, first);
            await world.SubmitAsync(world.Ingrid, second);
            var seen = (First: await world.SeenAsync(first), Second: await world.SeenAsync(second));
            var results = await Task.WhenAll(
                Task.Run(() => world.Portal.As<ChangeDecisionService>(world.Mira).ApproveAsync(first, seen.First, "")),
                Task.Run(() => world.Portal.As<ChangeDecisionService>(nadia).ApproveAsync(second, seen.Second, "")));

            Assert.Single(results, r => r.Succeeded);
            line = await world.LineAsync(world.Meals, world.Trays);
            BuildUpRow[] wanted = results[0].Succeeded ? [Van, Truck with { Quantity = 9 }] : [Van with { Quantity = 5 }, Truck];
            Assert.Equal(wanted, line.BuildUp.Rows);
            Assert.Equal(wanted.Sum(r => r.Amount("EUR")), line.Amount);

            // The other builds on rows that are no longer in force.
            var loser = results[0].Succeeded ? second : first;
            Assert.Equal("changes.line_overtaken", (await world.ApproveAsync(world.Mira, loser)).Error!.Code);
            ChangeWorld.Ok(await world.Portal.As<ProposalService>(world.Ingrid).TakeBackAsync(loser));
            Assert.Equal("changes.line_overtaken", (await ChangeAsync(world, loser, line.Id, Van)).Error!.Code);
            ChangeWorld.Ok(await world.Portal.As<ProposalLineService>(world.Ingrid).RebaseAsync(loser));
            await world.SubmitAsync(world.Ingrid, loser);
            ChangeWorld.Ok(await world.ApproveAsync(world.Mira, loser));
            line = await world.LineAsync(world.Meals, world.Trays);
            Assert.Equal((results[0].Succeeded ? 850m : 750m, 2), (line.Amount, line.BuildUp.Rows.Count));
        }
    }

    [Fact]
    public async Task Rows_typed_on_a_line_that_somebody_changed_meanwhile_are_refused()
    {
        await using var world = await BuiltUpAsync();
        var line = await world.LineAsync(world.Meals, world.Trays);
        var change = await BeginAsync(world, line);
        var (mine, theirs) = (await SeenAsync(world, change, line.Id), await SeenAsync(world, change, line.Id));
        var lines = world.Portal.As<ProposalLineService>(world.Ingrid);
        ChangeWorld.Ok(await lines.ChangeAsync(change, new ProposedFigures(line.Id, BuildUp: new BuildUp([Van]), Seen: theirs)));
        Assert.Equal("planning.line_conflict", (await lines.ChangeAsync(change, new ProposedFigures(line.Id, BuildUp: new BuildUp([Truck]), Seen: mine))).Error!.Code);
        Assert.Equal([Van], Assert.Single((await world.ChangeAsync(change)).Lines).BuildUp!.Rows);

        // The same for what was in force when the rows were read.
        var (late, early) = (await BeginAsync(world, line), await ProposeAsync(world, line, Van, Truck with { Quantity = 9 }));
        mine = await SeenAsync(world, late, line.Id);
        await world.SubmitAsync(world.Ingrid, early);
        ChangeWorld.Ok(await world.ApproveAsync(world.Mira, early));
        Assert.Equal("planning.line_conflict", (await lines.ChangeAsync(late, new ProposedFigures(line.Id, BuildUp: new BuildUp([Truck]), Seen: mine))).Error!.Code);
    }

    [Fact]
    public async Task What_was_transferred_from_it_stays_away_when_its_rows_are_revised()
    {
        await using var world = await BuiltUpAsync();
        var line = await world.LineAsync(world.Meals, world.Trays);
        var power = await world.LineAsync(world.Meals, world.Electricity);
        await TransferAsync(world, line, power, 250);
        line = await world.LineAsync(world.Meals, world.Trays);
        Assert.Equal((400m, -250m, 650m, 400m), (line.Amount, line.Transferred, line.UnitPrice, line.MonthAmounts.Sum()));

        var change = await ProposeAsync(world, line, Van, Truck with { Quantity = 9 });
        Assert.Equal("planning.below_transferred", (await ChangeAsync(world, change, line.Id, Van with { Quantity = 2 })).Error!.Code);
        await world.SubmitAsync(world.Ingrid, change);
        ChangeWorld.Ok(await world.ApproveAsync(world.Mira, change));
        await TransferAsync(world, power, await world.LineAsync(world.Meals, world.Trays), 100);
        line = await world.LineAsync(world.Meals, world.Trays);
        Assert.Equal((600m, -150m, 750m, 600m), (line.Amount, line.Transferred, line.BuildUp.Rows.Sum(r => r.Amount("EUR")), line.MonthAmounts.Sum()));
        Assert.Equal([Van, Truck with { Quantity = 9 }], line.BuildUp.Rows);
    }

    [Fact]
    public async Task A_line_becomes_built_up_and_has_figures_of_its_own_again_and_a_new_one_may_have_rows()
    {
        await using var world = await ApprovalWorld.CreateAsync(BudgetState.Active);
        var line = await world.LineAsync(world.Meals, world.Trays);
        var change = await ProposeAsync(world, line, Van, Truck);
        var lines = world.Portal.As<ProposalLineService>(world.Ingrid);
        Assert.Equal("planning.line_built_up", (await lines.ChangeAsync(change, new ProposedFigures(line.Id, Quantity: 5))).Error!.Code);
        Assert.Equal("planning.line_built_up", (await lines.ChangeAsync(change, new ProposedFigures(line.Id, Spread: new SpreadChoice(SpreadKind.Even)))).Error!.Code);
        Assert.Contains(".", (await ChangeAsync(world, change, line.Id, Van with { Description = "" })).Error!.Field!, StringComparison.Ordinal);
        var added = Guid.CreateVersion7();
        ChangeWorld.Ok(await lines.AddAsync(change, new ProposedLine(added, world.Electricity.Id, 5, 20)));
        ChangeWorld.Ok(await ChangeAsync(world, change, added, Row("Night", 1, 70), Row("Day", 1, 30)));
        await world.SubmitAsync(world.Ingrid, change);
        ChangeWorld.Ok(await world.ApproveAsync(world.Mira, change));
        line = await world.LineAsync(world.Meals, world.Trays);
        Assert.Equal((650m, true, 2), (line.Amount, line.IsLumpSum, line.BuildUp.Rows.Count));
        var night = (await world.AllAsync(db => db.Set<BudgetLine>().Where(l => l.Id == added))).Single();
        Assert.Equal((100m, 2, false), (night.Amount, night.BuildUp.Rows.Count, night.WasLumpSum));

        // Without its rows it keeps their sum, and pieces can be typed again.
        change = await ProposeAsync(world, line);
        ChangeWorld.Ok(await lines.ChangeAsync(change, new ProposedFigures(line.Id, Quantity: 10, UnitPrice: 65)));
        await world.SubmitAsync(world.Ingrid, change);
        ChangeWorld.Ok(await world.ApproveAsync(world.Mira, change));
        line = await world.LineAsync(world.Meals, world.Trays);
        Assert.Equal((650m, 10m, false, 0), (line.Amount, line.Quantity, line.IsLumpSum, line.BuildUp.Rows.Count));
        Assert.Empty(await world.AllAsync(db => db.Set<BudgetLineDetail>().Where(d => d.Id == Van.Id || d.Id == Truck.Id)));
    }

    [Fact]
    public async Task Months_that_are_typed_are_in_force_after_approval_and_rows_typed_back_are_no_change()
    {
        await using var world = await BuiltUpAsync();
        var (built, power) = (await world.LineAsync(world.Meals, world.Trays), await world.LineAsync(world.Meals, world.Electricity));
        var change = await ProposeAsync(world, built, Van);
        ChangeWorld.Ok(await ChangeAsync(world, change, built.Id, Van, Truck));
        Assert.Empty((await world.ChangeAsync(change)).Lines);
        var lines = world.Portal.As<ProposalLineService>(world.Ingrid);
        Assert.Equal("planning.months_missing", (await lines.ChangeAsync(change, new ProposedFigures(power.Id, Spread: new SpreadChoice(SpreadKind.Typed, Months: [1000])))).Error!.Code);
        decimal[] months = [400, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 600];
        ChangeWorld.Ok(await lines.ChangeAsync(change, new ProposedFigures(power.Id, Spread: new SpreadChoice(SpreadKind.Typed, Months: months))));
        // A figure that is typed afterwards keeps the months.
        ChangeWorld.Ok(await lines.ChangeAsync(change, new ProposedFigures(power.Id, UnitPrice: 0.2m)));
        var shown = (await world.Portal.As<ChangeQueries>(world.Ingrid).ReadAsync(change))!.Lines.Single(l => l.LineId == power.Id);
        Assert.True(shown.MonthsDiffer);
        Assert.Equal((184m, 80m, 120m), (shown.Before!.Months.Sum(), shown.After!.Months[0], shown.After.Months[11]));
        await world.SubmitAsync(world.Ingrid, change);
        ChangeWorld.Ok(await world.ApproveAsync(world.Mira, change));
        power = await world.LineAsync(world.Meals, world.Electricity);
        Assert.Equal((1000m, 200m, SpreadKind.Typed), (power.Quantity, power.Amount, power.SpreadKind));
        Assert.Equal(months, power.MonthQuantities);
        Assert.True((await world.Portal.As<VersionQueries>(world.Ingrid).ReadAsync(power.PartId))!.Lines.Single(l => l.LineId == power.Id).MonthsDiffer);
    }

    private static BuildUpRow Row(string what, decimal quantity, decimal price, int first = 0) =>
        new(Guid.CreateVersion7(), what, quantity, "pc", price, first, 11);

    /// <summary>Trays in Ready Meals are a van and trucks: 650.</summary>
    private static async Task<ApprovalWorld> BuiltUpAsync()
    {
        var world = await ApprovalWorld.CreateAsync(BudgetState.EntryOpen);
        var trays = await world.LineAsync(world.Meals, world.Trays);
        ChangeWorld.Ok(await world.Portal.As<LineService>(world.Ingrid).BuildUpAsync(trays.Id, trays.Version, new BuildUp([Van, Truck])));
        world.Budget = await world.Portal.AdvanceAsync(world.Budget, BudgetState.Active);
        return world;
    }

    private static async Task<Guid> BeginAsync(ApprovalWorld world, BudgetLine line)
    {
        var id = Guid.CreateVersion7();
        ChangeWorld.Ok(await world.Portal.As<ProposalService>(world.Ingrid).ProposeRevisionAsync(id, line.PartId, "Other leases"));
        return id;
    }

    private static async Task<Guid> ProposeAsync(ApprovalWorld world, BudgetLine line, params BuildUpRow[] rows)
    {
        var change = await BeginAsync(world, line);
        ChangeWorld.Ok(await ChangeAsync(world, change, line.Id, rows));
        return change;
    }

    private static async Task<Result> ChangeAsync(ApprovalWorld world, Guid change, Guid lineId, params BuildUpRow[] rows) =>
        await world.Portal.As<ProposalLineService>(world.Ingrid)
            .ChangeAsync(change, new ProposedFigures(lineId, BuildUp: new BuildUp(rows), Seen: await SeenAsync(world, change, lineId)));

    private static async Task<Guid> SeenAsync(ApprovalWorld world, Guid change, Guid lineId) =>
        (await world.Portal.As<ProposalLineQueries>(world.Ingrid).ReadAsync(change, lineId))!.Figures.Version;

    private static async Task TransferAsync(ApprovalWorld world, BudgetLine from, BudgetLine to, decimal amount)
    {
        var id = Guid.CreateVersion7();
        ChangeWorld.Ok(await world.Portal.As<TransferService>(world.Ingrid).ProposeAsync(new TransferTerms(id, from.Id, to.PartId, to.Id, amount, "Needed there")));
        await world.SubmitAsync(world.Ingrid, id);
        ChangeWorld.Ok(await world.ApproveAsync(world.Mira, id));
    }
}
