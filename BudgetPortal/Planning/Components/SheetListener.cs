using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Planning.Components;

/// <summary>A piece of the sheet that draws itself anew when a change concerns it, and only then.</summary>
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

    /// <summary>Whether a change is to be seen here; the default are all figures.</summary>
    /// <param name="line">The changed line; null when saving began or ended.</param>
    protected virtual bool Concerns(SheetLine? line) => line is not null;

    /// <summary>Something changed that concerns it; the default draws anew.</summary>
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

    private void Heard(object? sender, SheetChangedEventArgs change)
    {
        if (Concerns(change.Line))
        {
            _ = InvokeAsync(OnSheetChanged);
        }
    }
}
