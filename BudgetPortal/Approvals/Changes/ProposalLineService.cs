using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Planning.Details;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals.Changes;

/// <summary>What somebody types into a line of a draft; null leaves it.</summary>
/// <param name="LineId">The line in force, or one that the draft adds.</param>
/// <param name="UnitPrice">In the budget's currency. Another one than in force counts as set by hand.</param>
/// <param name="Reason">Why the price is another; the proposal's reason when empty.</param>
/// <param name="Spread">Typed months set the quantity, of a lump sum the amount.</param>
/// <param name="BuildUp">Rows that make quantity, price and months; without any, the line has figures of its own again.</param>
/// <param name="Seen">Of <see cref="ProposalLineQueries"/>, for rows and months, which are typed over more than a moment.</param>
public sealed record ProposedFigures(
    Guid LineId, decimal? Quantity = null, decimal? UnitPrice = null, string? Reason = null, string? Justification = null, SpreadChoice? Spread = null,
    BuildUp? BuildUp = null, Guid? Seen = null);

/// <summary>A line that a draft adds.</summary>
/// <param name="Id">Made by who asks, so that a double click adds once.</param>
/// <param name="CodeId">An item, or a product for a revenue budget.</param>
public sealed record ProposedLine(Guid Id, Guid CodeId, decimal Quantity, decimal UnitPrice, string Justification = "");

/// <summary>Writes the lines of a revision in draft: only what differs from what is in force is kept.</summary>
public sealed class ProposalLineService(PortalDb portalDb)
{
    /// <summary>Other figures, rows or months for a line; those that are in force leave it as it is.</summary>
    public Task<Result> ChangeAsync(Guid changeId, ProposedFigures figures) => OnAsync(changeId, async (db, budget, change) =>
    {
        var line = await InForceAsync(db, change, figures.LineId);
        var proposed = change.Lines.SingleOrDefault(l => l.LineId == figures.LineId && l.Kind != ChangeLineKind.Removed);
        if (line is null && proposed is not { Kind: ChangeLineKind.Added })
        {
            return new Error("planning.line_gone", PlanningText.LineGone);
        }

        if (figures.Seen is { } seen && RefuseUnseen(line, proposed, seen) is { } moved)
        {
            return moved;
        }

        var current = proposed?.Becomes(budget, line) ?? line!;
        var spread = await LineSpreading.ChooseAsync(db, figures.Spread, current.Value?.Spread ?? LineSpread.Even);
        if (current.Errors.Concat(spread.Errors).ToList() is { Count: > 0 } errors)
        {
            return Result.Failed(errors);
        }

        var before = line is null ? null : LineFigures.Of(line).ToEntry();
        var entry = Typed(LineFigures.Of(current.Value!), before, figures, spread.Value!, change);
        if (figures.BuildUp is null && current.Value!.RefuseFigures(entry) is { } builtUp)
        {
            return builtUp;
        }

        return line is null ? Put(db, change, ChangeLine.Add(budget, change, proposed!.PartId, proposed.LineId, proposed.CodeId, entry))
            : line.With(budget, entry) is { Succeeded: true } becomes && LineFigures.Of(becomes.Value).ToEntry() == before ? Drop(db, change, line.Id)
            : Put(db, change, ChangeLine.Of(budget, change, line, entry));
    });

    /// <summary>Adds a line; adding the same one again changes nothing and succeeds.</summary>
    public Task<Result> AddAsync(Guid changeId, ProposedLine line) => OnAsync(changeId, async (db, budget, change) =>
    {
        if (change.Lines.Any(l => l.LineId == line.Id))
        {
            return Result.Success;
        }

        if (!await db.CodesOf(budget.Type).AnyAsync(c => c.Id == line.CodeId && c.IsActive))
        {
            return new Error("planning.item_unknown", PlanningText.ItemUnknown, "Item");
        }

        var entry = new LineEntry(line.Quantity, new LinePrice(line.UnitPrice, PriceSource.Manual, Reason: change.Reason), line.Justification);
        return Put(db, change, ChangeLine.Add(budget, change, change.Parts.Single().PartId, line.Id, line.CodeId, entry));
    });

    /// <summary>Proposes that a line falls away; one that the draft added is no longer added.</summary>
    public Task<Result> RemoveAsync(Guid changeId, Guid lineId) => OnAsync(changeId, async (db, _, change) =>
        await InForceAsync(db, change, lineId) is { } line
            ? Put(db, change, ChangeLine.Remove(change, line))
            : Drop(db, change, lineId));

    /// <summary>Leaves a line as it is in force.</summary>
    public Task<Result> LeaveAsync(Guid changeId, Guid lineId) => OnAsync(changeId, (db, _, change) => Task.FromResult(Drop(db, change, lineId)));

