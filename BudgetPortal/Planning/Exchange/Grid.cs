namespace BudgetPortal.Planning.Exchange;

/// <summary>A table as a file or the clipboard holds it.</summary>
/// <param name="Name">Of the sheet; empty where sheets have no names.</param>
/// <param name="Rows">Those in which something stands, in their order.</param>
public sealed record Grid(string Name, IReadOnlyList<GridRow> Rows);

/// <param name="Number">As the spreadsheet program counts it; 1 is the first.</param>
public sealed record GridRow(int Number, IReadOnlyList<GridCell> Cells)
{
    /// <summary>The cell in a column, counted from zero; a blank one where the row is shorter.</summary>
    public GridCell Cell(int column) => column < Cells.Count ? Cells[column] : GridCell.Blank;
}

/// <summary>A cell.</summary>
/// <param name="Number">Its number, when it was stored as one; a formula's is the last that was reckoned.</param>
public readonly record struct GridCell(string Text, decimal? Number = null)
{
    public static GridCell Blank { get; } = new(string.Empty);

    public bool IsBlank => string.IsNullOrWhiteSpace(Text);
}

/// <summary>Where a table comes from.</summary>
public enum GridSource
{
    Workbook,
    Csv,
    Clipboard,
}
