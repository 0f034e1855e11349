using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Components;

/// <summary>
/// A sheet as one person has it open: its lines, what is hidden, what can be taken back. Rows and totals listen to it, so that an edited
/// cell draws its row and the totals anew and nothing else.
/// </summary>
public sealed class SheetSession(EntrySheet sheet, LineService service, SheetQueries queries, TimeProvider time)
{
    private readonly List<SheetLine> lines = [.. sheet.Lines];
    private readonly List<Step> steps = [];
    private readonly HashSet<string> folded = new(StringComparer.Ordinal);
    private readonly Turns turns = new();
    private int saving;

    /// <summary>Figures changed: listeners draw themselves anew when theirs did.</summary>
    public event EventHandler? Changed;

    /// <summary>Rows came or went, or others are shown.</summary>
    public event EventHandler? RowsChanged;

    public EntrySheet Sheet => sheet;

    public bool ReadOnly => sheet.Refusal is not null;

    public IReadOnlyList<SheetLine> Lines => lines;

    public bool OnlyChanged { get; private set; }

    public string Text { get; private set; } = string.Empty;

    public bool Saving => saving > 0;

    /// <summary>When something was last saved, in the organization's time; null before.</summary>
    public DateTimeOffset? SavedAt { get; private set; }

    public bool CanUndo => steps.Count > 0;

    public decimal Total => lines.Sum(l => l.Figures.Amount);

    /// <summary>How far the total is from the target; null without one.</summary>
    public TargetDistance? Distance => TargetDistance.Of(sheet.Target, Total, sheet.Type);

    public LineSums Sums => new(
        lines.Count, Total, lines.Count(l => l.Figures.Justification.Length == 0), lines.Count(l => l.Figures.UnitPrice == 0),
        lines.Count(l => l.Figures.PriceOrigin is { } origin && origin.OrderDate < sheet.Today.AddMonths(-EntryQueries.OldPriceMonths)));

    /// <summary>Lines that differ from last year's; all when there was none.</summary>
    public int ChangedCount => lines.Count(Differs);

    /// <summary>Groups in sight, each with all of its lines; the lines in sight are told apart by <see cref="Shows"/>.</summary>
    public IEnumerable<IGrouping<string, SheetLine>> Groups => lines.GroupBy(l => l.Category).Where(g => g.Any(Shows));

    /// <summary>The line as it stands; null when it is gone.</summary>
    public SheetLine? Line(Guid id) => lines.Find(l => l.Figures.Id == id);

    public bool Shows(SheetLine line) => (!OnlyChanged || Differs(line)) && (Text.Length == 0
        || new[] { line.Code, line.Name, line.Category, line.Figures.Justification }.Any(t => t.Contains(Text, StringComparison.CurrentCultureIgnoreCase)));

    public bool Folded(string category) => folded.Contains(category);

    public void Fold(string category)
    {
        if (!folded.Remove(category))
        {
            folded.Add(category);
        }

        RowsChanged?.Invoke(this, EventArgs.Empty);
    }

    public void Filter(bool onlyChanged, string text)
    {
        (OnlyChanged, Text) = (onlyChanged, text.Trim());
        RowsChanged?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Saves a change to the figures that the user sees; on success it can be taken back.</summary>
    /// <remarks>Two cells of a line save one after the other: the second one builds on what the first one made.</remarks>
    public Task<Result<LineFigures>> ChangeAsync(LineChange change) => turns.RunAsync(() => SaveAsync(change, Line(change.LineId)));

    public async Task<Result<LineFigures>> RemoveAsync(SheetLine line)
    {
        var removed = await SaveAsync(() => service.RemoveAsync(line.Figures.Id, line.Figures.Version));
        if (removed.Succeeded)
        {
            steps.Add(new Step(line, null));
            lines.RemoveAll(l => l.Figures.Id == line.Figures.Id);
            RowsChanged?.Invoke(this, EventArgs.Empty);
        }

        return removed;
    }

    /// <summary>Takes the last change or removal back.</summary>
    /// <returns>Why it could not be; null when it was.</returns>
    public Task<Error?> UndoAsync() => UndoAsync(steps.LastOrDefault());

    /// <summary>Brings a removed line back; nothing happens when it is back already.</summary>
    public Task<Error?> BringBackAsync(Guid lineId) => UndoAsync(steps.FindLast(s => s.Before.Figures.Id == lineId && s.Cell is null));

    /// <summary>Reads what somebody else made of a line; a line that is gone leaves the sheet.</summary>
    public async Task<LineFigures?> ReadAsync(Guid lineId) => await queries.LineAsync(lineId);

    /// <summary>Shows figures that were read, in the place of those the user saw.</summary>
    public void Take(Guid lineId, LineFigures? figures)
    {
        if (Line(lineId) is not { } line)
        {
            return;
        }

        if (figures is null)
        {
            lines.Remove(line);
            RowsChanged?.Invoke(this, EventArgs.Empty);
            return;
        }

        Put(line with { Figures = figures });
    }

    private async Task<Result<LineFigures>> SaveAsync(LineChange change, SheetLine? before)
    {
        var saved = await SaveAsync(() => service.ChangeAsync(change with { Version = before?.Figures.Version ?? change.Version }));
        if (saved.Succeeded && before is not null && saved.Value.Version != before.Figures.Version)
        {
            Remember(new Step(before, Kind(change)));
            Put(before with { Figures = saved.Value });
        }

        return saved;
    }

    private async Task<Error?> UndoAsync(Step? step)
    {
        if (step is null || !steps.Remove(step))
        {
            return null;
        }

        var version = (Line(step.Before.Figures.Id) ?? step.Before).Figures.Version;
        var restored = await SaveAsync(() => service.RestoreAsync(sheet.PartId, step.Before.CodeId, step.Before.Figures, version));
        if (restored.Succeeded)
        {
            Put(step.Before with { Figures = restored.Value });
        }

        return restored.Error;
    }

    private bool Differs(SheetLine line) => line.LastYear is null || line.LastYear != line.Figures.Amount;

    private async Task<Result<LineFigures>> SaveAsync(Func<Task<Result<LineFigures>>> operation)
    {
        saving++;
        Changed?.Invoke(this, EventArgs.Empty);
        try
        {
            var result = await operation();
            SavedAt = result.Succeeded ? TimeZoneInfo.ConvertTime(time.GetUtcNow(), sheet.TimeZone) : SavedAt;
            return result;
        }
        finally
        {
            saving--;
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    private void Put(SheetLine line)
    {
        var at = lines.FindIndex(l => l.Figures.Id == line.Figures.Id);
        if (at >= 0)
        {
            lines[at] = line;
            Changed?.Invoke(this, EventArgs.Empty);
            return;
        }

        at = lines.FindIndex(l => (string.CompareOrdinal(l.Category, line.Category), string.CompareOrdinal(l.Code, line.Code)) is (> 0, _) or (0, > 0));
        lines.Insert(at < 0 ? lines.Count : at, line);
        RowsChanged?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>What is typed into one cell in one go is one step, however often it was saved.</summary>
    private void Remember(Step step)
    {
        if (steps.LastOrDefault() is not { Cell: not null } last || last.Cell != step.Cell || last.Before.Figures.Id != step.Before.Figures.Id)
        {
            steps.Add(step);
        }
    }

    private static string Kind(LineChange change) =>
        change.Quantity is not null ? nameof(change.Quantity) : change.Justification is not null ? nameof(change.Justification) : nameof(change.UnitPrice);

    private sealed record Step(SheetLine Before, string? Cell);
}
