using BudgetPortal.Planning.Exchange;
using BudgetPortal.Planning.Sheets;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;

namespace BudgetPortal.Planning.Components;

/// <summary>
/// A sheet as one person has it open: its lines, what is hidden, what can be taken back. Rows and totals listen to it, so that an edited
/// cell draws its row, its group and the totals anew and nothing else.
/// </summary>
public sealed partial class SheetSession(EntrySheet sheet, LineService service, SheetEditService edits, SheetQueries queries, TimeProvider time)
{
    private readonly SheetLines lines = new(sheet);
    private readonly Turns turns = new();
    private readonly Dictionary<Guid, List<KeptField>> kept = [];
    private int saving;

    /// <summary>The figures of a line are others now, or saving began or ended: who is concerned draws anew.</summary>
    public event EventHandler<SheetChangedEventArgs>? Changed;

    /// <summary>Rows came or went, or others are shown.</summary>
    public event EventHandler? RowsChanged;

    /// <summary>Somebody wants to see the months of a line.</summary>
    public event EventHandler<SheetChangedEventArgs>? MonthsAsked;

    public EntrySheet Sheet => sheet;

    public bool ReadOnly => sheet.Refusal is not null;

    public IReadOnlyList<SheetLine> Lines => lines.All;

    public bool Saving => saving > 0;

    /// <summary>When something was last saved, in the organization's time; null before.</summary>
    public DateTimeOffset? SavedAt { get; private set; }

    public SheetSums Sums => lines.Sums;

    public decimal Total => Sums.Lines.Total;

    /// <summary>How far the total is from the target; null without one.</summary>
    public TargetDistance? Distance => TargetDistance.Of(sheet.Target, Total, sheet.Type);

    /// <summary>The line as it stands; null when it is gone.</summary>
    public SheetLine? Line(Guid id) => lines.Find(id);

    public void AskMonths(Guid lineId)
    {
        if (Line(lineId) is { } line)
        {
            MonthsAsked?.Invoke(this, new SheetChangedEventArgs(line));
        }
    }

    /// <summary>Saves a change to the figures that the user sees; on success it can be taken back.</summary>
    /// <remarks>Two cells of a line save one after the other: the second one builds on what the first one made.</remarks>
    public Task<Result<LineFigures>> ChangeAsync(LineChange change) => turns.RunAsync(() => SaveAsync(change, Line(change.LineId)));

    public Task<Result<LineFigures>> RemoveAsync(SheetLine line) => turns.RunAsync(async () =>
    {
        var removed = await SaveAsync(() => service.RemoveAsync(line.Figures.Id, Line(line.Figures.Id)?.Figures.Version ?? line.Figures.Version));
        if (removed.Succeeded)
        {
            Did(new Step([new RestoreStep(line.CodeId, Line(line.Figures.Id)?.Figures ?? line.Figures, Guid.Empty)]));
            lines.Remove(line.Figures.Id);
            RowsChanged?.Invoke(this, EventArgs.Empty);
        }

        return removed;
    });

    /// <summary>Reads what somebody else made of a line; a line that is gone leaves the sheet.</summary>
    public async Task<LineFigures?> ReadAsync(Guid lineId) => await queries.LineAsync(lineId);

    /// <summary>Shows figures that were read, in the place of those the user saw. What the user did to the line before is past: taking it back would undo the other's.</summary>
    public void Take(Guid lineId, LineFigures? figures)
    {
        if (Line(lineId) is not { } line)
        {
            return;
        }

        Forget(lineId);
        if (figures is null)
        {
            lines.Remove(lineId);
            RowsChanged?.Invoke(this, EventArgs.Empty);
            return;
        }

        Put(line with { Figures = figures });
    }

    /// <summary>Hands what was typed on an earlier visit to the rows of its lines.</summary>
    /// <param name="fields">Named <c>line:column</c>.</param>
    public void PutBack(IEnumerable<KeptField> fields)
    {
        foreach (var line in fields.GroupBy(f => Guid.Parse(f.Field.Split(':')[0])))
        {
            kept[line.Key] = [.. line];
            if (Line(line.Key) is { } there)
            {
                Changed?.Invoke(this, new SheetChangedEventArgs(there));
            }
        }
    }

    /// <summary>Whether something that could not be saved is out of sight.</summary>
    public bool HasKept => kept.Keys.Any(id => Line(id) is not null);

    /// <summary>Remembers what could not be saved in a line that goes out of sight.</summary>
    public void Keep(Guid lineId, KeptField field)
    {
        if (!kept.TryGetValue(lineId, out var fields))
        {
            kept[lineId] = fields = [];
        }

        fields.Add(field);
    }

    /// <summary>What is to be put back in a line; asked once.</summary>
    public IReadOnlyList<KeptField> TakeKept(Guid lineId) => kept.Remove(lineId, out var fields) ? fields : [];

    private async Task<Result<LineFigures>> SaveAsync(LineChange change, SheetLine? before)
    {
        var saved = await SaveAsync(() => service.ChangeAsync(change with { Version = before?.Figures.Version ?? change.Version }));
        if (saved.Succeeded && before is not null && saved.Value.Version != before.Figures.Version)
        {
            Did(new Step([new RestoreStep(before.CodeId, before.Figures, before.Figures.Version)], Kind(change)));
            Put(before with { Figures = saved.Value });
        }

        return saved;
    }

    private async Task<TResult> SaveAsync<TResult>(Func<Task<TResult>> operation)
        where TResult : Result
    {
        saving++;
        Changed?.Invoke(this, SheetChangedEventArgs.Saving);
        try
        {
            var result = await operation();
            SavedAt = result.Succeeded ? TimeZoneInfo.ConvertTime(time.GetUtcNow(), sheet.TimeZone) : SavedAt;
            return result;
        }
        finally
        {
            saving--;
            Changed?.Invoke(this, SheetChangedEventArgs.Saving);
        }
    }

    private void Put(SheetLine line)
    {
        edited.Add(line.Figures.Id);
        if (lines.Put(line))
        {
            RowsChanged?.Invoke(this, EventArgs.Empty);
        }
        else
        {
            Changed?.Invoke(this, new SheetChangedEventArgs(line));
        }
    }
}

/// <param name="line">The line whose figures are others now; null when saving began or ended.</param>
public sealed class SheetChangedEventArgs(SheetLine? line) : EventArgs
{
    internal static readonly SheetChangedEventArgs Saving = new(null);

    public SheetLine? Line => line;
}
