using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace BudgetPortal.Planning.Components;

/// <summary>A cell that saves what is typed as one types. What cannot be saved stays, with its message.</summary>
/// <remarks>A sheet has 1,500 of them: what it needs it asks its row, instead of taking it as parameters.</remarks>
public sealed partial class SheetCell : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    private readonly string id = Ids.Next("cell");
    private readonly Turns turns = new();
    private CancellationTokenSource? waiting;
    private string typed = string.Empty;
    private string? saved;
    private string? shown;
    private string? message;
    private string? confirmed;
    private bool focused;
    private bool asked;
    private int rewritten;

    /// <summary>Knows the value and saves it.</summary>
    [Parameter, EditorRequired]
    public SheetRow Row { get; set; } = null!;

    [Parameter, EditorRequired]
    public SheetColumn Column { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    private string Value => Row.TextOf(Column);

    private bool Asks => Row.Asks(Column);

    /// <summary>
    /// A tab that is closed in the middle of typing: what has arrived is saved before the circuit ends. A category that is folded: what
    /// could not be saved comes back with the line.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (waiting is not null)
        {
            await FlushAsync();
        }

        if (message is not null || Asks)
        {
            Row.Keep(Column, typed);
        }
    }

    /// <summary>Saves what was typed on an earlier visit, as if it were typed now.</summary>
    /// <returns>Whether it could be saved; if not, the text stands there with what is wrong with it.</returns>
    public async Task<bool> PutBackAsync(string text)
    {
        typed = text;
        await FlushAsync();
        StateHasChanged();
        return confirmed == text;
    }

    /// <summary>Shows what was typed on an earlier visit; whether it is saved, the row asks.</summary>
    public void Show(string text)
    {
        (typed, saved) = (text, text);
        StateHasChanged();
    }

    /// <summary>Tells the browser that it need not keep the text any longer.</summary>
    public void Confirm(string text)
    {
        confirmed = text;
        StateHasChanged();
    }

    protected override void OnInitialized() => Row.Has(Column, this);

    protected override void OnParametersSet()
    {
        if (asked && !Asks)
        {
            confirmed = typed;
            if (!focused)
            {
                Show();
            }
        }

        asked = Asks;
        var others = rewritten != Row.Rewritten;
        rewritten = Row.Rewritten;
        if (Value != shown && (!focused || typed == saved))
        {
            shown = Value;
            if (!focused)
            {
                Show();
            }
        }

        // What was taken back or filled in is to be seen also where the cursor is.
        if (focused && others && typed == saved && message is null && !asked)
        {
            shown = Value;
            Show();
        }
    }

    private void Show() => (typed, saved, message) = (Value, Value, null);

    private void Focus() => focused = true;

    /// <remarks>The text is bound, not set: what is typed while the server still answers the key before must not be taken back.</remarks>
    private async Task TypeAsync()
    {
        waiting?.Cancel();
        waiting?.Dispose();
        var mine = waiting = new CancellationTokenSource();
        await Task.Delay(Pause, Clock, mine.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (waiting == mine)
        {
            await FlushAsync();
        }
    }

    private async Task BlurAsync()
    {
        focused = false;
        await FlushAsync();
        if (message is null && !focused)
        {
            Show();
        }
    }

    /// <remarks>Escape is the browser's: it types what was there before.</remarks>
    private Task KeyAsync(KeyboardEventArgs key) => key.Key == "Enter" ? FlushAsync() : Task.CompletedTask;

    /// <summary>One save after the other, each with the latest text.</summary>
    private Task<string?> FlushAsync()
    {
        waiting?.Dispose();
        waiting = null;
        return turns.RunAsync(async () =>
        {
            while (typed != saved)
            {
                var text = typed;
                message = await Row.SaveAsync(Column, text);
                saved = text;
                confirmed = message is null && !Asks ? text : confirmed;
            }

            return message;
        });
    }
}
