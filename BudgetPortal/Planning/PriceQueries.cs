using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>An item with its proposed price and what was paid before.</summary>
/// <param name="History">Oldest first, at most 8 orders of the last 24 months, in the budget's currency.</param>
public sealed record PricedCode(BudgetCode Code, PriceOffer Offer, IReadOnlyList<PastPrice> History, DateOnly Today);

/// <param name="UnitPrice">Per the item's own unit in the budget's currency, 4 decimals.</param>
public sealed record PastPrice(DateOnly Date, decimal UnitPrice, string OrderNumber, string Supplier);

/// <summary>Finds what can be entered into a budget, and what it costs.</summary>
public sealed class PriceQueries(PortalDb portalDb)
{
    /// <summary>Items that a search returns at the most.</summary>
    public const int MostFound = 20;

    /// <summary>Searches items, or products for a revenue budget, by code and name; a constant number of queries.</summary>
    /// <param name="partId">The sheet in which they may stand already.</param>
    /// <param name="text">Words that must all occur; empty finds everything.</param>
    public async Task<Result<FoundCodes>> SearchAsync(Guid partId, string text, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var desk = await db.EntryDeskAsync(partId, cancellation);
        if (!desk.Succeeded)
        {
            return Result<FoundCodes>.Failed(desk.Errors);
        }

        var all = db.CodesOf(desk.Value.Budget.Type).AsNoTracking().Where(c => c.IsActive);
        var matching = CodeSearch.Matching(all, text);
        var found = await CodeSearch.ByRelevance(matching, text).Take(MostFound)
            .Select(c => new { Code = c, Entered = db.Set<BudgetLine>().Any(l => l.PartId == partId && (l.ItemId == c.Id || l.ProductId == c.Id)) })
            .ToListAsync(cancellation);
        var counts = new { Matching = await matching.CountAsync(cancellation), Total = await all.CountAsync(cancellation) };

        var prices = await PriceBook.LoadLastAsync(db, desk.Value, [.. found.Select(f => f.Code.Id)], cancellation);
        var codes = found.Select(f => new FoundCode(f.Code, f.Entered, prices.Offer(f.Code)));
        return new FoundCodes([.. codes], counts.Matching, counts.Total);
    }

    /// <summary>An item's proposed price and its history, for a part into which the user may enter.</summary>
    public async Task<Result<PricedCode>> PriceAsync(Guid partId, Guid codeId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var desk = await db.EntryDeskAsync(partId, cancellation);
        if (!desk.Succeeded)
        {
            return Result<PricedCode>.Failed(desk.Errors);
        }

        return await PriceAsync(db, desk.Value, codeId, cancellation) is { } priced ? priced : UnknownCode();
    }

    /// <summary>Null when the item is unknown or no longer active.</summary>
    internal static async Task<PricedCode?> PriceAsync(PortalDbContext db, EntryDesk desk, Guid codeId, CancellationToken cancellation = default)
    {
        var code = await db.CodesOf(desk.Budget.Type).AsNoTracking().SingleOrDefaultAsync(c => c.Id == codeId && c.IsActive, cancellation);
        if (code is null)
        {
            return null;
        }

        var prices = await PriceBook.LoadAsync(db, desk, [codeId], cancellation);
        return new PricedCode(code, prices.Offer(code), prices.History(codeId), desk.Today);
    }

    internal static Error UnknownCode() => new("planning.item_unknown", PlanningText.ItemUnknown, "Item");
}
