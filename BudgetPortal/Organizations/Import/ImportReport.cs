using BudgetPortal.Platform.Import;

namespace BudgetPortal.Organizations.Import;

/// <summary>What a file does, or did, to the organization's data.</summary>
/// <param name="Headers">The file's header.</param>
/// <param name="Columns">The columns that are taken over, in the file's order.</param>
/// <param name="Unused">Headers that mean nothing to this kind.</param>
/// <param name="First">The first rows, for looking at.</param>
/// <param name="SetAside">Every row that is not taken over because something is wrong with it.</param>
/// <param name="Warned">Every row that is taken over with something to be said of it.</param>
/// <param name="SkippedBecause">How many rows are of another kind, by reason.</param>
public sealed record ImportReport(
    ImportCounts Counts,
    IReadOnlyList<string> Headers,
    IReadOnlyList<MappedColumn> Columns,
    IReadOnlyList<string> Unused,
    IReadOnlyList<ReportedRow> First,
    IReadOnlyList<SetAsideRow> SetAside,
    IReadOnlyList<SetAsideRow> Warned,
    IReadOnlyDictionary<string, int> SkippedBecause);

/// <summary>Rows of a file by what becomes of them.</summary>
public sealed record ImportCounts(int New, int Changed, int Unchanged, int Skipped, int SetAside)
{
    public int Rows => New + Changed + Unchanged + Skipped + SetAside;

    /// <summary>Rows that change the data.</summary>
    public int ToSave => New + Changed;
}

/// <summary>A column of the file and what it is taken for.</summary>
public sealed record MappedColumn(string Header, string Name, int Place);

/// <summary>A row and what becomes of it.</summary>
public sealed record ReportedRow(CsvRecord Record, RowOutcome Outcome);

/// <summary>How many of a file's rows are saved so far.</summary>
public sealed record ImportProgress(int Done, int Rows);
