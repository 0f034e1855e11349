using BudgetPortal.Platform.Import;

namespace BudgetPortal.Planning.Exchange;

/// <summary>What somebody gave: a file or a block of cells.</summary>
/// <param name="At">Where a block was pasted; null where no cell had the cursor.</param>
/// <param name="Reason">Says for every price that needs a reason, and has none of its own, why it was set by hand.</param>
public sealed record ExchangeInput(IReadOnlyList<Grid> Grids, GridSource Source, PasteAnchor? At = null, string Reason = "");

/// <summary>The cell in which the cursor stood.</summary>
/// <param name="Lines">The lines in sight from that one down: row by row, the block belongs to them.</param>
public sealed record PasteAnchor(PasteColumn Column, IReadOnlyList<Guid> Lines)
{
    internal ImportColumn ColumnOf(LineColumns columns) => Column switch
    {
        PasteColumn.Quantity => columns.Quantity,
        PasteColumn.UnitPrice => columns.UnitPrice,
        _ => columns.Justification,
    };
}

public enum PasteColumn
{
    Quantity,
    UnitPrice,
    Justification,
}
