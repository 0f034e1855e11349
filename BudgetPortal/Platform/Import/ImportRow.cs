using System.Globalization;

namespace BudgetPortal.Platform.Import;

/// <summary>A row whose cells are read by column. The first cell that cannot be read becomes its <see cref="Problem"/>.</summary>
public sealed class ImportRow(CsvRecord record, ColumnMap map)
{
    /// <summary>The largest number that a money or quantity column holds.</summary>
    private const decimal Most = 999_999_999_999_999m;

    private static readonly string[] Days =
        ["yyyy-MM-dd", "yyyy/MM/dd", "yyyyMMdd", "dd.MM.yyyy", "d.M.yyyy", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.fff"];

    public CsvRecord Record => record;

    public int Line => record.Line;

    /// <summary>Why the row cannot be taken over; null while nothing is wrong.</summary>
    public string? Problem { get; private set; } =
        record.Unclosed ? ImportText.Unclosed
        : record.Cells.Skip(map.Headers.Count).Any(cell => !string.IsNullOrWhiteSpace(cell))
            ? Words.Format(ImportText.TooManyCells, record.Cells.Length, map.Headers.Count)
            : null;

    /// <summary>Whether the file has the column; what it lacks is left as it is.</summary>
    public bool Has(ImportColumn column) => map.Has(column);

    /// <summary>Sets the row aside; the first reason is kept.</summary>
    public void Refuse(string reason) => Problem ??= reason;

    /// <summary>The trimmed text; empty when the cell is blank or the column absent.</summary>
    /// <param name="most">Characters that it may have.</param>
    public string Text(ImportColumn column, int most = 200)
    {
        var text = Raw(column);
        if (text.Length > most)
        {
            Refuse(Words.Format(ImportText.TooLong, column.Name, text.Length, most));
        }
        else if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
        {
            Refuse(Words.Format(ImportText.NotText, column.Name));
        }

        return text;
    }

    /// <summary>The trimmed text, which must not be blank.</summary>
    public string Required(ImportColumn column, int most = 200)
    {
        var text = Text(column, most);
        if (text.Length == 0)
        {
            Refuse(Words.Format(ImportText.Missing, column.Name));
        }

        return text;
    }

    /// <summary>The number, written with a point and without a thousands separator; null when blank.</summary>
    /// <param name="decimals">Decimals that are kept.</param>
    public decimal? Number(ImportColumn column, int decimals = 4)
    {
        var text = Raw(column);
        if (text.Length == 0)
        {
            return null;
        }

        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            Refuse(Words.Format(ImportText.NotNumber, column.Name, Shown(text)));
            return null;
        }

        if (Math.Abs(number) > Most)
        {
            Refuse(Words.Format(ImportText.TooGreat, column.Name));
            return null;
        }

        return Math.Round(number, decimals, MidpointRounding.AwayFromZero);
    }

    /// <summary>A number above zero; a row without one is set aside.</summary>
    public decimal Positive(ImportColumn column, int decimals = 4)
    {
        var number = Number(column, decimals);
        if (number is null)
        {
            Refuse(Words.Format(ImportText.Missing, column.Name));
        }
        else if (number <= 0)
        {
            Refuse(Words.Format(ImportText.NotPositive, column.Name));
        }

        return number ?? 0;
    }

    /// <summary>A price: null when blank or zero, which says that there is none.</summary>
    public decimal? Price(ImportColumn column)
    {
        var number = Number(column);
        if (number < 0)
        {
            Refuse(Words.Format(ImportText.Negative, column.Name));
        }

        return number > 0 ? number : null;
    }

    /// <summary>The day; a row without one is set aside.</summary>
    public DateOnly Day(ImportColumn column)
    {
        var text = Required(column);
        if (DateTime.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && time.Year is >= 1900 and <= 2200)
        {
            return DateOnly.FromDateTime(time);
        }

        Refuse(Words.Format(ImportText.NotDay, column.Name, Shown(text)));
        return default;
    }

    /// <summary>ISO 4217 code in capitals; null when blank.</summary>
    public string? CurrencyCode(ImportColumn column)
    {
        var code = Raw(column).ToUpperInvariant();
        if (code.Length > 0 && !Currency.IsCode(code))
        {
            Refuse(Words.Format(ImportText.NotCurrency, column.Name, Shown(code)));
        }

        return code.Length > 0 ? code : null;
    }

    /// <summary>Yes or no, in the usual spellings; null when blank.</summary>
    public bool? Flag(ImportColumn column)
    {
        var text = Raw(column);
        switch (text.ToUpperInvariant())
        {
            case "":
                return null;
            case "1" or "TRUE" or "YES" or "Y":
                return true;
            case "0" or "FALSE" or "NO" or "N":
                return false;
            default:
                Refuse(Words.Format(ImportText.NotFlag, column.Name, Shown(text)));
                return null;
        }
    }

    /// <summary>One of an enumeration's names; null when blank.</summary>
    public TEnum? Choice<TEnum>(ImportColumn column)
        where TEnum : struct, Enum
    {
        var text = Raw(column);
        if (text.Length == 0)
        {
            return null;
        }

        if (Enum.GetNames<TEnum>().FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name)
        {
            return Enum.Parse<TEnum>(name);
        }

        Refuse(Words.Format(ImportText.NotChoice, column.Name, Shown(text), string.Join(", ", Enum.GetNames<TEnum>())));
        return null;
    }

    /// <summary>The start of a text, for a message.</summary>
    public static string Shown(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");

    private string Raw(ImportColumn column)
    {
        if (map[column] is not { } place || place >= record.Cells.Length)
        {
            return string.Empty;
        }

        // Composed letters, so that a name equals itself whichever system wrote it; no apostrophe that only kept a formula from running.
        var text = record.Cells[place].Trim().Normalize();
        return text is ['\'', '=' or '+' or '-' or '@', ..] ? text[1..] : text;
    }
}
