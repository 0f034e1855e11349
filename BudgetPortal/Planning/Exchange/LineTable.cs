using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Exchange;

/// <summary>The lines of a sheet as rows of text and figures, in the order of <see cref="LineColumns.All"/>.</summary>
internal sealed class LineTable(EntrySheet sheet)
{
    public EntrySheet Sheet => sheet;

    public LineColumns Columns { get; } = new(sheet.FirstMonth, sheet.MonthCount);

    /// <summary>Each cell a <c>string</c> or a <c>decimal</c>.</summary>
    public IEnumerable<IReadOnlyList<object>> Rows => sheet.Lines.Select(Row);

    /// <summary>Without the characters that file systems refuse.</summary>
    /// <param name="ending">With its point.</param>
    public string FileName(string ending) =>
        string.Concat($"{sheet.BudgetName} {sheet.CostCenter.Code}".Select(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' ? c : '-')) + ending;

    private IReadOnlyList<object> Row(SheetLine line)
    {
        var figures = line.Figures;
        return
        [
            LineKey.Of(figures.Id), LineStamp.Of(figures).ToString(), sheet.PartId.ToString(), line.Code, line.Name,
            figures.IsLumpSum ? figures.PriceSource.LumpSumWord() : line.Unit, figures.Quantity, figures.UnitPrice, figures.PriceReason, figures.Amount,
            figures.Justification, .. figures.Shown().Select(m => (object)(m ?? 0)),
        ];
    }
}
