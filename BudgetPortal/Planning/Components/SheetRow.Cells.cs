using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Components;

/// <summary>What the row's cells show and save.</summary>
public sealed partial class SheetRow
{
    private readonly Dictionary<SheetColumn, SheetCell> cells = [];

    internal bool ReadOnly => Session.ReadOnly;

    internal int Rewritten => Session.Rewritten;

    internal void Has(SheetColumn column, SheetCell cell) => cells[column] = cell;

    /// <summary>How the value is written when nobody types.</summary>
    internal string TextOf(SheetColumn column) =>
        column == SheetColumn.Price && wantedPrice is { } wanted ? Numbers.Price(wanted) : column.TextOf(Figures);

    internal string LabelOf(string column) => Words.Format(PlanningText.CellOf, column, Line.Name);

    /// <summary>Whether the row still asks something before it saves what was typed there.</summary>
    internal bool Asks(SheetColumn column) => conflict?.Column == column || (column == SheetColumn.Price && wantedPrice is not null);

    /// <summary>Saves the text; returns what is wrong with it, or nothing.</summary>
    internal async Task<string?> SaveAsync(SheetColumn column, string typed)
    {
        if (ChangeOf(column, typed) is not { } change)
        {
            return SheetWords.Unreadable(typed, column == SheetColumn.Quantity ? PlanningText.QuantityMissing : PlanningText.UnitPriceMissing);
        }

        if (column == SheetColumn.Price)
        {
            // The formatted price of the cell comes back when nothing was typed.
            if (change.UnitPrice == Figures.UnitPrice)
            {
                (asking, wantedPrice) = (false, null);
                StateHasChanged();
                return null;
            }

            (wantedPrice, reasonError) = (change.UnitPrice, null);
        }

        return await SaveAsync(change, column, typed);
    }

    /// <summary>What the text changes in the line; null when it cannot be read.</summary>
    private LineChange? ChangeOf(SheetColumn column, string typed)
    {
        var change = new LineChange(LineId, Figures.Version);
        var number = Numbers.TryParse(typed, out var value) ? value : (decimal?)null;
        return column == SheetColumn.Justification ? change with { Justification = typed }
            : number is null ? null
            : column == SheetColumn.Quantity ? change with { Quantity = number }
            : change with { UnitPrice = number, Reason = asking ? reason ?? string.Empty : Figures.IsLumpSum ? null : string.Empty };
    }
}
