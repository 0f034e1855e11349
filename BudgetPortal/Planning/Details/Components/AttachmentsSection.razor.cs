using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BudgetPortal.Planning.Details.Components;

/// <summary>The files of a line. The browser sends new ones by itself (js/attach.js) and says here how far they are.</summary>
public sealed partial class AttachmentsSection : IDisposable
{
    private readonly string inputId = Ids.Next("files");
    private readonly List<Upload> uploads = [];
    private DotNetObjectReference<AttachmentsSection>? self;
    private ElementReference input;
    private Guid? asked;

    [Parameter, EditorRequired]
    public LineDetails Details { get; set; } = null!;

    [Parameter]
    public bool Editable { get; set; }

    [Parameter]
    public EventCallback Renew { get; set; }

    [Inject]
    private AttachmentService Attachments { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    public void Dispose() => self?.Dispose();

    /// <summary>The browser asks about a file that was chosen.</summary>
    /// <returns>The key under which it tells how far it is; null when the file need not be sent.</returns>
    [JSInvokable]
    public string? Offer(string name, long size)
    {
        var upload = new Upload(name, size) { Error = FileStore.Refuse(name, size)?.Message };
        uploads.Add(upload);
        StateHasChanged();
        return upload.Error is null ? upload.Key : null;
    }

    [JSInvokable]
    public void Progress(string key, long sent)
    {
        if (uploads.Find(u => u.Key == key) is { } upload)
        {
            upload.Sent = sent;
            StateHasChanged();
        }
    }

    /// <param name="status">Of the answer; 0 when there was none.</param>
    /// <param name="message">Why it was refused, if the portal said so.</param>
    [JSInvokable]
    public async Task DoneAsync(string key, int status, string? message)
    {
        if (uploads.Find(u => u.Key == key) is not { } upload)
        {
            return;
        }

        if (status == StatusCodes.Status200OK)
        {
            uploads.Remove(upload);
            await Renew.InvokeAsync();
            return;
        }

        upload.Error = message ?? status switch
        {
            StatusCodes.Status401Unauthorized => DetailsText.SignedOutMeanwhile,
            StatusCodes.Status429TooManyRequests => DetailsText.TooManyAtOnce,
            _ => DetailsText.SendingBroke,
        };
        StateHasChanged();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Editable && self is null)
        {
            self = DotNetObjectReference.Create(this);
            await Js.InvokeVoidAsync("bpAttach.listen", input, self, $"{AttachmentEndpoints.Address}?line={Details.Figures.Id}");
        }
    }

    /// <summary>A file that is still on its way is stopped; of one that was refused the message goes.</summary>
    private async Task CancelAsync(Upload upload)
    {
        uploads.Remove(upload);
        if (upload.Error is null)
        {
            await Js.InvokeVoidAsync("bpAttach.cancel", upload.Key);
        }
    }

    private async Task RemoveAsync(AttachmentRow file)
    {
        asked = null;
        if ((await Attachments.RemoveAsync(file.Id)).Error is { } refusal)
        {
            Toaster.Show(refusal.Message, Tone.Bad);
        }

        await Renew.InvokeAsync();
    }

    private sealed class Upload(string name, long size)
    {
        public string Key { get; } = Guid.NewGuid().ToString("N");

        public string Name => name;

        public long Size => size;

        public long Sent { get; set; }

        public string? Error { get; set; }
    }
}
