using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;

namespace BudgetPortal.Execution.Import;

/// <summary>The rows of one reference: an obligation with a line for each.</summary>
internal sealed class ObligationDocument
{
    /// <summary>Sets rows aside that contradict the first one of their obligation.</summary>
    /// <param name="entries">In the order of the file; at least one.</param>
    public ObligationDocument(IReadOnlyList<ObligationEntry> entries)
    {
        Entries = entries;
        Date = entries[0].Date;
        foreach (var other in entries.Where(e => e.Date != Date))
        {
            Refuse(other, ObligationImport.Date, entries[0]);
        }

        Currency = Agreed(e => e.Currency, ObligationImport.Currency);
        Rate = Agreed(e => e.Rate, ObligationImport.Rate);
        SupplierId = Agreed(e => e.SupplierId, ObligationImport.Supplier);
        Amount = entries.Sum(e => e.Amount);
        var description = string.Join("; ", entries.Select(e => e.Description).Where(d => d.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase));
        Description = description.Length > ObligationTerms.DescriptionLength ? string.Concat(description.AsSpan(0, ObligationTerms.DescriptionLength - 1), "…") : description;
    }

    public IReadOnlyList<ObligationEntry> Entries { get; }

    public string Reference => Entries[0].Reference;

    public DateOnly Date { get; }

    /// <summary>Null for that of the money.</summary>
    public string? Currency { get; }

    /// <summary>Null for that of the day.</summary>
    public decimal? Rate { get; }

    public Guid? SupplierId { get; }

    /// <summary>Of all lines, in the obligation's currency.</summary>
    public decimal Amount { get; }

    /// <summary>What the rows say, each thing once.</summary>
    public string Description { get; }

    /// <summary>The first row with which something is wrong; null when the obligation can be judged.</summary>
    public ImportRow? Wrong => Entries.FirstOrDefault(e => e.Row.Problem is not null)?.Row;

    /// <summary>What each line takes of its allotment; together they are the obligation's amount at the rate.</summary>
    /// <param name="home">Currency of the allotments.</param>
    public decimal[] Shares(decimal rate, string home) => MonthSpread.Shares(
        Platform.Currency.Round(Amount * rate, home), [.. Entries.Select(e => e.Amount)], Platform.Currency.Decimals(home));

    /// <summary>Whether a recorded obligation says the same. What the rows leave open may be anything.</summary>
    /// <param name="home">Currency of the allotments.</param>
    /// <param name="allotments">Of the money that the rows name, by id.</param>
    public bool IsIn(Obligation there, string home, IReadOnlyDictionary<Guid, Allotment> allotments) =>
        (there.Date, there.Currency, there.Amount) == (Date, Currency ?? home, Amount)
        && (Rate is null || Rate == there.Rate)
        && (SupplierId is null || SupplierId == there.SupplierId)
        && (Description.Length == 0 || Description == there.Description)
        && HasLines(there, home, allotments);

    private bool HasLines(Obligation there, string home, IReadOnlyDictionary<Guid, Allotment> allotments)
    {
        var left = there.Lines.ToList();

        // Those that name their allotment choose first.
        foreach (var (entry, share) in Entries.Zip(Shares(there.Rate, home)).OrderBy(e => e.First.Allotment.Length == 0))
        {
            var same = left.FindIndex(l => (l.BudgetLineId ?? l.LineItemId) == entry.Line!.Id && l.Amount == share
                && (entry.Allotment.Length == 0 || (allotments.TryGetValue(l.AllotmentId, out var allotment) && IsCalled(allotment, entry.Allotment))));
            if (same < 0)
            {
                return false;
            }

            left.RemoveAt(same);
        }

        return left.Count == 0;
    }

    /// <summary>Whether a file means this allotment.</summary>
    public static bool IsCalled(Allotment allotment, string name) => DocumentNumber.Read(DocumentKind.Allotment, name) == (allotment.Year, allotment.Number);

    private T? Agreed<T>(Func<ObligationEntry, T?> said, ImportColumn column)
    {
        var first = Entries.FirstOrDefault(e => said(e) is not null);
        foreach (var other in Entries.Where(e => said(e) is { } value && !value.Equals(said(first!))))
        {
            Refuse(other, column, first!);
        }

        return first is null ? default : said(first);
    }

    private static void Refuse(ObligationEntry other, ImportColumn column, ObligationEntry first) =>
        other.Row.Refuse(Words.Format(SpendingImportText.OtherThanFirst, column.Name, first.Row.Line.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
