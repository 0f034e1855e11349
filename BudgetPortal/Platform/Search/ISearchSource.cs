namespace BudgetPortal.Platform.Search;

/// <summary>
/// Finds one kind of thing for the search of the top bar: only what the current user may see, and only what leads somewhere that they may
/// open. Registered scoped by its module.
/// </summary>
public interface ISearchSource
{
    /// <summary>What it finds, in the plural.</summary>
    string Group { get; }

    /// <summary>Position among the groups.</summary>
    int Order { get; }

    /// <summary>The most relevant first.</summary>
    /// <param name="text">Never empty.</param>
    Task<IReadOnlyList<SearchHit>> FindAsync(SearchText text, int most, CancellationToken cancellation);
}

/// <param name="Code">Stands before the title; empty when there is none.</param>
/// <param name="Detail">What tells it from others of the same name.</param>
/// <param name="Href">Without a leading slash.</param>
/// <param name="End">A figure at the end of the line; empty when there is none.</param>
public sealed record SearchHit(string Code, string Title, string Detail, string Href, string Icon, string End = "");
