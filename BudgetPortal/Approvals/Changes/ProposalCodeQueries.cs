using BudgetPortal.Data;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals.Changes;

/// <summary>Finds what a draft can add, with its price.</summary>
public sealed class ProposalCodeQueries(PortalDb portalDb)
{
    /// <summary>Items, or products for a revenue budget, by code and name; none where the user may not write on the draft.</summary>
    public async Task<IReadOnlyList<ProposableCode>> SearchAsync(Guid changeId, string text, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var change = await db.Set<BudgetChange>().AsNoTracking().Include(c => c.Parts).SingleOrDefaultAsync(c => c.Id == changeId, cancellation);
        if (change is null || !await ChangeAccess.MayWriteAsync(db, change, cancellation))
        {
            return [];
        }

        var budget = await db.Set<Budget>().AsNoTracking().SingleAsync(b => b.Id == change.BudgetId, cancellation);
        var partId = change.Parts[0].PartId;
        var part = await db.Set<CostCenterBudget>().AsNoTracking().SingleAsync(p => p.Id == partId, cancellation);
        var organization = await db.OrganizationAsync(cancellation);
        var desk = new EntryDesk(budget, part, organization, db.Time.Today(organization), db.Actor.UserId ?? Guid.Empty);
        var matching = CodeSearch.Matching(db.CodesOf(budget.Type).AsNoTracking().Where(c => c.IsActive), text);
        var found = await CodeSearch.ByRelevance(matching, text).Take(PriceQueries.MostFound).ToListAsync(cancellation);
        var prices = await PriceBook.LoadLastAsync(db, desk, [.. found.Select(c => c.Id)], cancellation);
        return found.ConvertAll(c => new ProposableCode(c, prices.Offer(c).Price?.UnitPrice));
    }
}

/// <param name="UnitPrice">Of the last order or the standard price, in the budget's currency; null without one.</param>
public sealed record ProposableCode(BudgetCode Code, decimal? UnitPrice);
