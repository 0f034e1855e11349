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

    public bool TypesMonths => HasMonths && (Stamp is null || Stamp.Months != LineStamp.Mark(Months.Select(m => m.Value)));

    /// <summary>Whether it still says what it said when it was written.</summary>
    public bool IsUntouched => Stamp is not null && Problems.Count == 0 && !Quantity.IsTouched(Stamp.Quantity) && !UnitPrice.IsTouched(Stamp.UnitPrice)
        && !IsTouched(Reason, Stamp.Reason) && !IsTouched(Justification, Stamp.Justification) && !TypesMonths;

    /// <summary>The row without what nobody touched in the file: that stays as it is by now. A reason goes with its price.</summary>
    public FileLine OnlyTouched() => Stamp is null ? this : this with
    {
        Quantity = Quantity.IsTouched(Stamp.Quantity) ? Quantity : default,
        UnitPrice = UnitPrice.IsTouched(Stamp.UnitPrice) ? UnitPrice : default,
        Reason = UnitPrice.IsTouched(Stamp.UnitPrice) || IsTouched(Reason, Stamp.Reason) ? Reason : null,
        Justification = IsTouched(Justification, Stamp.Justification) ? Justification : null,
        Months = TypesMonths ? Months : [.. Months.Select(_ => default(FileFigure))],
    };

    private static bool IsTouched(string? text, string mark) => text is not null && LineStamp.Mark(text) != mark;
}

/// <summary>A figure in a file.</summary>
/// <param name="IsGiven">Whether the table has such a column.</param>
/// <param name="Value">Null where the cell is blank, or cannot be read.</param>
internal readonly record struct FileFigure(bool IsGiven, decimal? Value)
{
    public bool IsBlank => Value is null;

    public bool IsTouched(string mark) => IsGiven && LineStamp.Mark(Value) != mark;
}

/// <summary>What is wrong in a cell.</summary>
/// <param name="Cell">Its address, such as C7.</param>
public sealed record CellProblem(string Cell, string Reason);
