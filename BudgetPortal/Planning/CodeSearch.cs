using BudgetPortal.Platform.Search;
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
    public static IQueryable<BudgetCode> Matching(IQueryable<BudgetCode> codes, string text) =>
        SearchText.Of(text).Patterns.Aggregate(codes, (matching, pattern) => matching.Where(c =>
            EF.Functions.Like(c.Code.ToLower(), pattern, SearchText.Escape) || EF.Functions.Like(c.Name.ToLower(), pattern, SearchText.Escape)));

    /// <summary>The code itself, codes that begin so, names that begin so, names with such a word, then the others by name.</summary>
    public static IQueryable<BudgetCode> ByRelevance(IQueryable<BudgetCode> codes, string text)
    {
        var search = SearchText.Of(text);
        var (whole, begins, word) = (search.Whole, search.Begins, search.BeginsWord);
        return codes
            .OrderBy(c => c.Code.ToLower() == whole ? 0
                : EF.Functions.Like(c.Code.ToLower(), begins, SearchText.Escape) ? 1
                : EF.Functions.Like(c.Name.ToLower(), begins, SearchText.Escape) ? 2
                : EF.Functions.Like(c.Name.ToLower(), word, SearchText.Escape) ? 3 : 4)
            .ThenBy(c => c.Name).ThenBy(c => c.Code).ThenBy(c => c.Id);
    }
}
