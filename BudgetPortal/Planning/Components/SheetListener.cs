using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Planning.Components;

/// <summary>A piece of the sheet that draws itself anew when the figures change, and only then.</summary>
public abstract class SheetListener : ComponentBase, IDisposable
{
    private SheetSession? listened;

    [Parameter, EditorRequired]
    public SheetSession Session { get; set; } = null!;

    public void Dispose()
    {
        Listen(null);
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected override void OnParametersSet() => Listen(Session);

    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>Figures changed; the default draws anew.</summary>
    protected virtual void OnSheetChanged() => StateHasChanged();

    private void Listen(SheetSession? session)
    {
        if (listened is not null)
        {
            listened.Changed -= Heard;
        }

        listened = session;
        if (listened is not null)
        {
            listened.Changed += Heard;
        }
    }

    private void Heard(object? sender, EventArgs change) => _ = InvokeAsync(OnSheetChanged);
}
