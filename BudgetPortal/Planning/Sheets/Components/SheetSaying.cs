using BudgetPortal.Planning.Components;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;

namespace BudgetPortal.Planning.Sheets.Components;

/// <summary>Says what was done to many cells, and offers to take it back.</summary>
internal static class SheetSaying
{
    public static void Filled(SheetSession session, Result<int> filled, Toaster toaster)
    {
        if (filled.Error is { } error)
        {
            toaster.Show(error.Message, Tone.Bad);
        }
        else if (filled.Value == 0)
        {
            toaster.Show(SheetsText.NothingToFill, Tone.Info);
        }
        else
        {
            Show(Words.Count(filled.Value, SheetsText.FilledOne, SheetsText.FilledMany), session, toaster);
        }
    }

    /// <returns>The new line; null when there is none.</returns>
    public static async Task<Guid?> CopyAsync(SheetSession session, Guid lineId, Toaster toaster)
    {
        var copied = await session.CopyAsync(lineId);
        if (copied.Error is { } error)
        {
            toaster.Show(error.Message, Tone.Bad);
            return null;
        }

        Show(Words.Format(SheetsText.LineCopied, session.Line(copied.Value)?.Name), session, toaster);
        return copied.Value;
    }

    /// <summary>Says why something could not be taken back or done again; the offer to do so goes.</summary>
    /// <returns>Whether it could be.</returns>
    public static async Task<bool> UndoneAsync(Task<Error?> taking, Toaster toaster)
    {
        toaster.EndUndo();
        if (await taking is not { } error)
        {
            return true;
        }

        toaster.Show(error.Message, Tone.Bad);
        return false;
    }

    private static void Show(string words, SheetSession session, Toaster toaster)
    {
        var step = session.LastStep;
        toaster.Show(words, undo: () => UndoneAsync(session.UndoAsync(step), toaster));
    }
}
