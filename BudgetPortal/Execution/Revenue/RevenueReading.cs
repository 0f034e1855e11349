using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Revenue;

/// <summary>The one place that reckons what revenue is short of its plan.</summary>
internal static class RevenueReading
{
    /// <summary>Parts with lines of revenue budgets that are active, or expired and not closed.</summary>
    public static IQueryable<CostCenterBudget> RevenueParts(this PortalDbContext db, IQueryable<CostCenterBudget> parts) => parts.Where(p =>
        p.State != PartState.Withdrawn && db.Set<BudgetLine>().Any(l => l.PartId == p.Id)
        && db.Set<Budget>().Any(b =>
            b.Id == p.BudgetId && b.Type == BudgetType.Revenue && (b.State == BudgetState.Active || b.State == BudgetState.Expired)));

    /// <summary>Those that the context's actor may see: all with <see cref="ExecutionPermissions.ReadAll"/>, else of the parts that they may see.</summary>
    public static async Task<IQueryable<CostCenterBudget>> VisibleRevenueAsync(this PortalDbContext db, CancellationToken cancellation = default) =>
        db.RevenueParts(await db.RefuseAsync(ExecutionPermissions.ReadAll, cancellation) is null
            ? db.Set<CostCenterBudget>().AsNoTracking()
            : await db.VisiblePartsAsync(cancellation));

    /// <summary>The latest budget first, then by code. Three queries, however many there are.</summary>
    public static async Task<IReadOnlyList<PartRevenue>> RevenueAsync(
        this PortalDbContext db, IQueryable<CostCenterBudget> parts, DateOnly today, CancellationToken cancellation = default)
    {
        var found = await (
            from part in parts
            join budget in db.Set<Budget>().AsNoTracking() on part.BudgetId equals budget.Id
            join center in db.Set<CostCenter>() on part.CostCenterId equals center.Id
            join set in db.Set<BudgetControl>().AsNoTracking() on budget.Id equals set.BudgetId into controls
            from control in controls.DefaultIfEmpty()
            select new { part.Id, Budget = budget, CenterId = center.Id, center.Code, center.Name, Control = control }).ToListAsync(cancellation);
        var lines = (await LinesAsync(db, parts, today, cancellation)).ToLookup(l => l.PartId);
        return
        [
            .. found.OrderByDescending(p => p.Budget.ActiveDate).ThenBy(p => p.Budget.Name, StringComparer.CurrentCulture).ThenBy(p => p.Code, StringComparer.Ordinal)
                .Select(p => new PartRevenue(
                    p.Id, p.Budget.Id, p.Budget.Name, p.Budget.Currency, p.Budget.ActiveDate, p.Budget.ExpireDate, p.CenterId, p.Code, p.Name,
                    PartRevenue.Ended(p.Budget, today), today > p.Budget.ExpireDate,
                    lines[p.Id].Select(l => l.Of(PartRevenue.Ended(p.Budget, today))).Aggregate(RevenueFigures.None, (sum, line) => sum + line),
                    RevenueControl.Of(p.Control))),
        ];
    }

    /// <summary>The lines of some parts with what was posted up to a day. Two queries.</summary>
    public static async Task<IReadOnlyList<PostedLine>> LinesAsync(
        PortalDbContext db, IQueryable<CostCenterBudget> parts, DateOnly today, CancellationToken cancellation)
    {
        var own = db.Set<BudgetLine>().Where(l => parts.Any(p => p.Id == l.PartId));
        var posted = await db.Set<RevenuePosting>().Where(p => p.Date <= today && own.Any(l => l.Id == p.BudgetLineId))
            .GroupBy(p => p.BudgetLineId).Select(g => new { g.Key, Sum = g.Sum(p => p.Amount) }).ToDictionaryAsync(g => g.Key, g => g.Sum, cancellation);
        var lines = await own.Select(l => new { l.Id, l.PartId, l.ProductId, l.Amount, l.MonthAmounts }).ToListAsync(cancellation);
        return lines.ConvertAll(l => new PostedLine(l.Id, l.PartId, l.ProductId, l.Amount, l.MonthAmounts, posted.GetValueOrDefault(l.Id)));
    }
}

/// <param name="Months">Amounts of the budget's months.</param>
/// <param name="Actual">Posted by now.</param>
internal sealed record PostedLine(Guid Id, Guid PartId, Guid? ProductId, decimal Planned, decimal[] Months, decimal Actual)
{
    public RevenueFigures Of(int monthsEnded) => new(Months.Take(monthsEnded).Sum(), Planned, Actual);
}
