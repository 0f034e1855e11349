using BudgetPortal.Planning;
using BudgetPortal.Planning.Details;

namespace BudgetPortal.Approvals;

/// <summary>A line of a part as it is stored, with the words of its item or product.</summary>
internal sealed class StoredLine
{
    public Guid Id { get; init; }

    public Guid PartId { get; init; }

    /// <summary>Id of the item or product; lines of two years are matched by it.</summary>
    public Guid CodeId { get; init; }

    public string Code { get; init; } = string.Empty;

    public string Name { get; init; } = string.Empty;

    public string Unit { get; init; } = string.Empty;

    public string Category { get; init; } = string.Empty;

    public decimal Quantity { get; init; }

    public decimal UnitPrice { get; init; }

    public decimal Amount { get; init; }

    public bool IsLumpSum { get; init; }

    public PriceSource PriceSource { get; init; }

    public string PriceReason { get; init; } = string.Empty;

    public string Justification { get; init; } = string.Empty;

    public string EnteredBy { get; init; } = string.Empty;

    /// <summary>Rows of its build-up.</summary>
    public int Rows { get; init; }

    public int Comments { get; init; }

    public int Attachments { get; init; }

    public DetailCounts Counts => new(Rows, Comments, Attachments);
}

/// <summary>A line beside last year's; either side may be missing.</summary>
/// <param name="LineId">Null for what was budgeted last year only.</param>
/// <param name="LastQuantity">Null for what is new.</param>
/// <param name="EnteredBy">Who entered it; empty for what was budgeted last year only.</param>
/// <param name="Counts">How much stands behind it; null for what was budgeted last year only.</param>
public sealed record ReviewLine(
    Guid? LineId, string Code, string Name, string Unit, string Category, decimal Quantity, decimal UnitPrice, decimal Amount,
    decimal? LastQuantity, decimal? LastUnitPrice, decimal LastYear, PriceSource? PriceSource, string PriceReason, string Justification,
    string EnteredBy, bool IsLumpSum = false, DetailCounts? Counts = null)
{
    /// <summary>Zero for what was carried forward, since it is compared with nothing.</summary>
    public decimal Difference => IsCarried ? 0 : Amount - LastYear;

    /// <summary>Whether its figures are what its rows add up to, so that nobody types over them.</summary>
    public bool IsBuiltUp => Counts is { Rows: > 0 };

    /// <summary>Whether it was carried forward: it stays as it is, and last year had nothing like it.</summary>
    public bool IsCarried => PriceSource is Planning.PriceSource.CarriedForward;
}

/// <summary>Puts the lines of a part beside those of last year's part of the same cost center.</summary>
internal static class LineComparison
{
    /// <summary>
    /// Lines by code. Where an item stands in several lines, the largest is compared with last year's largest, and so on; what was carried
    /// forward is compared with nothing. What nobody plans any more follows with a quantity of zero, so that both sides add up to their totals.
    /// </summary>
    public static IReadOnlyList<ReviewLine> Match(IEnumerable<StoredLine> lines, IEnumerable<StoredLine> lastYear)
    {
        var before = lastYear.GroupBy(l => l.CodeId).ToDictionary(g => g.Key, g => new Queue<StoredLine>(g.OrderByDescending(l => l.Amount).ThenBy(l => l.Id)));
        var matched = new List<ReviewLine>();
        foreach (var line in lines.OrderByDescending(l => l.Amount).ThenBy(l => l.Id))
        {
            var last = line.PriceSource != PriceSource.CarriedForward && before.TryGetValue(line.CodeId, out var left) && left.TryDequeue(out var one) ? one : null;
            matched.Add(new ReviewLine(
                line.Id, line.Code, line.Name, line.Unit, line.Category, line.Quantity, line.UnitPrice, line.Amount,
                last?.Quantity, last?.UnitPrice, last?.Amount ?? 0, line.PriceSource, line.PriceReason, line.Justification, line.EnteredBy, line.IsLumpSum, line.Counts));
        }

        matched.AddRange(before.Values.SelectMany(l => l).Select(last => new ReviewLine(
            null, last.Code, last.Name, last.Unit, last.Category, 0, 0, 0,
            last.Quantity, last.UnitPrice, last.Amount, null, string.Empty, string.Empty, string.Empty)));
        return [.. matched.OrderBy(l => l.Code, StringComparer.Ordinal).ThenByDescending(l => l.Amount).ThenBy(l => l.LineId)];
    }
}
