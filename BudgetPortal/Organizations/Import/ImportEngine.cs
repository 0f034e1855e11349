using BudgetPortal.Data;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Organizations.Import;

/// <summary>
/// Reads a file and takes its rows over. It asks for no rights: pages go through <see cref="ImportService"/>.
/// A file is one transaction, so that a cancelled or failed import leaves nothing behind.
/// </summary>
public sealed class ImportEngine(OrganizationChanges changes, ILogger<ImportEngine> logger)
{
    /// <summary>Code of the error when somebody else changed the same data; doing it again may succeed.</summary>
    public const string Conflict = "import.conflict";

    /// <summary>Rows that a report shows.</summary>
    public const int FirstRows = 50;

    /// <summary>Rows in one save: enough to be quick, few enough for a living progress bar.</summary>
    private const int Batch = 1000;

    /// <summary>Says what <see cref="SaveAsync"/> would do. The context's changes are thrown away.</summary>
    public async Task<Result<ImportReport>> PreviewAsync(PortalDbContext db, ImportKind kind, Stream file, CancellationToken cancellation = default)
    {
        var opened = await OpenAsync(db, kind, file, saves: false, cancellation);
        if (!opened.Succeeded)
        {
            return opened.Error!;
        }

        var (map, rows, target) = opened.Value;
        var outcomes = new List<ReportedRow>(rows.Count);
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            outcomes.Add(new ReportedRow(row.Record, Take(target, row)));
        }

        db.ChangeTracker.Clear();
        return Report(map, outcomes);
    }

    /// <summary>Saves the good rows and reports on all.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing is saved.</exception>
    public async Task<Result<ImportReport>> SaveAsync(
        PortalDbContext db, ImportKind kind, Stream file, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        try
        {
            var opened = await OpenAsync(db, kind, file, saves: true, cancellation);
            if (!opened.Succeeded)
            {
                return opened.Error!;
            }

            var report = await SaveAsync(db, opened.Value, progress, cancellation);
            if (report.Succeeded)
            {
                await transaction.CommitAsync(cancellation);
            }

            return report;
        }
        catch (Exception exception) when (exception is DbUpdateException || Overtaken.By(exception))
        {
            logger.LogWarning(exception, "Import of {Kind} failed while saving", kind.Name);
            return new Error(Conflict, OrganizationsText.ImportConflict);
        }
    }

    private async Task<Result<ImportReport>> SaveAsync(
        PortalDbContext db, Opened opened, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var (map, rows, target) = opened;
        var outcomes = new List<ReportedRow>(rows.Count);
        var change = new OrganizationChange();
        foreach (var batch in rows.Chunk(Batch))
        {
            outcomes.AddRange(batch.Select(row => new ReportedRow(row.Record, Take(target, row))));
            await target.CompleteAsync(cancellation);
            change.Collect(db);
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
            progress?.Report(new ImportProgress(outcomes.Count, rows.Count));
        }

        var followed = await changes.FollowAsync(db, change, cancellation);
        return followed.Succeeded ? Report(map, outcomes) : followed.Error!;
    }

    private static async Task<Result<Opened>> OpenAsync(
        PortalDbContext db, ImportKind kind, Stream file, bool saves, CancellationToken cancellation)
    {
        var table = await CsvTable.ReadAsync(file, cancellation);
        if (!table.Succeeded)
        {
            return table.Error!;
        }

        var map = new ColumnMap(table.Value.Headers, kind.Columns);
        var lacking = kind.Needed.FirstOrDefault(group => !group.Any(map.Has));
        if (lacking is not null)
        {
            return new Error("import.column_missing", Words.Format(
                OrganizationsText.ImportColumnMissing,
                lacking[0].Name,
                string.Join(", ", lacking.SelectMany(c => c.Names)),
                ImportRow.Shown(string.Join(", ", map.Headers.Select(h => h.Trim())))));
        }

        var rows = kind.Arrange(table.Value.Records.Select(record => new ImportRow(record, map)).ToList());
        if (saves)
        {
            await kind.WaitForOthersAsync(db, rows, cancellation);
        }

        return new Opened(map, rows, await kind.OpenAsync(db, map, rows, cancellation));
    }

    private static RowOutcome Take(IImportTarget target, ImportRow row) =>
        row.Problem is { } problem ? RowOutcome.SetAside(problem) : target.Take(row);

    private static ImportReport Report(ColumnMap map, List<ReportedRow> rows)
    {
        int Count(RowChange change) => rows.Count(r => r.Outcome.Change == change);

        rows.Sort((one, other) => one.Record.Line.CompareTo(other.Record.Line));
        return new ImportReport(
            new ImportCounts(Count(RowChange.New), Count(RowChange.Changed), Count(RowChange.Unchanged), Count(RowChange.Skipped), Count(RowChange.SetAside)),
            map.Headers,
            map.Found.Select(f => new MappedColumn(f.Header, f.Column.Name, map[f.Column]!.Value)).ToList(),
            map.Unused.ToList(),
            rows.Take(FirstRows).ToList(),
            rows.Where(r => r.Outcome.Change == RowChange.SetAside).Select(r => new SetAsideRow(r.Record, r.Outcome.Reason!)).ToList(),
            rows.Where(r => r.Outcome.Warning is not null).Select(r => new SetAsideRow(r.Record, r.Outcome.Warning!)).ToList(),
            rows.Where(r => r.Outcome.Change == RowChange.Skipped).CountBy(r => r.Outcome.Reason!).ToDictionary());
    }

    private sealed record Opened(ColumnMap Map, IReadOnlyList<ImportRow> Rows, IImportTarget Target);
}
