using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;

namespace BudgetPortal.Planning.Components;

/// <summary>What was typed into the line on an earlier visit, or before it went out of sight, and did not reach the server.</summary>
public sealed partial class SheetRow
{
    /// <summary>Leaves with the sheet what could not be saved; where both were shown, they are shown again.</summary>
    internal void Keep(SheetColumn column, string text) =>
        Session.Keep(LineId, new KeptField($"{LineId}:{column.Name}", text, conflict?.Column == column ? null : column.TextOf(Figures)));

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            TakeKept();
        }
    }

    private void TakeKept()
    {
        if (Session.TakeKept(LineId) is { Count: > 0 } left)
        {
            _ = PutBackAsync(left);
        }
    }

    /// <summary>Saves it where the line still says what was seen when it was typed; where it does not, both are shown.</summary>
    private async Task PutBackAsync(IReadOnlyList<KeptField> kept)
    {
        foreach (var (field, text, seen) in kept)
        {
            var column = SheetColumn.Of(field);
            if (cells.TryGetValue(column, out var cell) && !Asks(column))
            {
                await PutBackAsync(cell, column, text, seen);
            }
        }
    }

    private async Task PutBackAsync(SheetCell cell, SheetColumn column, string text, string? seen)
    {
        var now = TextOf(column);
        var change = ChangeOf(column, text);
        if (SheetColumn.Same(text, now))
        {
            cell.Confirm(text);
        }
        else if (!ReadOnly && (change is null || (seen is not null && SheetColumn.Same(seen, now))))
        {
            if (await cell.PutBackAsync(text))
            {
                var step = Session.LastStep;
                Toaster.Show(Words.Format(PlanningText.KeptPutBack, LabelOf(column.Word()), text), undo: () => Session.UndoAsync(step));
            }
        }
        else if (conflict is null)
        {
            cell.Show(text);
            var why = Session.Sheet.Refusal?.Message ?? PlanningText.KeptConflict;
            conflict = new Conflict(SheetWords.Conflict(why, Figures, text), Figures, change ?? new LineChange(LineId, Figures.Version), column);
            StateHasChanged();
        }
    }
}
