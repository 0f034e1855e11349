namespace BudgetPortal.Platform.Search;

/// <summary>What somebody typed into a search, taken apart: words that must all occur, in any order and whatever the case.</summary>
public sealed class SearchText
{
    /// <summary>What is typed beyond these characters is not looked for.</summary>
    public const int MostCharacters = 100;

    /// <summary>The character before a typed wildcard in the patterns.</summary>
    public const string Escape = "\\";

    private const int MostWords = 6;

    private SearchText(string[] words) => Words = words;

    /// <summary>In lower case.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>All words, with one space between.</summary>
    public string Whole => string.Join(' ', Words);

    /// <summary>A LIKE pattern for each word, wherever it occurs; typed wildcards stand for themselves.</summary>
    public IEnumerable<string> Patterns => Words.Select(word => "%" + Literal(word) + "%");

    /// <summary>A LIKE pattern for what begins with the whole text.</summary>
    public string Begins => Literal(Whole) + "%";

    /// <summary>A LIKE pattern for what has a later word that begins with the whole text.</summary>
    public string BeginsWord => "% " + Literal(Whole) + "%";

    public bool IsEmpty => Words.Count == 0;

    public static SearchText Of(string? typed)
    {
        var text = typed ?? string.Empty;
        return new SearchText([.. text[..Math.Min(text.Length, MostCharacters)].ToLowerInvariant()
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostWords)]);
    }

    /// <summary>Whether all words occur, for what is not in the database.</summary>
    public bool Matches(string text) => Words.All(word => text.Contains(word, StringComparison.CurrentCultureIgnoreCase));

    /// <summary>SQL Server knows brackets as wildcards too.</summary>
    private static string Literal(string text) => text
        .Replace("\\", @"\\", StringComparison.Ordinal)
        .Replace("%", @"\%", StringComparison.Ordinal)
        .Replace("_", @"\_", StringComparison.Ordinal)
        .Replace("[", @"\[", StringComparison.Ordinal);
}
