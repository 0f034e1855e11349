using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.JSInterop;

namespace BudgetPortal.Planning.Components;

/// <summary>Removes a line, offers to bring it back, and leads the keyboard on to the line beside.</summary>
internal static class SheetRemoval
{
    public static async Task RunAsync(SheetSession session, SheetLine line, Toaster toaster, IJSRuntime js)
    {
        var beside = session.Beside(line.Figures.Id);
        var removed = await session.RemoveAsync(line);
        if (removed.Error is { } error)
        {
            toaster.Show(error.Message, Tone.Bad);
            return;
        }

        toaster.Show(Words.Format(PlanningText.LineRemoved, line.Name), undo: () => session.BringBackAsync(line.Figures.Id));
        await js.InvokeVoidAsync("bp.focus", $"[data-line='{beside}'] .bp-pick input");
    }
}
