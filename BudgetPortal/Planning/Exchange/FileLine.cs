namespace BudgetPortal.Planning.Exchange;

/// <summary>A row of a table of lines, as it was read.</summary>
/// <param name="Row">Its number in the file.</param>
/// <param name="Key">See <see cref="LineKey"/>; empty for a new line.</param>
/// <param name="Stamp">Null where the file has none.</param>
/// <param name="Code">Null where the table has no such column, like each of the following.</param>
/// <param name="Months">One for each of the budget's months.</param>
/// <param name="Problems">What cannot be read.</param>
internal sealed record FileLine(
    int Row, string Key, LineStamp? Stamp, string? Code, FileFigure Quantity, FileFigure UnitPrice, string? Reason, string? Justification,
    IReadOnlyList<FileFigure> Months, IReadOnlyList<CellProblem> Problems)
{
    /// <summary>Whether somebody emptied all that can be typed.</summary>
    public bool IsEmptied => Problems.Count == 0 && Quantity.IsBlank && UnitPrice.IsBlank && Months.All(m => m.IsBlank)
        && string.IsNullOrEmpty(Reason) && string.IsNullOrEmpty(Justification);

    public bool HasMonths => Months.Any(m => m.Value is not null);

    /// <summary>Whether it still says what it said when it was written.</summary>
    public bool IsUntouched => Problems.Count == 0 && Stamp is not null
        && Stamp.Mark == LineStamp.MarkOf(Code ?? string.Empty, Quantity.Value, UnitPrice.Value, Reason ?? string.Empty, Justification ?? string.Empty, Months.Select(m => m.Value));
}

/// <summary>A figure in a file.</summary>
/// <param name="IsGiven">Whether the table has such a column.</param>
/// <param name="Value">Null where the cell is blank, or cannot be read.</param>
internal readonly record struct FileFigure(bool IsGiven, decimal? Value)
{
    public bool IsBlank => Value is null;
}

/// <summary>What is wrong in a cell.</summary>
/// <param name="Cell">Its address, such as C7.</param>
public sealed record CellProblem(string Cell, string Reason);
