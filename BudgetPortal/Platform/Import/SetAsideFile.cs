using System.Globalization;
using CsvHelper;

namespace BudgetPortal.Platform.Import;

/// <summary>A row that was not taken over, and why.</summary>
public sealed record SetAsideRow(CsvRecord Record, string Reason);

/// <summary>Writes delimited files that a spreadsheet opens without running anything.</summary>
public static class SetAsideFile
{
    // A cell that a spreadsheet would take for a formula gets an apostrophe; reading takes it off again.
    private static readonly CsvWriterOptions Plain = new()
    {
        HasHeader = false,
        NewLine = "\r\n",
        Injection = CsvInjection.Escape,
        WriteByteOrderMark = true,
    };

    /// <summary>The rows as they were, with line and reason behind, so that they can be corrected and imported again.</summary>
    public static byte[] Write(IReadOnlyList<string> headers, IEnumerable<SetAsideRow> rows) =>
        Write(rows
            .Select(row => Padded(row.Record.Cells, headers.Count).Append(row.Record.Line.ToString(CultureInfo.InvariantCulture)).Append(row.Reason))
            .Prepend(headers.Append(ImportText.LineHeader).Append(ImportText.ReasonHeader)));

    /// <summary>A file of these rows, in UTF-8 with the mark by which spreadsheets know it.</summary>
    public static byte[] Write(IEnumerable<IEnumerable<string>> rows)
    {
        using var file = new MemoryStream();
        using (var csv = CsvWriter.Create(file, Plain, leaveOpen: true))
        {
            foreach (var row in rows)
            {
                csv.WriteRecord(row.ToArray());
            }
        }

        return file.ToArray();
    }

    private static IEnumerable<string> Padded(string[] cells, int count) =>
        cells.Take(count).Concat(Enumerable.Repeat(string.Empty, Math.Max(0, count - cells.Length)));
}
