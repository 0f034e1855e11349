using System.Runtime.CompilerServices;
using BudgetPortal.Platform.Search;

namespace BudgetPortal.Shell.Search;

/// <summary>Asks all sources at once. None waits for another, and one that fails or is slow takes nothing from the rest.</summary>
public sealed class GlobalSearch(IEnumerable<ISearchSource> sources, TimeProvider time, ILogger<GlobalSearch> logger)
{
    /// <summary>Hits of each group.</summary>
    public const int Most = 5;

    /// <summary>What has not answered by then is given up.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The groups in the order in which they are found; nothing for an empty text.</summary>
    public async IAsyncEnumerable<SearchGroup> FindAsync(SearchText text, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (text.IsEmpty)
        {
            yield break;
        }

        using var patience = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        var asked = sources.Select(source => AskAsync(source, text, both.Token)).ToList();
        await foreach (var group in Task.WhenEach(asked))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return await group;
        }
    }

    private async Task<SearchGroup> AskAsync(ISearchSource source, SearchText text, CancellationToken cancellation)
    {
        try
        {
            // A source that does not listen to the token is left behind.
            return new SearchGroup(source.Group, source.Order, await source.FindAsync(text, Most, cancellation).WaitAsync(cancellation));
        }
        catch (Exception exception)
        {
            if (!cancellation.IsCancellationRequested)
            {
                logger.LogWarning(exception, "{Source} could not be searched", source.GetType().Name);
            }

            return new SearchGroup(source.Group, source.Order, [], Failed: true);
        }
    }
}
