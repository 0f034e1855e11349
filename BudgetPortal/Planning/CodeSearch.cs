using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>What a search found.</summary>
/// <param name="Codes">The most relevant first, at most <see cref="PriceQueries.MostFound"/>.</param>
/// <param name="Matching">All that match.</param>
/// <param name="Total">All there are.</param>
public sealed record FoundCodes(IReadOnlyList<FoundCode> Codes, int Matching, int Total);

/// <param name="InSheet">Stands in the sheet already.</param>
public sealed record FoundCode(BudgetCode Code, bool InSheet, PriceOffer Offer);

/// <summary>Search by code and name, whatever the case; typed wildcards stand for themselves.</summary>
internal static class CodeSearch
{
    private const string Escape = "\\";
    private const int MostWords = 6;
    private const int MostCharacters = 100;

    public static IQueryable<BudgetCode> Matching(IQueryable<BudgetCode> codes, string text) =>
        Words(text).Select(word => "%" + Literal(word) + "%").Aggregate(codes, (matching, pattern) => matching.Where(c =>
            EF.Functions.Like(c.Code.ToLower(), pattern, Escape) || EF.Functions.Like(c.Name.ToLower(), pattern, Escape)));

    /// <summary>The code itself, codes that begin so, names that begin so, names with such a word, then the others by name.</summary>
    public static IQueryable<BudgetCode> ByRelevance(IQueryable<BudgetCode> codes, string text)
    {
        var whole = string.Join(' ', Words(text));
        var (begins, word) = (Literal(whole) + "%", "% " + Literal(whole) + "%");
        return codes
            .OrderBy(c => c.Code.ToLower() == whole ? 0
                : EF.Functions.Like(c.Code.ToLower(), begins, Escape) ? 1
                : EF.Functions.Like(c.Name.ToLower(), begins, Escape) ? 2
                : EF.Functions.Like(c.Name.ToLower(), word, Escape) ? 3 : 4)
            .ThenBy(c => c.Name).ThenBy(c => c.Code).ThenBy(c => c.Id);
    }

    private static string[] Words(string text) =>
        [.. text[..Math.Min(text.Length, MostCharacters)].ToLowerInvariant()
            .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostWords)];

    /// <summary>SQL Server knows brackets as wildcards too.</summary>
    private static string Literal(string text) => text
        .Replace("\\", @"\\", StringComparison.Ordinal)
        .Replace("%", @"\%", StringComparison.Ordinal)
        .Replace("_", @"\_", StringComparison.Ordinal)
        .Replace("[", @"\[", StringComparison.Ordinal);
}
