using BudgetPortal.Planning.Details;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BudgetPortal.Execution.Expenses.Components;

/// <summary>Chooses a receipt, or on a phone photographs it. The browser holds it until the expense is saved, and sends it then (js/attach.js).</summary>
public sealed partial class ReceiptField : IAsyncDisposable
{
    private readonly string id = Ids.Next("receipt");
    private DotNetObjectReference<ReceiptField>? self;
    private ElementReference input;
    private ElementReference camera;
    private Held? chosen;
    private string? error;
    private TaskCompletionSource<string?>? sending;

    /// <summary>Name of the receipt that is there already; empty without one.</summary>
    [Parameter]
    public string KeptName { get; set; } = string.Empty;

    /// <summary>Its bytes.</summary>
    [Parameter]
    public long KeptSize { get; set; }

    /// <summary>What is wrong beside what the field itself finds.</summary>
    [Parameter]
    public string? Error { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private string? Message => error ?? Error;

    public async ValueTask DisposeAsync()
    {
        sending?.TrySetResult(ExpensesText.SendingBroke);
        if (chosen is { } left)
        {
            try
            {
                await Js.InvokeVoidAsync("bpAttach.cancel", left.Key);
            }
            catch (JSDisconnectedException)
            {
                chosen = null;
            }
        }

        self?.Dispose();
    }

    /// <summary>The browser asks about a file that was chosen.</summary>
    /// <returns>The key under which it is held; null when it cannot be taken.</returns>
    [JSInvokable("Offer")]
    public async Task<string?> OfferAsync(string name, long size)
    {
        error = FileStore.Refuse(name, size)?.Message;
        if (error is null)
        {
            await DropAsync();
            chosen = new Held(name, size);
        }

        StateHasChanged();
        await Changed.InvokeAsync();
        return error is null ? chosen!.Key : null;
    }

    [JSInvokable]
    public void Progress(string key, long sent)
    {
        if (chosen?.Key == key)
        {
            chosen.Sent = sent;
            StateHasChanged();
        }
    }

    /// <param name="status">Of the answer; 0 when there was none.</param>
    /// <param name="message">Why it was refused, if the portal said so.</param>
    [JSInvokable]
    public Task DoneAsync(string key, int status, string? message)
    {
        if (chosen?.Key == key)
        {
            sending?.TrySetResult(status == StatusCodes.Status200OK ? null : message ?? ExpensesText.SendingBroke);
        }

        return Task.CompletedTask;
    }

    /// <summary>Sends what was chosen to an expense that is saved. Nothing to send succeeds.</summary>
    /// <returns>Whether it arrived; what is wrong is said in the field.</returns>
    public async Task<bool> SendAsync(Guid expenseId)
    {
        if (chosen is not { } held)
        {
            return true;
        }

        (held.Sent, error, sending) = (0, null, new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously));
        StateHasChanged();
        var there = await Js.InvokeAsync<bool>("bpAttach.send", held.Key, $"{ReceiptEndpoints.Address}?expense={expenseId}");
        error = there ? await sending.Task : ExpensesText.SendingBroke;
        held.Sent = null;
        if (error is null)
        {
            chosen = null;
        }

        StateHasChanged();
        return error is null;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            await Js.InvokeVoidAsync("bpAttach.listen", input, self, null);
            await Js.InvokeVoidAsync("bpAttach.listen", camera, self, null);
        }
    }

    private async Task LeaveOutAsync()
    {
        await DropAsync();
        error = null;
        await Changed.InvokeAsync();
    }

    private async Task DropAsync()
    {
        if (chosen is { } before)
        {
            chosen = null;
            await Js.InvokeVoidAsync("bpAttach.cancel", before.Key);
        }
    }

    private sealed class Held(string name, long size)
    {
        public string Key { get; } = Guid.NewGuid().ToString("N");

        public string Name => name;

        public long Size => size;

        /// <summary>Bytes; null while it is not on its way.</summary>
        public long? Sent { get; set; }
    }
}
