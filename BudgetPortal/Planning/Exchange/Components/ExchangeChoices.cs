namespace BudgetPortal.Planning.Exchange.Components;

/// <summary>Which rows of a preview are taken, and which are looked at.</summary>
public sealed class ExchangeChoices
{
    public const int PageSize = 50;

    private readonly HashSet<PreviewRow> taken = new(ReferenceEqualityComparer.Instance);

    /// <param name="before">What was chosen in a preview of the same rows, as far as they are the same still.</param>
    public ExchangeChoices(ExchangePreview preview, ExchangeChoices? before = null)
    {
        Preview = preview;
        var left = before?.Preview.Rows.Where(r => r.IsProposed && !before.taken.Contains(r)).Select(Name).ToHashSet() ?? [];
        taken.UnionWith(preview.Rows.Where(r => r.IsProposed && !left.Contains(Name(r))));
    }

    public ExchangePreview Preview { get; }

    public IReadOnlyCollection<PreviewRow> Taken => taken;

    /// <summary>The kind that is looked at; null for all.</summary>
    public RowKind? Kind { get; private set; }

    /// <summary>From 1.</summary>
    public int Page { get; set; } = 1;

    public IEnumerable<(RowKind Kind, int Count)> Kinds => Preview.Rows.GroupBy(r => r.Kind).Select(g => (g.Key, g.Count()));

    public IReadOnlyList<PreviewRow> Shown => [.. Preview.Rows.Where(r => Kind is null || r.Kind == Kind)];

    public IEnumerable<PreviewRow> OnPage => Shown.Skip((Page - 1) * PageSize).Take(PageSize);

    public decimal TotalAfter => Preview.Total + taken.Sum(r => r.Difference);

    /// <summary>What one tick takes: never a removal or a decision that nobody looked at.</summary>
    private IEnumerable<PreviewRow> Together => Shown.Where(r => r.Step is not null && (Kind is not null || r.IsProposed));

    public bool AreAllTaken => Together.Any() && Together.All(taken.Contains);

    public bool CanTakeAll => Together.Any();

    public bool IsTaken(PreviewRow row) => taken.Contains(row);

    public void Take(PreviewRow row, bool take) => _ = take && row.Step is not null ? taken.Add(row) : taken.Remove(row);

    public void TakeAll(bool take)
    {
        foreach (var row in Together.ToList())
        {
            Take(row, take);
        }
    }

    public void Look(RowKind? kind) => (Kind, Page) = (kind, 1);

    private static (RowKind Kind, string Where, string Code) Name(PreviewRow row) => (row.Kind, row.Where, row.Code);
}
