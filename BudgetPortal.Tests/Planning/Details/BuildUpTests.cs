using BudgetPortal.Approvals;
using BudgetPortal.Data.Auditing;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Details;
using BudgetPortal.Planning.Exchange;
using BudgetPortal.Planning.Sheets;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Planning.Exchange;
using Microsoft.EntityFrameworkCore;
using Xunit;
using LineChange = BudgetPortal.Planning.LineChange;

namespace BudgetPortal.Tests.Planning.Details;

/// <summary>Without these, a line would not be what its rows add up to, or somebody would type over them.</summary>
public sealed class BuildUpTests : ExchangeWorld
{
    [Fact]
    public async Task A_line_is_the_sum_of_its_rows_month_by_month_to_the_cent()
    {
        var line = await AddedAsync(Gloves, 10);
        Portal.Time.Advance(TimeSpan.FromMinutes(5));
        var built = Done(await BuildUpAsync(line, Row("Van", 3, 33.3333m), Row("Truck", 7, 14.2857m, 2, 8), Row("Spare", 0.5m, 0.03m, 11)));
        Assert.Equal((100m + 100m + 0.02m, 1m, PriceSource.Manual, true), (built.Amount, built.Quantity, built.PriceSource, built.IsLumpSum));
        Assert.Equal((built.Amount, 1m), (built.UnitPrice, built.MonthQuantities.Sum()));
        decimal[] even = MonthSpread.Shares(100, [.. Enumerable.Repeat(1m, 12)], 2);
        decimal[] later = MonthSpread.Shares(100, [0, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0], 2);
        Assert.Equal(even.Zip(later, (a, b) => a + b).Select((m, i) => m + (i == 11 ? 0.02m : 0)), built.MonthAmounts);
        Assert.Equal(["Van", "Truck", "Spare"], (await StandsAsync(line.Id))!.BuildUp.Rows.Select(r => r.Description));
        Assert.Equal((Emil.Id, Portal.Time.Now), await EnteredAsync());
        await using var db = Portal.Open();
        Assert.Equal(3, await db.Set<AuditEntry>().CountAsync(a => a.Entity == nameof(BudgetLineDetail) && a.Action == AuditAction.Create));
    }

    [Fact]
    public async Task Rows_that_cost_nothing_stand_in_the_months_all_the_same()
    {
        var built = Done(await BuildUpAsync(await AddedAsync(Paper, 1), Row("Free", 4, 0)));
        Assert.Equal((0m, 1m, 0m), (built.Amount, built.MonthQuantities.Sum(), built.MonthAmounts.Sum()));
    }

    [Fact]
    public async Task Nobody_types_over_the_sum_but_the_words_may_change()
    {
        var line = Done(await BuildUpAsync(await AddedAsync(Gloves, 10), Row("Van", 1, 100)));
        foreach (var (change, field) in new (LineChange, string)[]
        {
            (new LineChange(line.Id, line.Version, Quantity: 2), nameof(LineEntry.Quantity)),
            (new LineChange(line.Id, line.Version, UnitPrice: 5, Reason: "Mine"), nameof(LinePrice.UnitPrice)),
            (new LineChange(line.Id, line.Version, UseLastPrice: true), nameof(LinePrice.UnitPrice)),
            (new LineChange(line.Id, line.Version, Reason: "Mine"), nameof(LinePrice.Reason)),
            (new LineChange(line.Id, line.Version, Spread: new SpreadChoice(SpreadKind.Even)), nameof(LineEntry.Spread)),
        })
        {
            var refused = await Portal.As<LineService>(Emil).ChangeAsync(change);
            Assert.Equal(("planning.line_built_up", field), (refused.Error!.Code, refused.Error.Field));
        }

        var said = Done(await Portal.As<LineService>(Emil).ChangeAsync(new LineChange(line.Id, line.Version, Justification: "Second shift")));
        Assert.Equal(("Second shift", 100m, 1), (said.Justification, said.Amount, said.BuildUp.Rows.Count));
    }

