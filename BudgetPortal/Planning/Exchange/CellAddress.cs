using System.Globalization;

namespace BudgetPortal.Planning.Exchange;

/// <summary>How spreadsheets name their cells.</summary>
internal static class CellAddress
{
    /// <summary>The third column of row 7 is C7.</summary>
    /// <param name="column">Counted from zero.</param>
    /// <param name="row">Counted from one.</param>
    public static string Of(int column, int row) => Letters(column) + row.ToString(CultureInfo.InvariantCulture);

    public static string Letters(int column) =>
        (column >= 26 ? Letters((column / 26) - 1) : string.Empty) + (char)('A' + (column % 26));

    /// <summary>The column of an address, counted from zero; null when it names none.</summary>
    public static int? ColumnOf(string address)
    {
        var column = 0;
        foreach (var letter in address.TakeWhile(char.IsAsciiLetterUpper).Take(4))
        {
            column = (column * 26) + letter - 'A' + 1;
        }

        return column > 0 ? column - 1 : null;
    }
}
