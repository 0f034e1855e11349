using BudgetPortal.Data;
using BudgetPortal.Planning.Exchange;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Sheets;

/// <summary>
/// Changes several lines of a sheet at a stroke: fills down, copies, takes back. All of it or nothing, in one transaction, by the rules by
/// which single lines are entered.
/// </summary>
public sealed class SheetEditService(PortalDb portalDb)
{
    /// <summary>Takes the steps. A line that somebody else changed or removed meanwhile refuses all of them, and so does a rule that one breaks.</summary>
    public Task<Result<SheetEdited>> RunAsync(Guid partId, IReadOnlyList<LineStep> steps) => portalDb.RunAsync(
        async db =>
        {
            var desk = await db.EntryDeskAsync(partId);
            return desk.Succeeded ? await RunAsync(db, desk.Value, steps) : Result<SheetEdited>.Failed(desk.Errors);
        },
        conflict => (Result<SheetEdited>)conflict);

    private static async Task<Result<SheetEdited>> RunAsync(PortalDbContext db, EntryDesk desk, IReadOnlyList<LineStep> steps)
    {
        var results = await new LineBatch(db, desk).RunAsync(steps);
        if (results.FirstOrDefault(r => r.Error is not null) is { } refused)
        {
            return await RefusalAsync(db, desk, refused);
        }

        if (await TargetControlRule.RefuseLinesAsync(db, desk.Budget, desk.Part, field: null) is { } beyond)
        {
            return beyond;
        }

        var lines = db.ChangeTracker.Entries<BudgetLine>().ToList();
        var removed = lines.Where(e => e.State == EntityState.Deleted).Select(e => e.Entity.Id).ToList();
        if (lines.Exists(e => e.State != EntityState.Unchanged))
        {
            desk.Part.Entered(desk.UserId, db.Time.GetUtcNow());
            await db.SaveChangesAsync();
        }

        return new SheetEdited([.. lines.Select(e => e.Entity).Where(l => !removed.Contains(l.Id)).Select(LineFigures.Of)], removed);
    }

    /// <summary>The refusal of one line, with its name: the others are not changed either.</summary>
    private static async Task<Error> RefusalAsync(PortalDbContext db, EntryDesk desk, StepResult refused)
    {
        var (error, lineId) = (refused.Error!, refused.Step.LineId);
        var found = await (
            from line in db.Set<BudgetLine>().AsNoTracking()
            join code in db.CodesOf(desk.Budget.Type) on (line.ItemId ?? line.ProductId) equals code.Id
            join user in db.Users on line.ChangedById equals user.Id
            where line.Id == lineId && line.PartId == desk.Part.Id
            select new { code.Name, By = user.DisplayName }).SingleOrDefaultAsync();
        return found is null ? error : error with
        {
            Message = Words.Format(
                SheetsText.NothingChanged, found.Name, error.Code == "planning.line_conflict" ? Words.Format(PlanningText.LineConflict, found.By) : error.Message),
        };
    }
}

/// <summary>What was done.</summary>
/// <param name="Lines">The lines that were concerned and are still there, as they stand now.</param>
public sealed record SheetEdited(IReadOnlyList<LineFigures> Lines, IReadOnlyList<Guid> Removed);