    [Fact]
    public async Task Without_its_rows_a_line_keeps_its_amount_and_can_be_typed_again()
    {
        var line = Done(await BuildUpAsync(await AddedAsync(Gloves, 10), Row("Van", 1, 90, 0, 5), Row("Truck", 1, 30, 6)));
        var freed = Done(await BuildUpAsync(line));
        Assert.Equal((120m, false, 1m, 0), (freed.Amount, freed.IsLumpSum, freed.Quantity, freed.BuildUp.Rows.Count));
        Assert.Equal(freed.Amount, freed.MonthAmounts.Sum());
        Assert.Equal(90, freed.MonthAmounts.Take(6).Sum());
        var typed = Done(await Portal.As<LineService>(Emil).ChangeAsync(new LineChange(line.Id, freed.Version, Quantity: 10, UseLastPrice: true)));
        Assert.Equal((90m, PriceSource.LastPurchaseOrder), (typed.Amount, typed.PriceSource));
        Assert.Equal(0, await RowsAsync());

        var lump = Done(await BuildUpAsync(await AddedAsync(Paper, 1, 500, "Whole year", isLumpSum: true), Row("Half", 1, 200)));
        Assert.True(Done(await BuildUpAsync(lump)).IsLumpSum);
    }

    [Fact]
    public async Task Taking_back_brings_the_rows_again_and_the_figures_before_them()
    {
        var line = await AddedAsync(Gloves, 10);
        var built = Done(await BuildUpAsync(line, Row("Van", 2, 50)));
        var lines = Portal.As<LineService>(Emil);
        Assert.True((await lines.RemoveAsync(line.Id, built.Version)).Succeeded);
        Assert.Equal(0, await RowsAsync());
        var back = await RestoredAsync(built, Guid.Empty);
        Assert.Equal((built.BuildUp, 100m), (back.BuildUp, back.Amount));

        var before = await RestoredAsync(line, back.Version);
        Assert.Equal((10m, 9m, 90m, PriceSource.LastPurchaseOrder, false), (before.Quantity, before.UnitPrice, before.Amount, before.PriceSource, before.IsLumpSum));
        Assert.Equal(line.MonthQuantities, before.MonthQuantities);
        Assert.Equal(0, await RowsAsync());
    }

    [Fact]
    public async Task Of_two_people_one_builds_the_line_up_and_the_other_is_told_who()
    {
        var line = await AddedAsync(Gloves, 10);
        var results = await Task.WhenAll(
            Portal.As<LineService>(Emil).BuildUpAsync(line.Id, line.Version, new BuildUp([Row("Emil", 1, 10), Row("Emil", 1, 20)])),
            Portal.As<LineService>(Tomas).BuildUpAsync(line.Id, line.Version, new BuildUp([Row("Tomas", 1, 40)])));
        var won = Assert.Single(results, r => r.Succeeded).Value!;
        var lost = Assert.Single(results, r => !r.Succeeded).Error!;
        Assert.Equal("planning.line_conflict", lost.Code);
        Assert.Contains(won.Amount == 30 ? "Emil Entry" : "Tomas Ferreira", lost.Message, StringComparison.Ordinal);
        Assert.Equal(won.BuildUp, (await StandsAsync(line.Id))!.BuildUp);
        Assert.Equal(won.BuildUp.Rows.Count, await RowsAsync());
    }

    [Fact]
    public async Task Who_may_not_enter_now_builds_nothing_up()
    {
        var line = await AddedAsync(Gloves, 10);
        var stranger = await Portal.UserAsync("Sten Stranger");
        Assert.Equal("planning.not_your_cost_center", (await BuildUpAsync(line, stranger)).Error!.Code);
        var other = await Portal.AnotherCompanyAsync();
        Assert.Equal("planning.line_gone", (await other.As<LineService>(await other.UserAsync("Olaf Other")).BuildUpAsync(line.Id, line.Version, BuildUp.None)).Error!.Code);
        Budget = await Portal.AdvanceAsync(Budget, BudgetState.Active);
        Assert.Equal("planning.entry_closed", (await BuildUpAsync(line, Emil)).Error!.Code);

        Task<Result<LineFigures>> BuildUpAsync(LineFigures of, User by) =>
            Portal.As<LineService>(by).BuildUpAsync(of.Id, of.Version, new BuildUp([Row("Van", 1, 1)]));
    }

