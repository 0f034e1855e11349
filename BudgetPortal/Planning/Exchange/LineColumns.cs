using System.Globalization;
using BudgetPortal.Platform.Import;

namespace BudgetPortal.Planning.Exchange;

/// <summary>The columns of a table of lines, in the reader's words; files that people made themselves may call them otherwise.</summary>
internal sealed class LineColumns
{
    private static readonly string[] MonthFormats = ["MMM yyyy", "MMMM yyyy", "MMM yy", "MMM-yy", "yyyy-MM", "MM/yyyy", "yyyy-MM-dd"];

    /// <param name="firstMonth">The first day of the budget's first month.</param>
    public LineColumns(DateOnly firstMonth, int months)
    {
        Months = [.. Enumerable.Range(0, months).Select(m => Month(firstMonth.AddMonths(m), alone: months <= SeasonalProfile.Months))];
        All = [Key, Stamp, Part, Code, Name, Unit, Quantity, UnitPrice, Reason, Amount, Justification, .. Months];
    }

    /// <summary>Tells which line it is; a new one has none.</summary>
    public ImportColumn Key { get; } = new(ExchangeText.KeyColumn, "key", "line");

    /// <summary>What the line said when it was written; see <see cref="LineStamp"/>.</summary>
    public ImportColumn Stamp { get; } = new(ExchangeText.StampColumn, "version");

    /// <summary>Of which sheet the line is.</summary>
    public ImportColumn Part { get; } = new(ExchangeText.PartColumn, "sheet");

    public ImportColumn Code { get; } = new(ExchangeText.CodeColumn, "code", "item", "itemcode", "itemno", "itemnumber", "product", "productcode", "article", "sku");

    public ImportColumn Name { get; } = new(PlanningText.Name, "name", "description");

    public ImportColumn Unit { get; } = new(PlanningText.UnitWord, "unit", "uom");

    public ImportColumn Quantity { get; } = new(PlanningText.Quantity, "quantity", "qty", "amount of pieces", "pieces");

    public ImportColumn UnitPrice { get; } = new(PlanningText.UnitPrice, "unitprice", "price", "cost", "unitcost");

    public ImportColumn Reason { get; } = new(PlanningText.WhyThisPrice, "reason", "pricereason");

    /// <summary>Quantity × unit price; not read.</summary>
    public ImportColumn Amount { get; } = new(ExchangeText.AmountColumn, "amount", "total", "value");

    public ImportColumn Justification { get; } = new(PlanningText.Justification, "justification", "comment", "remark", "note", "why");

    /// <summary>Quantities, of a lump sum amounts.</summary>
    public IReadOnlyList<ImportColumn> Months { get; }

    public IReadOnlyList<ImportColumn> All { get; }

    /// <summary>What a block without headers is taken for, from the cell on in which the cursor stands.</summary>
    public IReadOnlyList<ImportColumn> Pasted => [Code, Quantity, UnitPrice, Justification, Reason];

    /// <summary>Whether these are headers: a table of lines says at least what and how much.</summary>
    public bool AreHeaders(ColumnMap map) => map.Has(Code) && (map.Has(Quantity) || map.Has(UnitPrice) || Months.Any(map.Has));

    private static ImportColumn Month(DateOnly month, bool alone)
    {
        var formats = alone ? [.. MonthFormats, "MMM", "MMMM"] : MonthFormats;
        return new ImportColumn(
            month.ToString("MMM yyyy", CultureInfo.CurrentCulture),
            [.. formats.SelectMany(f => new[] { month.ToString(f, CultureInfo.CurrentCulture), month.ToString(f, CultureInfo.InvariantCulture) })]);
    }
}
