using BudgetPortal.Approvals;
using BudgetPortal.Approvals.Changes;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Closing;
using BudgetPortal.Planning.Details;
using BudgetPortal.Planning.Exchange;
using BudgetPortal.Planning.Scenarios;
using BudgetPortal.Planning.Sheets;
using BudgetPortal.Planning.Starts;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;
using LineChange = BudgetPortal.Planning.LineChange;

namespace BudgetPortal.Tests.Planning.Closing;

/// <summary>Without these, what was carried forward would be taken for a plan of this year: overwritten, raised, copied or compared.</summary>
public sealed class CarriedLineTests
{
    private const string From = "Carried forward from OPEX 2025";

    [Fact]
    public async Task A_carried_line_is_not_changed_but_explained_spread_removed_and_brought_back()
    {
        await using var world = await ClosingWorld.CreateAsync();
        var (_, line) = await CarriedAsync(world);
        var lines = world.Portal.As<LineService>(world.Ingrid);
        LineChange[] refused =
        [
            new(line.Id, line.Version, Quantity: 2), new(line.Id, line.Version, UnitPrice: 5), new(line.Id, line.Version, Reason: "Ours"),
            new(line.Id, line.Version, Spread: new SpreadChoice(SpreadKind.Typed, Months: [.. Enumerable.Repeat(1m, 12)])),
            new(line.Id, line.Version, BuildUp: new BuildUp([new BuildUpRow(Guid.NewGuid(), "Row", 1, "", 100.01m, 0, 11)])),
        ];
        foreach (var change in refused)
        {
            Assert.Equal("planning.line_carried", (await lines.ChangeAsync(change)).Error?.Code);
        }

        var months = new SpreadChoice(SpreadKind.Typed, Months: [100.01m, .. Enumerable.Repeat(0m, 11)]);
        var spread = (await lines.ChangeAsync(new LineChange(line.Id, line.Version, Justification: "Repair comes later", Spread: months))).Value!;
        Assert.Equal((100.01m, 100.01m, "Repair comes later", true), (spread.Amount, spread.MonthAmounts[0], spread.Justification, spread.IsCarried));

        var edits = world.Portal.As<SheetEditService>(world.Ingrid);
        Assert.Equal("planning.line_carried", (await edits.RunAsync(line.PartId, [new CopyStep(line.Id, spread.Version, Guid.NewGuid())])).Error?.Code);
        Ok(await lines.RemoveAsync(line.Id, spread.Version));
        Ok(await edits.RunAsync(line.PartId, [new RestoreStep(line.ItemId!.Value, spread, Guid.Empty)]));
        var back = await OfficeAsync(world, line.PartId);
        Assert.Equal((line.Id, PriceSource.CarriedForward, From, 100.01m), (back.Id, back.PriceSource, back.PriceReason, back.Amount));
    }

    [Fact]
    public async Task The_sheet_finds_carried_lines_and_compares_them_with_nothing()
    {
        await using var world = await ClosingWorld.CreateAsync();
        var (next, line) = await CarriedAsync(world);
        await using (var db = world.Portal.Open())
        {
            await db.Set<BudgetLine>().Where(l => l.Id == line.Id).ExecuteUpdateAsync(l => l.SetProperty(x => x.Justification, string.Empty));
        }

        var sheet = (await world.Portal.As<SheetQueries>(world.Ingrid).SheetAsync(next.Id, world.Office.Id)).Value!;
        var row = Assert.Single(sheet.Lines);
        Assert.Equal((null, 100.01m, new LastYearRest(1, 100.01m)), (row.LastYear, sheet.LastYearTotal!.Value, sheet.LastYearOnly));
        Assert.True(new SheetFilter(Text: "carried forward from").Shows(row, sheet.Today));
        Assert.True(new SheetFilter(Price: LinePriceKind.CarriedForward).Shows(row, sheet.Today));
        Assert.False(new SheetFilter(Price: LinePriceKind.LumpSum).Shows(row, sheet.Today));
        Assert.False(row.Differs || row.Has(LineGap.WithoutJustification, sheet.Today));
        Assert.Equal(0, (await world.Portal.As<EntryQueries>(world.Ingrid).OverviewAsync()).Value!.Budgets.SelectMany(b => b.Cards).Single(c => c.PartId == line.PartId).Sums.WithoutJustification);

        Ok(await world.Portal.As<SubmissionService>(world.Ingrid).SubmitAsync(line.PartId));
        var review = (await world.Portal.As<PartReviewQueries>(world.Ingrid).ReadAsync(line.PartId))!;
        Assert.Equal([(0m, 100.01m, false), (100.01m, 0m, true)], review.Lines.Select(l => (l.Amount, l.LastYear, l.IsCarried)).OrderBy(l => l.Amount));
    }

