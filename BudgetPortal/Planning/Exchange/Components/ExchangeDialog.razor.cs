using BudgetPortal.Planning.Components;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace BudgetPortal.Planning.Exchange.Components;

/// <summary>Shows what a file, or a block that was pasted into the sheet, would change, and takes what is chosen.</summary>
/// <remarks>A dialog over the sheet rather than a page: nothing of the file is kept, and whoever cancels stands where they stood.</remarks>
public sealed partial class ExchangeDialog : IAsyncDisposable
{
    private DotNetObjectReference<ExchangeDialog>? self;
    private bool open;
    private bool reading;
    private bool pasted;
    private int inputKey;
    private string fileName = string.Empty;
    private string? reason;
    private ExchangeInput? input;
    private ExchangeChoices? choices;
    private Error? refusal;

    [Parameter, EditorRequired]
    public SheetSession Session { get; set; } = null!;

    /// <summary>Rows were taken: the sheet is another one. Says what takes them back; nothing when they were taken back.</summary>
    [Parameter]
    public EventCallback<IReadOnlyList<LineStep>> Taken { get; set; }

    [Inject]
    private ExchangeService Service { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    private string Subtitle => string.Join(
        " · ", new[] { $"{Session.Sheet.CostCenter.Code} {Session.Sheet.CostCenter.Name}", Session.Sheet.BudgetName, fileName }.Where(t => t.Length > 0));

    public async ValueTask DisposeAsync()
    {
        if (self is not null)
        {
            try
            {
                await Js.InvokeVoidAsync("bp.onPaste", null);
            }
            catch (JSDisconnectedException)
            {
                // The page is gone, and what listened in it too.
                self = null;
            }

            self?.Dispose();
        }
    }

    /// <summary>Asks for a file.</summary>
    public void Ask()
    {
        Forget();
        (open, pasted) = (true, false);
        StateHasChanged();
    }

    /// <summary>The browser tells of cells that were pasted into the sheet.</summary>
    /// <param name="column">The column of the cell with the cursor; null when it stood in none.</param>
    [JSInvokable]
    public async Task PasteAsync(IJSStreamReference cells, string? column, Guid? lineId)
    {
        if (Session.ReadOnly)
        {
            Toaster.Show(Session.Sheet.Refusal!.Message, Tone.Warn);
            return;
        }

        Forget();
        (open, pasted) = (true, true);
        if (cells.Length > ExchangeFiles.MaxBytes)
        {
            Refuse(ExchangeFiles.TooLarge());
            StateHasChanged();
            return;
        }

        await ReadAsync(async () =>
        {
            await using var stream = await cells.OpenReadStreamAsync(ExchangeFiles.MaxBytes);
            using var reader = new StreamReader(stream);
            var anchor = column is null || lineId is not { } line ? null : new PasteAnchor(SheetColumn.Of($":{column}").Pasted, Session.InSightFrom(line));
            return ExchangeFiles.Pasted(await reader.ReadToEndAsync(), anchor);
        });
        StateHasChanged();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            await Js.InvokeVoidAsync("bp.onPaste", self);
        }
    }

    private Task ChooseFileAsync(InputFileChangeEventArgs chosen)
    {
        fileName = chosen.File.Name;
        if (chosen.File.Size > ExchangeFiles.MaxBytes)
        {
            Refuse(ExchangeFiles.TooLarge());
            return Task.CompletedTask;
        }

        return ReadAsync(async () =>
        {
            await using var upload = chosen.File.OpenReadStream(ExchangeFiles.MaxBytes);
            return await ExchangeFiles.ReadAsync(upload);
        });
    }

    private async Task ReadAsync(Func<Task<Result<ExchangeInput>>> read)
    {
        (reading, refusal) = (true, null);
        StateHasChanged();
        try
        {
            var given = await read();
            input = given.Value;
            if (given.Error is { } error)
            {
                Refuse(error);
            }
            else
            {
                await PreviewAsync();
            }
        }
        catch (IOException)
        {
            Refuse(new Error("exchange.unreadable", ExchangeText.Unreadable));
        }
        finally
        {
            reading = false;
        }
    }

    private async Task PreviewAsync()
    {
        var preview = await Service.PreviewAsync(Session.Sheet.PartId, input!);
        if (preview.Error is { } error)
        {
            Refuse(error);
        }
        else
        {
            choices = new ExchangeChoices(preview.Value!, choices);
        }
    }

    private Task UseReasonAsync()
    {
        input = input! with { Reason = reason?.Trim() ?? string.Empty };
        return PreviewAsync();
    }

    /// <summary>What somebody was quicker to change is shown again as it stands now.</summary>
    private async Task TakeAsync()
    {
        var taken = await Service.ApplyAsync(Session.Sheet.PartId, [.. choices!.Taken]);
        refusal = taken.Error;
        if (taken.Value is { } done)
        {
            open = false;
            var part = Session.Sheet.PartId;
            Toaster.Show(Said(done), undo: () => TakeBackAsync(part, done));
            await Taken.InvokeAsync(done.Back);
        }
        else if (taken.Error!.Code is "exchange.overtaken" or "data.conflict")
        {
            await PreviewAsync();
        }
    }

    private async Task TakeBackAsync(Guid partId, Exchanged done)
    {
        var back = await Service.TakeBackAsync(partId, done.Back);
        if (back.Error is { } error)
        {
            Toaster.Show(error.Message, Tone.Bad);
        }
        else
        {
            await InvokeAsync(() => Taken.InvokeAsync([]));
        }
    }

    private static string Said(Exchanged done)
    {
        (int Lines, string One, string Many)[] parts =
        [
            (done.Added, ExchangeText.AddedOne, ExchangeText.AddedMany), (done.Changed, ExchangeText.ChangedOne, ExchangeText.ChangedMany),
            (done.Removed, ExchangeText.RemovedOne, ExchangeText.RemovedMany),
        ];
        return string.Join(", ", parts.Where(p => p.Lines > 0).Select(p => Words.Count(p.Lines, p.One, p.Many)));
    }

    private void Refuse(Error error)
    {
        (refusal, choices, fileName) = (error, null, pasted ? string.Empty : fileName);
        inputKey++;
    }

    private void Forget()
    {
        (input, choices, refusal, reason, fileName) = (null, null, null, null, string.Empty);
        inputKey++;
    }
}
