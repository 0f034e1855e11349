using BudgetPortal.Planning.Components;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BudgetPortal.Planning.Sheets.Components;

/// <summary>Does what the keyboard asks of an open sheet, and names the keys. Moving between cells is the browser's alone.</summary>
public sealed partial class SheetKeysDialog : IAsyncDisposable
{
    private DotNetObjectReference<SheetKeysDialog>? self;
    private bool open;

    [Parameter, EditorRequired]
    public SheetSession Session { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    /// <summary>Keys, those of a chord joined by a plus sign, and what they do.</summary>
    private static IReadOnlyList<(string Keys, string Words)> Keys =>
    [
        (SheetsText.KeysArrows, SheetsText.KeysArrowsDo), (SheetsText.KeysEnter, SheetsText.KeysEnterDo), (SheetsText.KeysTab, SheetsText.KeysTabDo),
        (SheetsText.KeysHome, SheetsText.KeysHomeDo), (SheetsText.KeysCtrlHome, SheetsText.KeysCtrlHomeDo), (SheetsText.KeysPage, SheetsText.KeysPageDo),
        (SheetsText.KeysEdit, SheetsText.KeysEditDo), (SheetsText.KeysEscape, SheetsText.KeysEscapeDo), (SheetsText.KeysSelect, SheetsText.KeysSelectDo),
        (SheetsText.KeysFill, SheetsText.KeysFillDo), (SheetsText.KeysCopy, SheetsText.KeysCopyDo), (SheetsText.KeysUndo, SheetsText.KeysUndoDo),
        (SheetsText.KeysRedo, SheetsText.KeysRedoDo), (SheetsText.KeysInsert, SheetsText.KeysInsertDo), (SheetsText.KeysHelp, SheetsText.KeysHelpDo),
    ];

    public async ValueTask DisposeAsync()
    {
        if (self is not null)
        {
            try
            {
                await Js.InvokeVoidAsync("bp.onSheet", null);
            }
            catch (JSDisconnectedException)
            {
                // The page is gone, and what listened in it too.
                self = null;
            }

            self?.Dispose();
        }
    }

    [JSInvokable]
    public void Show()
    {
        open = true;
        StateHasChanged();
    }

    /// <returns>Where the keyboard goes on.</returns>
    [JSInvokable]
    public Task<CellPlace?> UndoAsync() => TakeAsync(Session.UndoAsync());

    /// <returns>Where the keyboard goes on.</returns>
    [JSInvokable]
    public Task<CellPlace?> RedoAsync() => TakeAsync(Session.RedoAsync());

    /// <summary>Fills the first of the selected cells into the others.</summary>
    /// <param name="text">What it shows: when that could not be saved, nothing is filled.</param>
    [JSInvokable]
    public async Task FillAsync(string column, Guid from, string text, IReadOnlyList<Guid> to)
    {
        if (Session.ReadOnly)
        {
            Toaster.Show(Session.Sheet.Refusal!.Message, Tone.Warn);
            return;
        }

        SheetSaying.Filled(Session, await Session.FillAsync(SheetColumn.Named(column), from, to, text), Toaster);
    }

    /// <returns>The new line.</returns>
    [JSInvokable]
    public async Task<Guid?> CopyAsync(Guid lineId)
    {
        if (Session.ReadOnly)
        {
            Toaster.Show(Session.Sheet.Refusal!.Message, Tone.Warn);
            return null;
        }

        return await SheetSaying.CopyAsync(Session, lineId, Toaster);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            await Js.InvokeVoidAsync("bp.onSheet", self);
        }
    }

    private async Task<CellPlace?> TakeAsync(Task<Error?> taking) =>
        await SheetSaying.UndoneAsync(taking, Toaster) && Session.Touched is { } touched ? new CellPlace(touched.LineId, touched.Column) : null;
}

/// <param name="Column">Null for the line.</param>
public sealed record CellPlace(Guid LineId, string? Column);
