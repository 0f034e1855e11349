using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;

namespace BudgetPortal.Planning.Components;

/// <summary>What was typed into the line on an earlier visit and did not reach the server.</summary>
public sealed partial class SheetRow
{
    /// <summary>Saves it where the line still says what was seen when it was typed; where it does not, both are shown.</summary>
    private async Task PutBackAsync(IReadOnlyList<KeptField> kept)
    {
        foreach (var (field, text, seen) in kept)
        {
            var (name, cell, now) = field[(field.IndexOf(':', StringComparison.Ordinal) + 1)..] switch
            {
                Quantity => (Quantity, quantityCell, Numbers.Quantity(Figures.Quantity)),
                Price => (Price, priceCell, Numbers.Price(Figures.UnitPrice)),
                _ => (Justification, justificationCell, Figures.Justification),
            };
            if (cell is null)
            {
                continue;
            }

            if (Same(text, now))
            {
                cell.Confirm(text);
            }
            else if (!Session.ReadOnly && (Change(name, text) is null || (seen is not null && Same(seen, now))))
            {
                if (await cell.PutBackAsync(text))
                {
                    Toaster.Show(Words.Format(PlanningText.KeptPutBack, LabelOf(Word(name)), text), undo: Session.UndoAsync);
                }
            }
            else if (conflict is null)
            {
                cell.Show(text);
                conflict = new Conflict(SheetWords.Conflict(Reason(), Figures, text), Figures, Change(name, text) ?? new LineChange(LineId, Figures.Version), name);
                StateHasChanged();
            }
        }
    }

    private string Reason() => Session.Sheet.Refusal?.Message ?? PlanningText.KeptConflict;

    private LineChange? Change(string cell, string text)
    {
        var change = new LineChange(LineId, Figures.Version);
        var number = Numbers.TryParse(text, out var value) ? value : (decimal?)null;
        return cell switch
        {
            Justification => change with { Justification = text },
            _ when number is null => null,
            Quantity => change with { Quantity = number },
            _ => change with { UnitPrice = number, Reason = string.Empty },
        };
    }

    private static string Word(string cell) => cell switch
    {
        Quantity => PlanningText.Quantity,
        Price => PlanningText.UnitPrice,
        _ => PlanningText.Justification,
    };

    private static bool Same(string one, string other) =>
        Numbers.TryParse(one, out var a) && Numbers.TryParse(other, out var b) ? a == b : string.Equals(one.Trim(), other.Trim(), StringComparison.Ordinal);
}