    [Fact]
    public async Task Wrong_rows_are_refused_each_at_its_field_and_nothing_is_saved()
    {
        var line = await AddedAsync(Gloves, 10);
        BuildUpRow[] rows = [Row(" ", 1, 1), Row("Zero", 0, 1), Row("Fine", 0.00001m, 1), Row("Cheap", 1, -1), Row("Back", 1, 1, 5, 4), Row("Late", 1, 1, 0, 12), Row("Much", 999_999_999_999m, 999_999_999m), Row("Right", 1, 1)];
        var refused = await BuildUpAsync(line, rows);
        Assert.Equal(
            [.. new[] { "Description", "Quantity", "Quantity", "UnitPrice", "LastMonth", "LastMonth", "Quantity" }.Select((field, i) => BuildUpRow.FieldOf(rows[i].Id, field))],
            refused.Errors.Select(e => e.Field));
        Assert.Equal("planning.build_up_too_long", (await BuildUpAsync(line, [.. Enumerable.Range(0, 201).Select(_ => Row("One", 1, 1))])).Error!.Code);
        Assert.Equal((90m, 0), ((await StandsAsync(line.Id))!.Amount, await RowsAsync()));
    }

    [Fact]
    public async Task Rows_that_pass_a_target_that_stops_are_refused()
    {
        Budget = await Portal.BudgetAsync(terms: t => t with { Name = "Stopped", TargetControl = TargetControl.Stop });
        var part = await Portal.PartAsync(Budget, Center);
        await Portal.AddAsync(new CostCenterTarget(part.Id, 100));
        var line = LineFigures.Of(await Portal.LineAsync(Budget, Center, Paper, 2, 10, Emil));
        Assert.Equal("planning.beyond_target", (await BuildUpAsync(line, Row("Van", 1, 101))).Error!.Code);
        Assert.Equal(100, Done(await BuildUpAsync(line, Row("Van", 1, 100))).Amount);
    }

    [Fact]
    public async Task A_file_that_changes_figures_of_a_line_that_is_built_up_is_wrong_in_that_cell()
    {
        var line = Done(await BuildUpAsync(await AddedAsync(Gloves, 10), Row("Van", 1, 100, 3)));
        var untouched = Done(await PreviewAsync(await DownloadAsync(BudgetPortal.Planning.Exchange.FileKind.Xlsx)));
        Assert.Empty(untouched.Rows);
        var row = Assert.Single(Done(await PreviewAsync((await CsvAsync()).Set("GLOVE", "Unit price", "120").File)).Rows);
        Assert.Equal(DetailsText.LineBuiltUp, Assert.Single(row.Problems).Reason);
        Assert.Null(row.Step);
        Assert.Equal(line.BuildUp, (await StandsAsync(line.Id))!.BuildUp);
    }

    [Fact]
    public async Task An_approver_and_repricing_leave_the_sum_alone()
    {
        var line = Done(await BuildUpAsync(await AddedAsync(Gloves, 10), Row("Van", 1, 100)));
        Assert.Empty(Done(await Portal.As<RepriceService>(Emil).PreviewAsync(PartId)).Rows);
        Assert.True((await Portal.As<SubmissionService>(Emil).SubmitAsync(PartId)).Succeeded);
        var part = await Portal.PartAsync(Budget, Center);
        var mira = await Portal.ModuleOwnerAsync();
        var refused = await Portal.As<CostCenterDecisionService>(mira).ChangeAndApproveAsync(
            PartId, part.Version, [new(line.Id, null, 90, "Less")], "Less");
        Assert.Equal(("planning.line_built_up", $"{line.Id}.UnitPrice"), (refused.Error!.Code, refused.Error.Field));
        Assert.Equal(100, (await StandsAsync(line.Id))!.Amount);
    }

    private static BuildUpRow Row(string what, decimal quantity, decimal price, int first = 0, int last = 11) =>
        new(Guid.CreateVersion7(), what, quantity, "pc", price, first, last);

    private Task<Result<LineFigures>> BuildUpAsync(LineFigures line, params BuildUpRow[] rows) =>
        Portal.As<LineService>(Emil).BuildUpAsync(line.Id, line.Version, new BuildUp(rows));

    private async Task<(Guid?, DateTimeOffset?)> EnteredAsync()
    {
        var part = await Portal.PartAsync(Budget, Center);
        return (part.EnteredById, part.EnteredAt);
    }

    private async Task<int> RowsAsync()
    {
        await using var db = Portal.Open();
        return await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM planning.\"BudgetLineDetails\"").SingleAsync();
    }

    private async Task<LineFigures> RestoredAsync(LineFigures line, Guid version) =>
        Assert.Single(Done(await Portal.As<SheetEditService>(Emil).RunAsync(PartId, [new RestoreStep(Gloves.Id, line, version)])).Lines);
}
