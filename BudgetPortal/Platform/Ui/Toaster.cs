namespace BudgetPortal.Platform.Ui;

/// <summary>A sentence that appears at the edge of the page and goes by itself; with an undo it offers to take back what was done.</summary>
public sealed class Toast(string text, Tone tone, Func<Task>? undo)
{
    public string Text => text;

    public Tone Tone => tone;

    public Func<Task>? Undo => undo;
}

/// <summary>Says quietly what was done. One for each signed-in page.</summary>
public sealed class Toaster(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(12);
    private readonly Lock gate = new();
    private readonly List<(Toast Toast, ITimer Timer)> shown = [];

    /// <summary>Raised on any thread.</summary>
    public event EventHandler? Changed;

    /// <summary>What is shown now, the oldest first.</summary>
    public IReadOnlyList<Toast> Toasts
    {
        get { lock (gate) { return [.. shown.Select(s => s.Toast)]; } }
    }

    /// <param name="undo">Only what was done last offers it: an older offer goes.</param>
    public void Show(string text, Tone tone = Tone.Good, Func<Task>? undo = null)
    {
        var toast = new Toast(text, tone, undo);
        var stays = undo is null && tone == Tone.Good ? Short : Long;
        if (undo is not null)
        {
            EndUndo();
        }

        lock (gate)
        {
            shown.Add((toast, clock.CreateTimer(_ => Dismiss(toast), null, stays, Timeout.InfiniteTimeSpan)));
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Offers no undo any more: it was done in another way.</summary>
    public void EndUndo()
    {
        foreach (var toast in Toasts.Where(t => t.Undo is not null))
        {
            Dismiss(toast);
        }
    }

    public void Dismiss(Toast toast)
    {
        lock (gate)
        {
            var index = shown.FindIndex(s => s.Toast == toast);
            if (index < 0) { return; }
            shown[index].Timer.Dispose();
            shown.RemoveAt(index);
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    public void Dispose()
    {
        lock (gate)
        {
            shown.ForEach(s => s.Timer.Dispose());
            shown.Clear();
        }
    }
}
