using BudgetPortal.Planning.Exchange;
using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Components;

/// <summary>What was done to the sheet, to be taken back step by step, and done again.</summary>
public sealed partial class SheetSession
{
    private const int MostSteps = 20;

    private readonly List<Step> did = [];
    private readonly List<Step> undone = [];

    public bool CanUndo => did.Count > 0;

    public bool CanRedo => undone.Count > 0;

    /// <summary>Grows when many cells get other values at once, so that also the one with the cursor shows its own.</summary>
    internal int Rewritten { get; private set; }

    /// <summary>The line, and the column where there is one, that was just taken back or done again; null when nothing was.</summary>
    internal (Guid LineId, string? Column)? Touched { get; private set; }

    /// <summary>Takes the last change, removal, copy or filling back.</summary>
    /// <returns>Why it could not be; null when it was.</returns>
    public Task<Error?> UndoAsync() => turns.RunAsync(() => TakeAsync(did.LastOrDefault(), done: true));

    /// <summary>Does again what was taken back last.</summary>
    public Task<Error?> RedoAsync() => turns.RunAsync(() => TakeAsync(undone.LastOrDefault(), done: false));

    /// <summary>What was done last, by which <see cref="UndoAsync(object?)"/> knows it.</summary>
    public object? LastStep => did.LastOrDefault();

    /// <summary>Takes this one step back, whatever was done after it; nothing happens when it was already.</summary>
    public Task<Error?> UndoAsync(object? step) => turns.RunAsync(() => TakeAsync(step as Step, done: true));

    /// <summary>Brings a removed line back; nothing happens when it is back already.</summary>
    public Task<Error?> BringBackAsync(Guid lineId) => turns.RunAsync(() => TakeAsync(
        did.FindLast(s => Line(lineId) is null && s.Back is [RestoreStep { LineId: var id }] && id == lineId), done: true));

    /// <summary>A line was entered elsewhere.</summary>
    public void Entered(Guid lineId)
    {
        if (Line(lineId) is not null)
        {
            Did(new Step([new RemoveStep(lineId, Guid.Empty)]));
        }
    }

    /// <summary>Lines were changed elsewhere, by a file or from last year.</summary>
    /// <param name="back">What takes all of it back; nothing when it was taken back.</param>
    public void Did(IReadOnlyList<LineStep> back)
    {
        if (back.Count > 0)
        {
            Did(new Step(back));
        }
    }

    /// <summary>Goes on where another one stopped that was read earlier: what changed meanwhile is no longer taken back.</summary>
    public void Follow(SheetSession before)
    {
        (Filter, Columns) = (before.Filter, before.Columns);
        folded.UnionWith(before.folded);
        edited.UnionWith(before.edited);
        lines.Know(before.lines);
        did.AddRange(before.did.Where(Holds));

        bool Holds(Step step) => step.Own is null
            && step.Back.All(s => Line(s.LineId)?.Figures.Version == before.Line(s.LineId)?.Figures.Version);
    }

    /// <summary>What is typed into one cell in one go is one step, however often it was saved.</summary>
    private void Did(Step step)
    {
        undone.Clear();
        if (step.Cell is null || did.LastOrDefault() is not { Back: [var last] } before || before.Cell != step.Cell || last.LineId != step.Back[0].LineId)
        {
            Add(did, step);
        }
    }

    private void Add(List<Step> steps, Step step)
    {
        steps.Add(step);
        if (steps.Count > MostSteps)
        {
            steps.RemoveAt(0);
        }

        Changed?.Invoke(this, SheetChangedEventArgs.Saving);
    }

    private void Forget(Guid lineId)
    {
        did.RemoveAll(Concerns);
        undone.RemoveAll(Concerns);

        bool Concerns(Step step) => step.Own is null && step.Back.Any(s => s.LineId == lineId);
    }

    /// <param name="done">Whether it was done, and is taken back; else it was taken back, and is done again.</param>
    private async Task<Error?> TakeAsync(Step? step, bool done)
    {
        var (from, to) = done ? (did, undone) : (undone, did);
        Touched = null;
        if (step is null || !from.Remove(step))
        {
            return null;
        }

        var opposite = step.Back.Select(Opposite).ToList();
        var error = step.Own is { } own ? await own() : await EditAsync([.. step.Back.Select(Stamped)]);
        if (error is null)
        {
            Add(to, new Step(opposite, step.Cell));
            Touched = (step.Back[0].LineId, step.Cell);
        }
        else if (error.Code is "planning.line_conflict" or "planning.line_gone")
        {
            await SeeAsync(step);
        }
        else if (step.Own is null)
        {
            from.Add(step);
        }

        return error;
    }

    /// <summary>Somebody else changed a line of the step: it is shown as it stands, and what came before is past.</summary>
    private async Task SeeAsync(Step step)
    {
        foreach (var line in step.Back.Select(s => Line(s.LineId)).OfType<SheetLine>())
        {
            var now = await ReadAsync(line.Figures.Id);
            if (now?.Version != line.Figures.Version)
            {
                Take(line.Figures.Id, now);
            }
        }
    }

    private LineStep Opposite(LineStep step) => Line(step.LineId) is { } line
        ? new RestoreStep(line.CodeId, line.Figures, line.Figures.Version)
        : new RemoveStep(step.LineId, Guid.Empty);

    /// <summary>Names the version that the user sees now: their own later changes are no conflict.</summary>
    private LineStep Stamped(LineStep step)
    {
        var version = Line(step.LineId)?.Figures.Version ?? Guid.Empty;
        return step switch
        {
            RestoreStep restore => restore with { Version = version },
            RemoveStep remove => remove with { Version = version },
            _ => step,
        };
    }

    /// <summary>Takes steps on several lines together, and shows what came of it.</summary>
    private async Task<Error?> EditAsync(IReadOnlyList<LineStep> steps)
    {
        var saved = await SaveAsync(() => edits.RunAsync(sheet.PartId, steps));
        if (saved.Value is not { } done)
        {
            return saved.Error;
        }

        Rewritten++;
        foreach (var figures in done.Lines)
        {
            edited.Add(figures.Id);
            lines.Put(lines.Known(figures.Id)! with { Figures = figures });
        }

        foreach (var id in done.Removed)
        {
            lines.Remove(id);
        }

        RowsChanged?.Invoke(this, EventArgs.Empty);
        return null;
    }

    private static string Kind(LineChange change) => change.Spread is not null ? nameof(change.Spread)
        : change.Quantity is not null ? SheetColumn.Quantity.Name
        : change.Justification is not null ? SheetColumn.Justification.Name : SheetColumn.Price.Name;

    /// <param name="Back">What takes it back.</param>
    /// <param name="Cell">The one cell that was typed into; null for everything else.</param>
    /// <param name="Own">How it is taken back where that is more than putting lines back.</param>
    private sealed record Step(IReadOnlyList<LineStep> Back, string? Cell = null, Func<Task<Error?>>? Own = null);
}
