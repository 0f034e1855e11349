namespace BudgetPortal.Planning.Exchange;

/// <summary>What a row of the file wants.</summary>
/// <param name="Row">Null for a line that the file has not.</param>
/// <param name="Stored">The line that it is about; null for a new one, and for one that is gone.</param>
/// <param name="Step">Null when it cannot be taken.</param>
/// <param name="IsOvertaken">Whether somebody changed or removed the line since the file was made.</param>
internal sealed record RowPlan(FileLine? Row, StoredLine? Stored, BudgetCode? Code, LineStep? Step, bool IsOvertaken, IReadOnlyList<CellProblem> Problems);

/// <summary>A line as it stands in the portal.</summary>
internal sealed record StoredLine(LineFigures Figures, BudgetCode Code)
{
    public string Key => LineKey.Of(Figures.Id);
}
