namespace BudgetPortal.Planning.Starts.Components;

/// <summary>Which rows of a preview are taken, and which are looked at.</summary>
public sealed class StartChoices
{
    public const int PageSize = 60;

    private readonly HashSet<Guid> left;

    /// <param name="before">What was left out in a preview of the same source.</param>
    public StartChoices(StartPreview preview, StartChoices? before = null)
    {
        Preview = preview;
        var same = before?.Preview.Ask.Source == preview.Ask.Source;
        left = same ? [.. before!.left] : [];
        Kind = same && preview.Rows.Any(r => Told(r.Kind) == before!.Kind) ? before!.Kind : null;
        Page = same ? Math.Clamp(before!.Page, 1, Math.Max(1, (Shown.Count + PageSize - 1) / PageSize)) : 1;
    }

    public StartPreview Preview { get; }

    /// <summary>The kind that is looked at; null for all.</summary>
    public StartRowKind? Kind { get; private set; }

    /// <summary>From 1.</summary>
    public int Page { get; set; }

    public IReadOnlyList<StartRow> Taken => [.. Preview.Rows.Where(IsTaken)];

    public IReadOnlyList<StartRow> Shown => [.. Preview.Rows.Where(r => Kind is null || Told(r.Kind) == Kind)];

    public IEnumerable<IGrouping<string, StartRow>> Groups => Shown.Skip((Page - 1) * PageSize).Take(PageSize).GroupBy(r => r.Category);

    public IEnumerable<(StartRowKind Kind, int Count)> Kinds => Preview.Rows.GroupBy(r => Told(r.Kind)).Select(g => (g.Key, g.Count())).OrderBy(k => k.Key);

    public decimal TotalAfter => Preview.Total + Taken.Sum(r => r.Adds);

    public bool CanTakeAll => Shown.Any(r => r.Step is not null);

    public bool AreAllTaken => CanTakeAll && Shown.All(r => r.Step is null || IsTaken(r));

    public bool IsTaken(StartRow row) => row.Step is not null && !left.Contains(row.SourceId);

    public void Take(StartRow row, bool take) => _ = take ? left.Remove(row.SourceId) : left.Add(row.SourceId);

    public void TakeAll(bool take)
    {
        foreach (var row in Shown.Where(r => r.Step is not null))
        {
            Take(row, take);
        }
    }

    public void Look(StartRowKind? kind) => (Kind, Page) = (kind, 1);

    /// <summary>What the sheet keeps, for whichever reason, is told as one.</summary>
    private static StartRowKind Told(StartRowKind kind) => kind == StartRowKind.Same ? StartRowKind.There : kind;
}
