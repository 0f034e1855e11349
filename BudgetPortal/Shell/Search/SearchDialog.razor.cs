using BudgetPortal.Platform;
using BudgetPortal.Platform.Search;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Shell.Search;

/// <summary>The command palette: what is typed is looked for everywhere; the arrows and Enter are in js/palette.js.</summary>
public sealed partial class SearchDialog : IDisposable
{
    private const int MostRecent = 5;

    private readonly List<SearchHit> recent = [];
    private readonly SortedList<int, SearchGroup> groups = [];
    private IReadOnlyList<SearchHit> pages = [];
    private CancellationTokenSource? asking;
    private string? typed;
    private string found = string.Empty;
    private string shownFor = string.Empty;
    private bool busy;
    private bool wasOpen;

    [Parameter]
    public bool Open { get; set; }

    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    /// <summary>Shows what the keyboard can do.</summary>
    [Parameter]
    public EventCallback ShowShortcuts { get; set; }

    [Inject]
    private GlobalSearch Search { get; set; } = null!;

    [Inject]
    private PageSearch Pages { get; set; } = null!;

    private IEnumerable<SearchGroup> Shown => found.Length > 0
        ? groups.Values.Where(g => g.Hits.Count > 0)
        : new[] { new SearchGroup(ShellText.Recent, 0, recent), new SearchGroup(ShellText.Pages, 1, pages) }.Where(g => g.Hits.Count > 0);

    private bool Nothing => found.Length > 0 && !busy && !Shown.Any() && !groups.Values.Any(g => g.Failed);

    private string Failed => string.Join(ShellText.ListSeparator, groups.Values.Where(g => g.Failed).Select(g => g.Name));

    private string? Spoken => busy || found.Length == 0 ? null : Words.Format(ShellText.HitsFound, groups.Values.Sum(g => g.Hits.Count));

    public void Dispose() => Stop();

    protected override async Task OnParametersSetAsync()
    {
        var opened = Open && !wasOpen;
        wasOpen = Open;
        if (opened)
        {
            Forget();
            typed = null;
            pages = await Pages.AllAsync(CancellationToken.None);
        }
    }

    /// <summary>
    /// Each group is shown as soon as it is found; what was asked before is given up, and stays to be seen until the first group comes.
    /// </summary>
    private async Task SearchAsync(string text)
    {
        typed = text;
        var search = SearchText.Of(text);
        if (search.IsEmpty)
        {
            Forget();
            (found, shownFor) = (string.Empty, text);
            return;
        }

        Stop();
        var mine = asking = new CancellationTokenSource();
        busy = true;
        try
        {
            await foreach (var group in Search.FindAsync(search, mine.Token))
            {
                if (shownFor != text)
                {
                    groups.Clear();
                    (found, shownFor) = (search.Whole, text);
                }

                groups[group.Order] = group;
                StateHasChanged();
            }

            busy = false;
        }
        catch (OperationCanceledException) when (asking != mine)
        {
            // The next search goes on in its place.
        }
    }

    private void Stop()
    {
        asking?.Cancel();
        asking?.Dispose();
        asking = null;
    }

    private void Forget()
    {
        Stop();
        (found, shownFor, busy) = (string.Empty, string.Empty, false);
        groups.Clear();
    }

    private async Task ChooseAsync(SearchHit hit)
    {
        recent.RemoveAll(h => h == hit);
        recent.Insert(0, hit);
        recent.RemoveRange(Math.Min(MostRecent, recent.Count), Math.Max(0, recent.Count - MostRecent));
        await OpenChanged.InvokeAsync(false);
    }

    private async Task ShortcutsAsync()
    {
        await OpenChanged.InvokeAsync(false);
        await ShowShortcuts.InvokeAsync();
    }
}
