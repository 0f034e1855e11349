using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;

namespace BudgetPortal.Planning.Exchange;

/// <summary>A table of lines that was read, and where in it everything stands.</summary>
internal sealed class FileLines
{
    /// <summary>Rows that a table may have at the most.</summary>
    public const int Most = 5000;

    private const int HeaderWithin = 20;

    private readonly LineColumns columns;
    private readonly ColumnMap map;

    private FileLines(Grid grid, IEnumerable<GridRow> rows, LineColumns columns, ColumnMap map, FigureReader figures, PasteAnchor? at)
    {
        (this.columns, this.map) = (columns, map);
        Sheet = grid.Name;
        Lines = [.. rows.Select((row, i) => Read(row, figures, at is { } anchor && i < anchor.Lines.Count ? LineKey.Of(anchor.Lines[i]) : null))];
        Parts = Sheets(grid);
    }

    /// <summary>The sheet's name; empty where there is none.</summary>
    public string Sheet { get; }

    public IReadOnlyList<FileLine> Lines { get; }

    /// <summary>Whether its rows say which lines they are.</summary>
    public bool HasKeys => map.Has(columns.Key);

    /// <summary>The sheets of the portal from which it was made.</summary>
    public IReadOnlySet<Guid> Parts { get; }

    /// <summary>Finds the table among the sheets of a file, or takes a block for what the place says where it was pasted.</summary>
    public static Result<FileLines> Read(ExchangeInput input, LineColumns columns, string currency)
    {
        var figures = new FigureReader(input.Source, currency);
        foreach (var grid in input.Grids)
        {
            for (var i = 0; i < Math.Min(HeaderWithin, grid.Rows.Count); i++)
            {
                var headers = new ColumnMap([.. grid.Rows[i].Cells.Select(c => c.Text)], columns.All);
                if (columns.AreHeaders(headers))
                {
                    return grid.Rows.Count - i - 1 > Most ? TooMany() : new FileLines(grid, grid.Rows.Skip(i + 1), columns, headers, figures, at: null);
                }
            }
        }

        if (input is not { Source: GridSource.Clipboard, Grids: [var block] })
        {
            return new Error("exchange.no_table", Words.Format(ExchangeText.NoTable, columns.Code.Name, columns.Quantity.Name));
        }

        var pasted = columns.Pasted.SkipWhile(c => input.At is { } at && c != at.ColumnOf(columns)).Select(c => c.Name).ToList();
        return block.Rows.Count > Most ? TooMany() : new FileLines(block, block.Rows, columns, new ColumnMap(pasted, columns.All), figures, input.At);
    }

    /// <summary>The address of a column's cell in a row.</summary>
    public string Address(ImportColumn column, int row) => CellAddress.Of(map[column] ?? map[columns.Code] ?? 0, row);

    private static Error TooMany() => new("exchange.too_many_rows", Words.Format(ExchangeText.TooManyRows, Most));

    private FileLine Read(GridRow row, FigureReader figures, string? key)
    {
        var problems = new List<CellProblem>();
        return new FileLine(
            row.Number,
            key ?? Text(row, columns.Key)?.Trim() ?? string.Empty,
            LineStamp.Read(Text(row, columns.Stamp) ?? string.Empty),
            Text(row, columns.Code)?.Trim(),
            Figure(columns.Quantity), Figure(columns.UnitPrice),
            Text(row, columns.Reason) is { } reason ? Texts.Canonical(reason) : null,
            Text(row, columns.Justification) is { } why ? Texts.Canonical(why) : null,
            [.. columns.Months.Select(Figure)],
            problems);

        FileFigure Figure(ImportColumn column)
        {
            if (map[column] is not { } at || row.Cell(at) is not { IsBlank: false } cell)
            {
                return new FileFigure(map.Has(column), null);
            }

            var figure = figures.Read(cell);
            if (figure is null)
            {
                problems.Add(new CellProblem(Address(column, row.Number), Words.Format(ExchangeText.NotANumber, ImportRow.Shown(cell.Text.Trim()))));
            }

            return new FileFigure(true, figure);
        }
    }

    private string? Text(GridRow row, ImportColumn column) => map[column] is { } at ? row.Cell(at).Text : null;

    private HashSet<Guid> Sheets(Grid grid) => map[columns.Part] is not { } at ? []
        : [.. grid.Rows.Select(r => Guid.TryParse(r.Cell(at).Text, out var part) ? part : Guid.Empty).Where(p => p != Guid.Empty)];
}
