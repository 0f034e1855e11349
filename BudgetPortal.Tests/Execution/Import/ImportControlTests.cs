using BudgetPortal.Data;
using BudgetPortal.Execution;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;
using BudgetPortal.Tests.Infrastructure;
using Xunit;

namespace BudgetPortal.Tests.Execution.Import;

/// <summary>The control of the budgets, and others who are quicker.</summary>
public sealed class ImportControlTests : ImportWorld
{
    [Fact]
    public async Task A_control_that_stops_sets_aside_what_goes_over_with_the_rows_before_it()
    {
        await SoapAsync();
        await ControlAsync(ControlMode.Stop);
        await ReleasedAsync(2_000);
        await ObligatedAsync((await AllotmentAsync()).Id, 300);

        var report = await ObligateAsync(Row("1", 400) + Row("2", 400) + Row("3", 300) + Row("4", 900, item: "SOAP") + Row("5", 100, item: "SOAP"));

        Assert.Equal(["3: The line Gloves goes over by 100.00 EUR."], report.Reasons());
        Assert.Equal(["1", "3", "4", "5"], (await ObligationsAsync()).Skip(1).Select(o => o.Reference));
    }

    [Fact]
    public async Task A_control_that_warns_lets_pass_and_tells_once_for_each_obligation()
    {
        await SoapAsync();
        await ControlAsync(ControlMode.Warn);
        await ReleasedAsync(2_000);

        var report = await ObligateAsync(Row("1", 900) + Row("2", 150) + Row("2", 50) + Row("3", 10, item: "SOAP"));

        Assert.Equal(new ImportCounts(4, 0, 0, 0, 0), report.Counts);
        Assert.Equal([(3, "The line Gloves goes over by 100.00 EUR.")], report.Warned.Select(w => (w.Record.Line, w.Reason)));
    }

    [Fact]
    public async Task To_date_only_the_months_up_to_the_obligations_count()
    {
        await ControlAsync(ControlMode.Stop, ControlBasis.ToDate);
        await ReleasedAsync(1_000);
        var march = Day.AddMonths(2).ToString("yyyy-MM-dd", null);

        var report = await ObligateAsync(Row("1", 80) + Row("2", 80) + Row("3", 100).Replace(Iso, march, StringComparison.Ordinal));

        Assert.Equal([3], report.SetAside.Select(r => r.Record.Line));
        Assert.Contains("goes over", Reason(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_somebody_was_quicker_after_the_preview_the_row_is_set_aside_with_what_is_left()
    {
        await ReleasedAsync(100);
        var file = ObligationHeader + Row("1", 60) + Row("2", 30);
        var seen = await Portal.As<ImportService>(Otto).PreviewAsync("obligations", Csv.File(file));
        await ObligatedAsync((await AllotmentAsync()).Id, 50);

        var saved = await Portal.ImportAsync("obligations", Csv.File(file), Otto);

        Assert.Equal((2, 1), (seen.Value!.Counts.New, saved.Value!.Counts.New));
        Assert.Equal([$"2: AL-{Day.Year}-0001: 50.00 EUR of this allotment can still be obligated."], saved.Value.Reasons());
    }

    [Fact]
    public async Task Two_who_import_the_same_file_at_once_record_it_once()
    {
        await ObligatedAsync(await ReleasedAsync(1_000), 1);
        var file = ObligationHeader + string.Concat(Enumerable.Range(1, 30).Select(i => Row($"R{i}", 10)));

        var reports = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Portal.ImportAsync("obligations", Csv.File(file), Otto)));

        Assert.All(reports, r => Assert.True(r.Succeeded, r.Error?.ToString()));
        Assert.Equal(30, reports.Sum(r => r.Value?.Counts.New ?? 0));
        Assert.Equal(Enumerable.Range(1, 31), (await ObligationsAsync()).Select(o => o.Number));
    }

    [Fact]
    public async Task An_import_beside_those_who_type_overspends_nothing_and_loses_nothing()
    {
        var allotment = await ReleasedAsync(100);
        await ControlAsync(ControlMode.Stop);
        var file = ObligationHeader + string.Concat(Enumerable.Range(1, 20).Select(i => Row($"R{i}", 3)));

        var typing = Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Portal.As<ObligationService>(Otto).RecordAsync(Guid.CreateVersion7(), Order(allotment, 7))));
        var imported = await Portal.ImportAsync("obligations", Csv.File(file), Otto);
        var typed = await typing;

        Assert.True(imported.Succeeded, imported.Error?.ToString());
        var taken = (typed.Count(r => r.Succeeded) * 7) + (imported.Value.Counts.New * 3);
        Assert.All(typed.Where(r => !r.Succeeded), r => Assert.Equal("execution.obligation_exceeds", r.Error!.Code));
        Assert.Equal(taken, (await ReadAsync<Allotment>(allotment)).Obligated);
        Assert.InRange(taken, 94, 100);
    }

    [Fact]
    public async Task The_caps_of_the_database_are_the_last_word_and_nothing_is_half_done()
    {
        var allotment = await ReleasedAsync(100);
        var kind = Portal.As<IEnumerable<ImportKind>>(Otto).Single(k => k.Name == "obligations");
        var quicker = new Overtaken(kind, async () => Done(await Portal.As<AllotmentService>(Rita).GiveBackAsync(
            allotment, (await ReadAsync<Allotment>(allotment)).Version, 50)));
        await using var db = Portal.As<PortalDb>(Otto).Open();

        var refused = await Portal.As<ImportEngine>(Otto).SaveAsync(db, quicker, Csv.File(ObligationHeader + Row("1", 40) + Row("2", 40)));

        Assert.Equal(ImportEngine.Conflict, refused.Error!.Code);
        Assert.Empty(await ObligationsAsync());
        Assert.Equal((0, 50), ((await ReadAsync<Allotment>(allotment)).Obligated, (await ReadAsync<Allotment>(allotment)).Returned));
    }

    /// <summary>Somebody does something between reading and saving.</summary>
    private sealed class Overtaken(ImportKind kind, Func<Task> between) : ImportKind
    {
        public override string Name => kind.Name;

        public override int Order => kind.Order;

        public override string Title => kind.Title;

        public override string Explanation => kind.Explanation;

        public override IReadOnlyList<ImportColumn> Columns => kind.Columns;

        public override IReadOnlyList<IReadOnlyList<ImportColumn>> Needed => kind.Needed;

        public override Task WaitForOthersAsync(PortalDbContext db, IReadOnlyList<ImportRow> rows, CancellationToken cancellation) =>
            kind.WaitForOthersAsync(db, rows, cancellation);

        public override async Task<IImportTarget> OpenAsync(PortalDbContext db, ColumnMap map, IReadOnlyList<ImportRow> rows, CancellationToken cancellation)
        {
            var target = await kind.OpenAsync(db, map, rows, cancellation);
            await between();
            return target;
        }
    }

    private async Task<Allotment> AllotmentAsync()
    {
        await using var db = Portal.Open();
        return db.Set<Allotment>().Single();
    }
}
