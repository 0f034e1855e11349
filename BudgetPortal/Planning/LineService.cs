using BudgetPortal.Data;
using BudgetPortal.Planning.Details;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>Enters, changes and removes lines while entry is open, for people who may enter for the cost center.</summary>
public sealed class LineService(PortalDb portalDb)
{
    /// <summary>Enters a line; entering the same one again changes nothing and succeeds.</summary>
    public Task<Result<LineFigures>> AddAsync(NewLine line) => RunAsync(db => AddAsync(db, line));

    /// <summary>Changes a line. A change that somebody else made meanwhile is refused with <c>planning.line_conflict</c>.</summary>
    public Task<Result<LineFigures>> ChangeAsync(LineChange change) => RunAsync(db => OnLineAsync(db, change.LineId, change.Version, async (desk, line) =>
    {
        var before = LineFigures.Of(line).ToEntry();
        var price = await ChangedPriceAsync(db, desk, line, change, before);
        if (!price.Succeeded)
        {
            return price;
        }

        var spread = await LineSpreading.ChooseAsync(db, change.Spread, line.Spread);
        if (!spread.Succeeded)
        {
            return spread;
        }

        var entry = before.With(change, price.Value, spread.Value);
        return entry == before ? Result.Success : line.Change(desk.Budget, entry, desk.UserId, db.Time.GetUtcNow());
    }));

    /// <summary>Builds a line up from rows, whose sum it becomes; without any, it is a line with figures of its own again.</summary>
    public Task<Result<LineFigures>> BuildUpAsync(Guid lineId, Guid version, BuildUp rows) => RunAsync(db => OnLineAsync(db, lineId, version, (desk, line) =>
        Task.FromResult(rows == line.BuildUp ? Result.Success : line.Change(desk.Budget, LineFigures.Of(line).ToEntry(rows), desk.UserId, db.Time.GetUtcNow()))));

    /// <summary>Removes a line.</summary>
    public Task<Result<LineFigures>> RemoveAsync(Guid lineId, Guid version) => RunAsync(db => OnLineAsync(db, lineId, version, (_, line) =>
    {
        db.Remove(line);
        return Task.FromResult(Result.Success);
    }));

    private static async Task<Result<LineFigures>> AddAsync(PortalDbContext db, NewLine line)
    {
        var desk = await db.EntryDeskAsync(line.PartId);
        if (!desk.Succeeded)
        {
            return Result<LineFigures>.Failed(desk.Errors);
        }

        var entered = await db.Set<BudgetLine>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == line.Id && l.PartId == line.PartId);
        if (entered is not null)
        {
            return LineFigures.Of(entered);
        }

        if (await PriceQueries.PriceAsync(db, desk.Value, line.CodeId) is not { } priced)
        {
            return PriceQueries.UnknownCode();
        }

        var spread = await LineSpreading.ChooseAsync(db, line.Spread, LineSpread.Even);
        var entry = LineEntry.Of(line, LinePricing.OfNew(line, priced.Offer), spread, Currency.Decimals(desk.Value.Budget.Currency));
        return entry.Succeeded
            ? await EnterAsync(db, desk.Value, line.Id, line.CodeId, entry.Value)
            : Result<LineFigures>.Failed(entry.Errors);
    }

    private static async Task<Result<LineFigures>> EnterAsync(PortalDbContext db, EntryDesk desk, Guid id, Guid codeId, LineEntry entry)
    {
        var now = db.Time.GetUtcNow();
        var line = BudgetLine.Enter(desk.Budget, desk.Part, codeId, entry, desk.UserId, now, id);
        if (!line.Succeeded)
        {
            return Result<LineFigures>.Failed(line.Errors);
        }

        db.Add(line.Value);
        if (await TargetControlRule.RefuseLinesAsync(db, desk.Budget, desk.Part, nameof(LineEntry.Quantity)) is { } beyond)
        {
            return beyond;
        }

        desk.Part.Entered(desk.UserId, now);
        await db.SaveChangesAsync();
        return LineFigures.Of(line.Value);
    }

    private static async Task<Result<LinePrice>> ChangedPriceAsync(
        PortalDbContext db, EntryDesk desk, BudgetLine line, LineChange change, LineEntry before) =>
        LinePricing.Changed(before, change, LinePricing.NeedsOffer(before, change)
            ? (await PriceQueries.PriceAsync(db, desk, line.ItemId ?? line.ProductId ?? Guid.Empty))?.Offer
            : null);

    private static async Task<Result<LineFigures>> OnLineAsync(
        PortalDbContext db, Guid lineId, Guid version, Func<EntryDesk, BudgetLine, Task<Result>> operation)
    {
        var line = await db.Set<BudgetLine>().SingleOrDefaultAsync(l => l.Id == lineId);
        if (line is null)
        {
            return new Error("planning.line_gone", PlanningText.LineGone);
        }

        var desk = await db.EntryDeskAsync(line.PartId);
        if (!desk.Succeeded)
        {
            return Result<LineFigures>.Failed(desk.Errors);
        }

        if (line.Version != version)
        {
            var other = await db.Users.AsNoTracking().SingleAsync(u => u.Id == line.ChangedById);
            return new Error("planning.line_conflict", Words.Format(PlanningText.LineConflict, other.DisplayName));
        }

        var result = await operation(desk.Value, line);
        if (!result.Succeeded)
        {
            return Result<LineFigures>.Failed(result.Errors);
        }

        if (await TargetControlRule.RefuseLinesAsync(db, desk.Value.Budget, desk.Value.Part, nameof(LineEntry.Quantity)) is { } beyond)
        {
            return beyond;
        }

        if (db.ChangeTracker.HasChanges())
        {
            desk.Value.Part.Entered(desk.Value.UserId, db.Time.GetUtcNow());
            await db.SaveChangesAsync();
        }

        return LineFigures.Of(line);
    }

    private Task<Result<LineFigures>> RunAsync(Func<PortalDbContext, Task<Result<LineFigures>>> operation) =>
        portalDb.RunAsync(operation, conflict => (Result<LineFigures>)conflict);
}
