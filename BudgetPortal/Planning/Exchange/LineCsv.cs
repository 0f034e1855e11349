using System.Globalization;
using BudgetPortal.Platform;
using CsvHelper;

namespace BudgetPortal.Planning.Exchange;

/// <summary>Writes lines as CSV: the same in every language, and no text of it a formula.</summary>
internal static class LineCsv
{
    private static readonly CsvWriterOptions Options = new()
    {
        HasHeader = false, NewLine = "\r\n", Injection = CsvInjection.None, WriteByteOrderMark = true,
    };

    public static byte[] Write(LineTable table)
    {
        using var file = new MemoryStream();
        using (var csv = CsvWriter.Create(file, Options, leaveOpen: true))
        {
            csv.WriteRecord(table.Columns.All.Select(c => c.Name).ToArray());
            foreach (var row in table.Rows)
            {
                csv.WriteRecord(row.Select(Text).ToArray());
            }
        }

        return file.ToArray();
    }

    /// <summary>Figures stay figures, also negative ones.</summary>
    private static string Text(object cell) =>
        cell is decimal figure ? figure.ToString("0.####", CultureInfo.InvariantCulture) : FormulaGuard.Write((string)cell);
}
