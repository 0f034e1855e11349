using BudgetPortal.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Data;

/// <summary>A row as a search sees it.</summary>
public sealed class SearchRow
{
    public required Guid Id { get; init; }

    /// <summary>Empty for what has no code.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>Searched too, but what is found here comes last; empty when there is nothing.</summary>
    public required string Also { get; init; }

    /// <summary>Among equals the latest comes first; null where days do not matter.</summary>
    public required DateOnly? Date { get; init; }
}

/// <summary>Searches rows of any kind by code and name, whatever the case.</summary>
public static class SearchRows
{
    /// <summary>
    /// Ids of the rows in which every word occurs: the code itself, codes that begin so, names that begin so, names with such a word, then
    /// the others; each with the latest first, then by name.
    /// </summary>
    public static Task<List<Guid>> BestAsync(this IQueryable<SearchRow> rows, SearchText text, int most, CancellationToken cancellation)
    {
        const string escape = SearchText.Escape;
        var (whole, begins, word) = (text.Whole, text.Begins, text.BeginsWord);
        return text.Patterns
            .Aggregate(rows, (matching, pattern) => matching.Where(r =>
                EF.Functions.Like(r.Code.ToLower(), pattern, escape) || EF.Functions.Like(r.Name.ToLower(), pattern, escape)
                || EF.Functions.Like(r.Also.ToLower(), pattern, escape)))
            .OrderBy(r => r.Code.ToLower() == whole ? 0
                : EF.Functions.Like(r.Code.ToLower(), begins, escape) ? 1
                : EF.Functions.Like(r.Name.ToLower(), begins, escape) ? 2
                : EF.Functions.Like(r.Name.ToLower(), word, escape) ? 3 : 4)
            .ThenByDescending(r => r.Date).ThenBy(r => r.Name).ThenBy(r => r.Code).ThenBy(r => r.Id)
            .Select(r => r.Id).Take(most).ToListAsync(cancellation);
    }
}
