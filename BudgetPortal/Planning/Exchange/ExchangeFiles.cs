using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;

namespace BudgetPortal.Planning.Exchange;

/// <summary>Reads files and blocks of cells, and refuses in words what cannot be read.</summary>
public static class ExchangeFiles
{
    /// <summary>Bytes that a file, or a block of cells, may have at the most.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    public static Error TooLarge() => new("exchange.too_large", Words.Format(ExchangeText.TooLarge, MaxBytes / 1024 / 1024));

    /// <summary>Reads a workbook or a CSV file, whichever it is.</summary>
    /// <param name="file">Read to its end, or until it is found too large.</param>
    public static async Task<Result<ExchangeInput>> ReadAsync(Stream file, CancellationToken cancellation = default)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await file.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (memory.Length + read > MaxBytes)
            {
                return TooLarge();
            }

            memory.Write(buffer, 0, read);
        }

        var bytes = memory.ToArray();
        return bytes.AsSpan().StartsWith("PK"u8) ? Workbook(bytes)
            : bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? new Error("exchange.old_workbook", ExchangeText.OldWorkbook)
            : await CsvAsync(bytes, cancellation);
    }

    /// <summary>Cells that were copied in a spreadsheet: tabs between them, one row a line.</summary>
    /// <param name="at">Where they were pasted; null where no cell had the cursor.</param>
    public static Result<ExchangeInput> Pasted(string text, PasteAnchor? at)
    {
        var rows = CsvTable.Cells(text, '\t').Select((cells, i) => new GridRow(i + 1, [.. cells.Select(c => new GridCell(c))])).ToList();
        return rows.Exists(r => r.Cells.Any(c => !c.IsBlank))
            ? new ExchangeInput([new Grid(string.Empty, rows)], GridSource.Clipboard, at)
            : new Error("exchange.nothing_pasted", ExchangeText.NothingPasted);
    }

    private static Result<ExchangeInput> Workbook(byte[] bytes)
    {
        try
        {
            return new ExchangeInput(XlsxReader.Read(bytes), GridSource.Workbook);
        }
        catch (InvalidDataException)
        {
            return new Error("exchange.broken", ExchangeText.Broken);
        }
        catch (UnpackedTooMuchException)
        {
            return new Error("exchange.unpacks_too_large", Words.Format(ExchangeText.UnpacksTooLarge, XlsxReader.MostUnpacked / 1024 / 1024));
        }
    }

    private static async Task<Result<ExchangeInput>> CsvAsync(byte[] bytes, CancellationToken cancellation)
    {
        var read = await CsvTable.ReadAsync(new MemoryStream(bytes), cancellation);
        if (read.Value is not { } table)
        {
            return read.Error is { Code: "import.not_csv" } ? new Error("exchange.foreign", ExchangeText.Foreign) : Result<ExchangeInput>.Failed(read.Errors);
        }

        if (table.Records.Any(r => r.Unclosed))
        {
            return new Error("exchange.unclosed", Words.Format(ExchangeText.Unclosed, table.Records.First(r => r.Unclosed).Line));
        }

        var rows = table.Records.Select(r => new GridRow(r.Row, Guarded(r.Cells))).Prepend(new GridRow(1, Guarded(table.Headers)));
        return new ExchangeInput([new Grid(string.Empty, [.. rows])], GridSource.Csv);
    }

    private static List<GridCell> Guarded(IEnumerable<string> cells) => [.. cells.Select(c => new GridCell(FormulaGuard.Read(c)))];
}