    [Fact]
    public async Task Starting_from_last_year_neither_overwrites_what_was_carried_nor_takes_it_for_a_need()
    {
        await using var world = await ClosingWorld.CreateAsync();
        var (next, line) = await CarriedAsync(world);
        var starts = world.Portal.As<StartService>(world.Ingrid);
        foreach (var update in new[] { false, true })
        {
            var preview = (await starts.PreviewAsync(line.PartId, new StartAsk(new StartSource(StartKind.LastYear), UpliftOn.Price, Uplifts.Same(10), update))).Value!;
            var row = Assert.Single(preview.Rows);
            Assert.Equal((StartRowKind.Added, null, 110.01m), (row.Kind, row.Stands, row.Becomes!.Amount));
        }

        var meals = await world.Portal.PartAsync(next, world.Meals);
        var others = (await starts.PreviewAsync(
            meals.Id, new StartAsk(new StartSource(StartKind.CostCenter, line.PartId), UpliftOn.Price, Uplifts.None))).Value!;
        Assert.Equal((StartRowKind.Wrong, From), (others.Rows.Single().Kind, others.Rows.Single().Note));
    }

    [Fact]
    public async Task A_scenario_leaves_what_was_carried()
    {
        await using var world = await ClosingWorld.CreateAsync();
        var (next, line) = await CarriedAsync(world);
        var own = await world.Portal.LineAsync(next, world.Office, world.Power, 1, 10);
        var (service, id) = (world.Portal.As<ScenarioService>(world.Ingrid), Guid.NewGuid());
        Ok(await service.CopyAsync(id, next.Id, line.PartId, "Dearer"));
        Ok(await service.AddDriverAsync(id, Guid.NewGuid(), new DriverTerms(DriverKind.Price, Percent: 50)));
        var row = Assert.Single((await world.Portal.As<AdoptionService>(world.Ingrid).PreviewAsync(id)).Value!.Rows);
        Assert.Equal((own.Id, 15m), (row.LineId, row.Becomes));
    }

    [Fact]
    public async Task A_revision_leaves_its_amount_or_removes_it()
    {
        await using var world = await ClosingWorld.CreateAsync();
        var next = await world.Portal.BudgetAsync(BudgetState.Active, by: world.Mira);
        Ok(await world.CloseAsync(new CarryOver(CarryRule.All), next));
        var line = (await world.LinesAsync(next, world.Office)).Single(l => l.IsCarried);
        Assert.Equal((From, 100.01m), (line.PriceReason, line.Amount));
        var history = (await world.Portal.As<VersionQueries>(world.Ingrid).ReadAsync(line.PartId))!;
        Assert.Equal(From, history.Lines.Single(l => l.IsCarried).Says);

        var proposals = world.Portal.As<ProposalService>(world.Ingrid);
        var change = (await proposals.ProposeRevisionAsync(Guid.NewGuid(), line.PartId, "Less")).Value;
        var figures = new ProposedFigures(line.Id, UnitPrice: 50);
        Assert.Equal("planning.line_carried", (await world.Portal.As<ProposalLineService>(world.Ingrid).ChangeAsync(change, figures)).Error?.Code);
        Ok(await world.Portal.As<ProposalLineService>(world.Ingrid).RemoveAsync(change, line.Id));
    }

    /// <summary>All that is left is carried into a sheet that is still entered.</summary>
    /// <returns>The next budget and the line of the office, 100.01.</returns>
    private static async Task<(Budget Next, BudgetLine Line)> CarriedAsync(ClosingWorld world)
    {
        var next = await world.Portal.BudgetAsync(BudgetState.EntryOpen, by: world.Mira);
        Ok(await world.CloseAsync(new CarryOver(CarryRule.All), next));
        return (next, await OfficeAsync(world, (await world.Portal.PartAsync(next, world.Office)).Id));
    }

    private static async Task<BudgetLine> OfficeAsync(ClosingWorld world, Guid partId) =>
        Assert.Single(await world.AllAsync(db => db.Set<BudgetLine>().AsNoTracking().Where(l => l.PartId == partId)));

    private static void Ok(Result result) => Assert.True(result.Succeeded, result.Error?.ToString());
}
