using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Search;

/// <summary>
/// Cost centers by code and name: one's own, those of which one sees a part, and all for who manages them. A hit leads to the lines: to
/// one's own sheet while the budget is on its way, else to the budget; without a part to the list of cost centers or to Budget Entry.
/// </summary>
internal sealed class CostCenterSearch(PortalDb portalDb) : ISearchSource
{
    public string Group => PlanningText.CostCenters;

    public int Order => 20;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchText text, int most, CancellationToken cancellation)
    {
        await using var db = portalDb.Open();
        var rights = await db.PermissionsAsync(cancellation);
        var (enters, manages) = (rights.Contains(PlanningPermissions.EnterLines), rights.Contains(OrganizationsPermissions.ManageCostCenters));
        var visible = await db.VisiblePartsAsync(cancellation);
        var own = db.CostCentersOf(enters ? db.Actor.UserId ?? Guid.Empty : Guid.Empty);
        var ids = await db.Set<CostCenter>()
            .Where(c => manages || own.Any(o => o.Id == c.Id) || visible.Any(p => p.CostCenterId == c.Id))
            .Select(c => new SearchRow { Id = c.Id, Code = c.Code, Name = c.Name, Also = string.Empty, Date = null })
            .BestAsync(text, most, cancellation);
        var centers = await db.Set<CostCenter>().Where(c => ids.Contains(c.Id))
            .Select(c => new { c.Id, c.Code, c.Name, IsOwn = own.Any(o => o.Id == c.Id) }).ToListAsync(cancellation);
        var parts = (await (
            from part in visible
            join budget in db.Set<Budget>() on part.BudgetId equals budget.Id
            where ids.Contains(part.CostCenterId) && part.State != PartState.Withdrawn
            select new FoundPart(part.CostCenterId, part.State, budget.Id, budget.Name, budget.State, budget.EntryEnd, budget.ActiveDate))
            .ToListAsync(cancellation)).ToLookup(p => p.CostCenterId);
        return [.. centers.OrderBy(c => ids.IndexOf(c.Id)).Select(c => Hit(c.Id, c.Code, c.Name, c.IsOwn, manages, Best(parts[c.Id])))];
    }

    /// <summary>What is in entry and ends first, then what is on its way, then what is in force, then the latest.</summary>
    private static FoundPart? Best(IEnumerable<FoundPart> parts) => parts
        .OrderBy(p => p.BudgetState switch { BudgetState.EntryOpen => 0, < BudgetState.Approved and not BudgetState.Draft => 1, BudgetState.Approved or BudgetState.Active => 2, _ => 3 })
        .ThenBy(p => p.BudgetState == BudgetState.EntryOpen ? p.EntryEnd : default).ThenByDescending(p => p.ActiveDate)
        .FirstOrDefault();

    private static SearchHit Hit(Guid id, string code, string name, bool isOwn, bool manages, FoundPart? part)
    {
        var href = part switch
        {
            null => manages ? $"administration/cost-centers?q={Uri.EscapeDataString(code)}" : "entry",
            { BudgetState: < BudgetState.Approved } when isOwn => $"entry/{part.BudgetId}/{id}",
            _ => $"budgets/{part.BudgetId}?tab=lines&costcenter={id}",
        };
        return new SearchHit(code, name, part?.Budget ?? (manages ? PlanningText.ListOfCostCenters : PlanningText.NoBudgetOfIt), href, "tree", part?.State.Word() ?? string.Empty);
    }

    private sealed record FoundPart(
        Guid CostCenterId, PartState State, Guid BudgetId, string Budget, BudgetState BudgetState, DateOnly EntryEnd, DateOnly ActiveDate);
}