    /// <summary>Takes the figures that are in force by now as the basis; what is proposed stays. What no longer exists is left out.</summary>
    public Task<Result> RebaseAsync(Guid changeId) => OnAsync(changeId, async (db, budget, change) =>
    {
        foreach (var proposed in change.Lines.Where(l => l.Kind is ChangeLineKind.Changed or ChangeLineKind.Removed).ToList())
        {
            var line = await InForceAsync(db, change, proposed.LineId);
            var rebased = line is null ? Drop(db, change, proposed.LineId)
                : proposed.Kind == ChangeLineKind.Removed ? Put(db, change, ChangeLine.Remove(change, line))
                : Put(db, change, ChangeLine.Of(budget, change, line, EntryOn(line, proposed)));
            if (!rebased.Succeeded)
            {
                return rebased;
            }
        }

        return Result.Success;
    });

    /// <summary>What was proposed, on other figures in force; where it left the rows, those that are in force by now stay.</summary>
    private static LineEntry EntryOn(BudgetLine line, ChangeLine proposed) => proposed is { BuildUp: null, BuildUpBefore: not null }
        ? LineFigures.Of(line).ToEntry() with { Justification = proposed.Justification }
        : proposed.Entry;

    /// <param name="current">The line as the draft makes it so far.</param>
    /// <param name="inForce">Null for an added line.</param>
    /// <param name="spread">What <see cref="ProposedFigures.Spread"/> chose.</param>
    private static LineEntry Typed(LineFigures current, LineEntry? inForce, ProposedFigures figures, LineSpread spread, BudgetChange change)
    {
        if (figures.BuildUp is { } rows)
        {
            return rows == inForce?.BuildUp ? inForce with { Justification = current.Justification } : current.ToEntry(rows);
        }

        var entry = current.ToEntry();
        var price = figures.UnitPrice switch
        {
            null => entry.Price,
            { } typed when typed == inForce?.Price.UnitPrice => inForce.Price,
            { } typed when current.IsLumpSum => entry.Price with { UnitPrice = typed },
            { } typed => new LinePrice(typed, PriceSource.Manual, Reason: change.Reason),
        };
        if (figures.Reason is { } reason && price.Source == PriceSource.Manual)
        {
            price = price with { Reason = reason.Trim().Length == 0 ? change.Reason : reason.Trim() };
        }

        return (entry with
        {
            Quantity = figures.Quantity ?? entry.Quantity, Price = price, Justification = figures.Justification?.Trim() ?? entry.Justification,
        }).Spread(figures.Spread, spread);
    }

    /// <summary>Whether somebody wrote on the line, or approved another proposal for it, since it was read.</summary>
    private static Error? RefuseUnseen(BudgetLine? line, ChangeLine? proposed, Guid seen) =>
        proposed is not null && ChangeSwap.Overtaken(proposed, line) ? new Error("changes.line_overtaken", ChangesText.LineOvertaken)
        : ProposalLineQueries.Stamp(line, proposed) != seen ? new Error("planning.line_conflict", ChangesText.LineChangedMeanwhile)
        : null;

    private static Task<BudgetLine?> InForceAsync(PortalDbContext db, BudgetChange change, Guid lineId)
    {
        var ids = change.Parts.Select(p => p.PartId).ToList();
        return db.Set<BudgetLine>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == lineId && ids.Contains(l.PartId));
    }

    private static Result<ChangeLine> Put(PortalDbContext db, BudgetChange change, Result<ChangeLine> line)
    {
        if (line.Succeeded)
        {
            db.RemoveRange(change.Lines.Where(l => l.LineId == line.Value.LineId));
            change.Put(line.Value, db.Actor.UserId!.Value);
            db.Add(line.Value);
        }

        return line;
    }

    private static Result Drop(PortalDbContext db, BudgetChange change, Guid lineId)
    {
        db.RemoveRange(change.Lines.Where(l => l.LineId == lineId));
        change.Drop(lineId, db.Actor.UserId!.Value);
        return Result.Success;
    }

    private Task<Result> OnAsync(Guid changeId, Func<PortalDbContext, Budget, BudgetChange, Task<Result>> operation) => portalDb.RunAsync(
        async db =>
        {
            if (await ChangeAccess.LoadAsync(db, changeId) is not { } change || !await ChangeAccess.MayWriteAsync(db, change))
            {
                return ChangeAccess.NotFound();
            }

            var budget = await db.Set<Budget>().AsNoTracking().SingleAsync(b => b.Id == change.BudgetId);
            if (change.MayEdit(budget) is { Succeeded: false } refusal)
            {
                return refusal;
            }

            if (change.Kind == ChangeKind.Transfer)
            {
                return new Error("changes.transfer_fixed", ChangesText.TransferFixed);
            }

            var result = await operation(db, budget, change);
            if (result.Succeeded)
            {
                await db.SaveChangesAsync();
            }

            return result;
        },
        conflict => (Result)conflict);
}
