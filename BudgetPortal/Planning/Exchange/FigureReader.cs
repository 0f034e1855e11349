using System.Globalization;
using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Exchange;

/// <summary>Reads figures: what a spreadsheet stored as a number is one; text is read as the reader writes numbers.</summary>
/// <param name="currency">May stand beside a figure.</param>
internal sealed class FigureReader(GridSource source, string currency)
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>Null when it is no figure.</summary>
    public decimal? Read(GridCell cell)
    {
        if (cell.Number is { } number)
        {
            return number;
        }

        var text = Bare(cell.Text);
        return source == GridSource.Csv ? Invariant(text) ?? Own(text) : Own(text);
    }

    private static decimal? Own(string text) => Numbers.TryParse(text, out var value) ? value : null;

    /// <summary>Our own CSV files are the same in every language.</summary>
    private static decimal? Invariant(string text) => decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var value) ? value : null;

    private string Bare(string text)
    {
        var bare = text.Trim();
        bare = bare.StartsWith(currency, StringComparison.OrdinalIgnoreCase) ? bare[currency.Length..] : bare;
        bare = bare.EndsWith(currency, StringComparison.OrdinalIgnoreCase) ? bare[..^currency.Length] : bare;
        return string.Concat(bare.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.CurrencySymbol)).Trim();
    }
}
