using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>
/// Brings lines to the prices that the portal proposes today. It shows old and new first and changes only what was shown: a line that
/// somebody changed meanwhile, or whose price is another one by now, is left alone and named. A lump sum
/// has no price. However many lines, the same number of queries.
/// </summary>
public sealed class RepriceService(PortalDb portalDb)
{
    /// <summary>What lines cost, and what they would cost today.</summary>
    /// <param name="lineIds">Null for the whole sheet.</param>
    public async Task<Result<RepricePreview>> PreviewAsync(
        Guid partId, IReadOnlyCollection<Guid>? lineIds = null, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var desk = await db.EntryDeskAsync(partId, cancellation);
        if (!desk.Succeeded)
        {
            return Result<RepricePreview>.Failed(desk.Errors);
        }

        var budget = desk.Value.Budget;
        var lines = await LinesAsync(db, budget, db.Set<BudgetLine>().AsNoTracking().Where(l => l.PartId == partId), lineIds, cancellation);
        var prices = await PricesAsync(db, desk.Value, lines, cancellation);
        return new RepricePreview(budget.Currency, budget.Type, desk.Value.Today, [.. lines.Select(line =>
        {
            var offer = prices.Offer(line.Code);
            return new RepriceRow(LineFigures.Of(line.Line), line.Code, offer, offer.Price?.AmountOf(line.Line.Quantity, budget.Currency));
        })]);
    }

    /// <summary>Gives lines the prices that were shown, all in one transaction.</summary>
    public Task<Result<Repriced>> ApplyAsync(Guid partId, IReadOnlyCollection<RepriceChoice> chosen) => RunAsync(
        partId,
        chosen.ToDictionary(c => c.LineId, c => c.Version),
        async (db, desk, lines) =>
        {
            var (prices, shown) = (await PricesAsync(db, desk, lines), chosen.ToDictionary(c => c.LineId, c => c.Price));
            return line => prices.Offer(line.Code).Price is { } price && price.IsSameAs(shown[line.Line.Id])
                ? LineFigures.Of(line.Line).ToEntry() with { Price = price }
                : new Error("planning.price_moved", PlanningText.PriceMoved);
        });

    /// <summary>Takes a repricing back: the lines get the prices that they had, whatever else was entered since.</summary>
    /// <param name="lines">The lines before, each with its version now.</param>
    public Task<Result<Repriced>> TakeBackAsync(Guid partId, IReadOnlyCollection<(LineFigures Before, Guid Version)> lines) => RunAsync(
        partId,
        lines.ToDictionary(l => l.Before.Id, l => l.Version),
        (_, _, _) =>
        {
            var before = lines.ToDictionary(l => l.Before.Id, l => l.Before);
            return Task.FromResult<Func<CodedLine, Result<LineEntry>>>(
                line => LineFigures.Of(line.Line).ToEntry() with { Price = before[line.Line.Id].Price });
        });

    /// <param name="seen">Versions by line.</param>
    /// <param name="prepare">Gives what becomes of each line, or why it is left.</param>
    private Task<Result<Repriced>> RunAsync(
        Guid partId, Dictionary<Guid, Guid> seen,
        Func<PortalDbContext, EntryDesk, IReadOnlyList<CodedLine>, Task<Func<CodedLine, Result<LineEntry>>>> prepare) =>
        portalDb.RunAsync(
            async db =>
            {
                var desk = await db.EntryDeskAsync(partId);
                return desk.Succeeded
                    ? await ChangeAsync(db, desk.Value, seen, prepare)
                    : Result<Repriced>.Failed(desk.Errors);
            },
            conflict => (Result<Repriced>)conflict);

    private static async Task<Result<Repriced>> ChangeAsync(
        PortalDbContext db, EntryDesk desk, Dictionary<Guid, Guid> seen,
        Func<PortalDbContext, EntryDesk, IReadOnlyList<CodedLine>, Task<Func<CodedLine, Result<LineEntry>>>> prepare)
    {
        var found = await LinesAsync(db, desk.Budget, db.Set<BudgetLine>().Where(l => l.PartId == desk.Part.Id), seen.Keys, default);
        var gone = seen.Keys.Except(found.Select(l => l.Line.Id)).Select(id => new RepriceLeft(id, new Error("planning.line_gone", PlanningText.LineGone)));
        List<RepriceLeft> left = [.. gone, .. await OvertakenAsync(db, found.Where(l => l.Line.Version != seen[l.Line.Id]))];
        var entryOf = await prepare(db, desk, found);
        var now = db.Time.GetUtcNow();
        var changed = new List<BudgetLine>();
        foreach (var line in found.Where(l => l.Line.Version == seen[l.Line.Id]))
        {
            var entry = entryOf(line);
            var result = entry.Succeeded ? line.Line.Change(desk.Budget, entry.Value, desk.UserId, now) : entry;
            if (result.Error is { } why)
            {
                left.Add(new RepriceLeft(line.Line.Id, why));
                continue;
            }

            changed.Add(line.Line);
        }

        if (await TargetControlRule.RefuseLinesAsync(db, desk.Budget, desk.Part, field: null) is { } beyond)
        {
            return beyond;
        }

        if (changed.Count > 0)
        {
            desk.Part.Entered(desk.UserId, now);
            await db.SaveChangesAsync();
        }

        return new Repriced([.. changed.Select(LineFigures.Of)], left);
    }

    private static Task<PriceBook> PricesAsync(
        PortalDbContext db, EntryDesk desk, IReadOnlyList<CodedLine> lines, CancellationToken cancellation = default) =>
        PriceBook.LoadAsync(db, desk, [.. lines.Select(l => l.Code.Id).Distinct()], cancellation);

    private static async Task<List<CodedLine>> LinesAsync(
        PortalDbContext db, Budget budget, IQueryable<BudgetLine> lines, IReadOnlyCollection<Guid>? ids, CancellationToken cancellation)
    {
        var found = await (
            from line in ids is null ? lines : lines.Where(l => ids.Contains(l.Id))
            where !line.IsLumpSum
            join code in db.CodesOf(budget.Type) on (line.ItemId ?? line.ProductId) equals code.Id
            orderby code.Category, code.Code, line.Id
            select new { Line = line, Code = code }).ToListAsync(cancellation);
        return found.ConvertAll(l => new CodedLine(l.Line, l.Code));
    }

    private static async Task<IEnumerable<RepriceLeft>> OvertakenAsync(PortalDbContext db, IEnumerable<CodedLine> lines)
    {
        var others = lines.Select(l => (l.Line.Id, l.Line.ChangedById)).ToList();
        if (others.Count == 0)
        {
            return [];
        }

        var people = others.Select(o => o.ChangedById).Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName);
        return others.Select(o => new RepriceLeft(
            o.Id, new Error("planning.line_conflict", Words.Format(PlanningText.LineConflict, names[o.ChangedById]))));
    }

    private sealed record CodedLine(BudgetLine Line, BudgetCode Code);
}
