using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Search;

/// <summary>Budgets of which the current user sees a part, by name and period.</summary>
internal sealed class BudgetSearch(PortalDb portalDb) : ISearchSource
{
    public string Group => PlanningText.Budgets;

    public int Order => 10;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchText text, int most, CancellationToken cancellation)
    {
        await using var db = portalDb.Open();
        var visible = await db.VisiblePartsAsync(cancellation);
        var ids = await (
            from budget in db.Set<Budget>()
            join period in db.Set<BudgetPeriod>() on budget.PeriodId equals period.Id
            where visible.Any(p => p.BudgetId == budget.Id)
            select new SearchRow { Id = budget.Id, Code = string.Empty, Name = budget.Name, Also = period.Name, Date = budget.ActiveDate })
            .BestAsync(text, most, cancellation);
        var budgets = await db.Set<Budget>().AsNoTracking().Where(b => ids.Contains(b.Id)).ToListAsync(cancellation);
        return [.. budgets.OrderBy(b => ids.IndexOf(b.Id)).Select(b => new SearchHit(
            string.Empty, b.Name, Words.Format(PlanningText.FoundBudget, b.Type.Word(), Dates.Range(b.ActiveDate, b.ExpireDate)), $"budgets/{b.Id}", "file-chart",
            b.State.Word()))];
    }
}
