using BudgetPortal.Planning.Exchange;
using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Components;

/// <summary>Which lines the person picked, and what repricing made of them.</summary>
public sealed partial class SheetSession
{
    private readonly HashSet<Guid> picked = [];
    private Guid? lastPicked;

    /// <summary>Shows what these lines would cost today; all lines when none are named. Set by who can show it.</summary>
    public Func<IReadOnlyList<Guid>, Task>? ShowReprice { get; set; }

    /// <summary>Lines that were picked and are still there.</summary>
    public int PickedCount => picked.Count(id => Line(id) is not null);

    private List<Guid> InSight => [.. Groups.Where(g => !Folded(g.Key)).SelectMany(g => g.Where(Shows)).Select(l => l.Figures.Id)];

    /// <summary>The line in sight below this one, or above the last one: there the keyboard goes on when this one is removed.</summary>
    public Guid? Beside(Guid lineId)
    {
        var inSight = InSight;
        var at = inSight.IndexOf(lineId);
        return inSight.Count < 2 || at < 0 ? null : inSight[at + 1 < inSight.Count ? at + 1 : at - 1];
    }

    /// <summary>The lines in sight from this one down, as a block of cells is pasted over them.</summary>
    public IReadOnlyList<Guid> InSightFrom(Guid lineId) => [.. InSight.SkipWhile(id => id != lineId)];

    public bool IsPicked(Guid lineId) => picked.Contains(lineId);

    /// <summary>Picks a line or lets it go; with a range also every line in sight between it and the one before.</summary>
    public void Pick(Guid lineId, bool range)
    {
        var pick = !picked.Contains(lineId);
        var inSight = range ? InSight : [];
        var (from, to) = (inSight.IndexOf(lastPicked ?? lineId), inSight.IndexOf(lineId));
        lastPicked = lineId;
        foreach (var id in from < 0 || to < 0 ? [lineId] : inSight[Math.Min(from, to)..(Math.Max(from, to) + 1)])
        {
            _ = pick ? picked.Add(id) : picked.Remove(id);
        }

        if (range)
        {
            RowsChanged?.Invoke(this, EventArgs.Empty);
        }
        else
        {
            Changed?.Invoke(this, SheetChangedEventArgs.Saving);
        }
    }

    public void PickNone()
    {
        picked.Clear();
        lastPicked = null;
        RowsChanged?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Asks to reprice one line; without one, those that are picked, else the whole sheet.</summary>
    public Task AskRepriceAsync(Guid? lineId = null) =>
        ShowReprice?.Invoke(lineId is { } id ? [id] : [.. picked.Where(p => Line(p) is not null)]) ?? Task.CompletedTask;

    /// <summary>Saves new prices.</summary>
    /// <param name="shown">What the person saw and chose.</param>
    /// <returns>What was done; and, when something was, how to take it back.</returns>
    public async Task<(Result<Repriced> Done, Func<Task<Error?>> Undo)> RepriceAsync(RepriceService service, IReadOnlyList<RepriceRow> shown)
    {
        var before = shown.ToDictionary(r => r.Line.Id, r => r.Line);
        var done = await turns.RunAsync(() => SaveAsync(() => service.ApplyAsync(
            sheet.PartId, [.. shown.Select(r => new RepriceChoice(r.Line.Id, r.Line.Version, r.Offer.Price!))])));
        if (done.Value is not { Lines.Count: > 0 } repriced)
        {
            return (done, () => Task.FromResult<Error?>(null));
        }

        var stood = repriced.Lines.Select(l => before[l.Id]).ToList();
        Did(new Step(
            [.. stood.Select(l => new RestoreStep(Line(l.Id)?.CodeId ?? Guid.Empty, l, l.Version))], Own: () => TakeBackAsync(service, stood)));
        var step = LastStep;
        PickNone();
        TakeAll(repriced.Lines);
        return (done, () => UndoAsync(step));
    }

    private async Task<Error?> TakeBackAsync(RepriceService service, IReadOnlyList<LineFigures> stood)
    {
        var restored = await SaveAsync(() => service.TakeBackAsync(
            sheet.PartId, [.. stood.Select(before => (before, Line(before.Id)?.Figures.Version ?? before.Version))]));
        TakeAll(restored.Value?.Lines ?? []);
        return restored.Value is { Left: [var first, ..] left }
            ? first.Why with { Message = Words.Format(PlanningText.LinesLeft, string.Join(", ", left.Select(l => Line(l.LineId)?.Name).OfType<string>()), first.Why.Message) }
            : restored.Error;
    }

    /// <summary>Shows the figures of many lines at once.</summary>
    private void TakeAll(IReadOnlyList<LineFigures> figures)
    {
        foreach (var figure in figures)
        {
            if (Line(figure.Id) is { } line)
            {
                edited.Add(figure.Id);
                lines.Put(line with { Figures = figure });
            }
        }

        RowsChanged?.Invoke(this, EventArgs.Empty);
    }
}
