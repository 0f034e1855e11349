using BudgetPortal.Planning.Exchange;
using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Components;

/// <summary>Fills cells with the value of another one, and copies lines.</summary>
public sealed partial class SheetSession
{
    private Guid? menuOf;

    /// <summary>Somebody opens the menu of a line.</summary>
    public event EventHandler? MenuAsked;

    /// <summary>The line whose menu was opened last.</summary>
    public SheetLine? MenuLine => menuOf is { } id ? Line(id) : null;

    public void AskMenu(Guid lineId)
    {
        menuOf = lineId;
        MenuAsked?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Gives lines what another one says in a column, all of them or none.</summary>
    /// <param name="column">Null for the months.</param>
    /// <param name="seen">What its cell shows; when that could not be saved, nothing is filled. Null does not look.</param>
    /// <returns>How many lines say something else now, or why none does.</returns>
    public Task<Result<int>> FillAsync(SheetColumn? column, Guid from, IReadOnlyList<Guid> to, string? seen = null) => turns.RunAsync<Result<int>>(async () =>
    {
        if (Line(from) is not { } source)
        {
            return new Error("planning.line_gone", PlanningText.LineGone);
        }

        if (seen is not null && column is not null && !column.Says(source.Figures, seen))
        {
            return new Error("planning.cell_unsaved", PlanningText.UnsavedCell);
        }

        var targets = to.Where(id => id != from).Select(Line).OfType<SheetLine>().Select(l => l.Figures).ToList();
        var steps = targets.ConvertAll(l => FillStep(column, source.Figures, l)).OfType<LineStep>().ToList();
        if (steps.Count == 0)
        {
            return 0;
        }

        var back = steps.ConvertAll(Opposite);
        var error = await EditAsync(steps);
        if (error is not null)
        {
            return error;
        }

        Did(new Step(back));
        return steps.Count;
    });

    /// <summary>Fills a line's value down to the end of its category, as far as the lines are in sight.</summary>
    public Task<Result<int>> FillDownAsync(SheetColumn? column, Guid from) =>
        FillAsync(column, from, [.. InSightFrom(from).TakeWhile(id => Line(id)?.Category == Line(from)?.Category)]);

    /// <summary>Enters a line again below it, with everything it says.</summary>
    /// <returns>The new line.</returns>
    public Task<Result<Guid>> CopyAsync(Guid lineId) => turns.RunAsync<Result<Guid>>(async () =>
    {
        if (Line(lineId) is not { } line)
        {
            return new Error("planning.line_gone", PlanningText.LineGone);
        }

        var copy = line with { Figures = line.Figures with { Id = Guid.CreateVersion7() }, LastYear = line.LastYear is null ? null : 0, Comments = 0, Attachments = 0 };
        lines.Know([copy]);
        if (await EditAsync([new CopyStep(lineId, line.Figures.Version, copy.Figures.Id)]) is { } error)
        {
            return error;
        }

        Did(new Step([new RemoveStep(copy.Figures.Id, Guid.Empty)]));
        return copy.Figures.Id;
    });

    /// <summary>What gives a line the value of another one; null when it says so already, or has no such cell.</summary>
    private static LineStep? FillStep(SheetColumn? column, LineFigures from, LineFigures to)
    {
        var change = new LineChange(to.Id, to.Version);
        if ((to.IsBuiltUp && column != SheetColumn.Justification) || (column == SheetColumn.Price && (from.IsCarried || to.IsCarried)))
        {
            return null;
        }

        if (column is null)
        {
            return to.Spread == from.Spread ? null : new SpreadStep(to.Id, to.Version, from.Spread);
        }

        if (column == SheetColumn.Justification)
        {
            return to.Justification == from.Justification ? null : new ChangeStep(change with { Justification = from.Justification });
        }

        return column == SheetColumn.Quantity
            ? from.IsLumpSum || to.IsLumpSum || to.Quantity == from.Quantity ? null : new ChangeStep(change with { Quantity = from.Quantity })
            : to.UnitPrice == from.UnitPrice ? null : new ChangeStep(change with { UnitPrice = from.UnitPrice, Reason = Reason(from, to) });
    }

    /// <summary>A price by hand goes with its reason; what a lump sum covers stays.</summary>
    private static string? Reason(LineFigures from, LineFigures to) => to.IsLumpSum ? null : from.IsLumpSum ? string.Empty : from.PriceReason;
}
