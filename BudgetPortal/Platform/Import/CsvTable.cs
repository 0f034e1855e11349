using CsvHelper;

namespace BudgetPortal.Platform.Import;

/// <summary>A delimited file as it stands: header and rows of text.</summary>
/// <param name="Headers">The cells of the first line that is not blank.</param>
/// <param name="Records">The lines below it; blank ones are left out.</param>
public sealed record CsvTable(IReadOnlyList<string> Headers, IReadOnlyList<CsvRecord> Records)
{
    /// <summary>Bytes that a file may have at the most.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <summary>Reads a file of unknown encoding and delimiter.</summary>
    /// <param name="file">Read to its end, or until it is found too large.</param>
    /// <returns><c>import.too_large</c>, <c>import.empty</c> or <c>import.not_csv</c> when it is no such file.</returns>
    public static async Task<Result<CsvTable>> ReadAsync(Stream file, CancellationToken cancellation = default)
    {
        if (await BytesAsync(file, cancellation) is not { } bytes)
        {
            return TooLarge();
        }

        if (CsvEncoding.Refuse(bytes) is { } refusal)
        {
            return refusal;
        }

        var text = CsvEncoding.Decode(bytes);
        if (string.IsNullOrWhiteSpace(text))
        {
            return new Error("import.empty", ImportText.Empty);
        }

        if (text.Contains('\0'))
        {
            return new Error("import.not_csv", ImportText.NotCsv);
        }

        var records = Parse(text, cancellation);
        return records.Count > 0 ? new CsvTable(records[0].Cells, records[1..]) : new Error("import.empty", ImportText.Empty);
    }

    /// <summary>The rows of a text as they stand, blank ones included.</summary>
    public static IReadOnlyList<string[]> Cells(string text, char separator)
    {
        using var reader = CsvReader.FromText(
            text, new CsvReaderOptions { HasHeader = false, Separator = separator, DetectSeparatorHint = false, SkipEmptyLines = false, OnMalformedRecord = _ => { } });
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add(reader.Current.ToArray());
        }

        return rows;
    }

    /// <summary>What to say of a file that has more than <see cref="MaxBytes"/>.</summary>
    public static Error TooLarge() => new("import.too_large", Words.Format(ImportText.TooLarge, MaxBytes / 1024 / 1024));

    private static async Task<byte[]?> BytesAsync(Stream file, CancellationToken cancellation)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await file.ReadAsync(buffer, cancellation)) > 0)
        {
            if (memory.Length + read > MaxBytes)
            {
                return null;
            }

            memory.Write(buffer, 0, read);
        }

        return memory.ToArray();
    }

    private static List<CsvRecord> Parse(string text, CancellationToken cancellation)
    {
        // A stray quote damages one cell, which the row's own checks judge; one that is never closed swallows the rest of the file.
        var unclosed = 0L;
        var options = new CsvReaderOptions
        {
            HasHeader = false,
            Separator = Delimiter(text),
            DetectSeparatorHint = false,
            TrackLineNumbers = true,
            OnMalformedRecord = record => unclosed = record.Reason == CsvMalformedReason.UnterminatedQuote ? record.RecordNumber : unclosed,
        };
        using var reader = CsvReader.FromText(text, options);
        var records = new List<CsvRecord>();
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            var cells = reader.Current.ToArray();
            if (cells.Any(cell => !string.IsNullOrWhiteSpace(cell)))
            {
                records.Add(new CsvRecord((int)reader.LineNumber, cells, reader.RowNumber == unclosed, (int)reader.RowNumber));
            }
        }

        return records;
    }

    /// <summary>The delimiter that the header has most of, outside quotes.</summary>
    private static char Delimiter(string text)
    {
        var header = text.Split('\n').First(line => !string.IsNullOrWhiteSpace(line));
        var quoted = false;
        var counts = Delimiters.ToDictionary(d => d, _ => 0);
        foreach (var character in header)
        {
            quoted ^= character == '"';
            if (!quoted && counts.TryGetValue(character, out var count))
            {
                counts[character] = count + 1;
            }
        }

        return Delimiters.MaxBy(d => counts[d]);
    }
}

/// <summary>A row of a delimited file.</summary>
/// <param name="Line">The line of the file on which it begins; 1 is the first.</param>
/// <param name="Cells">Its cells, untrimmed.</param>
/// <param name="Unclosed">Whether a quote in it is never closed, so that it holds the rest of the file.</param>
/// <param name="Row">Its number in a spreadsheet program, in which a cell may hold several lines of the file.</param>
public sealed record CsvRecord(int Line, string[] Cells, bool Unclosed = false, int Row = 0);
