using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>What the list of budgets shows.</summary>
/// <param name="Decided">Parts that are approved or have no budget, of those that the reader sees.</param>
/// <param name="Total">Sum of the lines that the reader sees, in the budget's currency.</param>
public sealed record BudgetRow(
    Guid Id, string Name, BudgetType Type, string Period, BudgetState State, bool IsSupplementary, DateOnly EntryStart, DateOnly EntryEnd,
    DateOnly ActiveDate, DateOnly ExpireDate, string Currency, int Parts, int Decided, int Lines, decimal Total);

/// <summary>What narrows the list; null stands for all.</summary>
public sealed record BudgetFilter(string Text = "", BudgetType? Type = null, BudgetState? State = null);

/// <summary>Reads the list of budgets.</summary>
public sealed class BudgetListQueries(PortalDb portalDb)
{
    /// <summary>Most rows that the list shows.</summary>
    public const int Most = 200;

    /// <summary>Budgets with at least one part that the current user may see, the latest active date first.</summary>
    public async Task<IReadOnlyList<BudgetRow>> ListAsync(BudgetFilter filter, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var visible = await db.VisiblePartsAsync(cancellation);
        var text = filter.Text.Trim().ToUpperInvariant();
        var rows =
            from budget in db.Set<Budget>().AsNoTracking()
            join period in db.Set<BudgetPeriod>() on budget.PeriodId equals period.Id
            let parts = visible.Where(p => p.BudgetId == budget.Id)
            let lines = db.Set<BudgetLine>().Where(l => parts.Any(p => p.Id == l.PartId))
            where parts.Any()
                && (filter.Type == null || budget.Type == filter.Type)
                && (filter.State == null || budget.State == filter.State)
                && (text == string.Empty || budget.Name.ToUpper().Contains(text))
            orderby budget.ActiveDate descending, budget.Id descending
            select new BudgetRow(
                budget.Id, budget.Name, budget.Type, period.Name, budget.State, budget.IsSupplementary, budget.EntryStart, budget.EntryEnd,
                budget.ActiveDate, budget.ExpireDate, budget.Currency, parts.Count(),
                parts.Count(p => p.State == PartState.Approved || p.State == PartState.NoBudget), lines.Count(), lines.Sum(l => l.Amount));
        return await rows.Take(Most).ToListAsync(cancellation);
    }

    /// <summary>Whether the current user may declare budgets.</summary>
    public async Task<bool> MayDeclareAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        return await db.RefuseAsync(PlanningPermissions.DeclareBudget, cancellation) is null;
    }
}
