using System.Globalization;
using BudgetPortal.Data;
using BudgetPortal.Data.Daily;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Delegations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Revenue;

/// <summary>
/// Once a month has ended, tells the owners of cost centers whose revenue is short of its plan, and those who own the budgets. Once a month:
/// days that were missed are made up by one telling, of the last month that has ended.
/// </summary>
internal sealed class ShortfallTask(PortalDb portalDb, BudgetNotices notices) : IDailyTask
{
    public const string Shortfall = "revenue.shortfall";

    private const string Told = "told";

    public string Name => "revenue-shortfall";

    public string Title => RevenueText.ShortfallTask;

    public bool IsHourly => false;

    public string Describe(string what, int count) => Words.Count(count, RevenueText.ShortOne, RevenueText.ShortMany);

    public async Task RunAsync(DayWork work, CancellationToken cancellation)
    {
        var told = await portalDb.RunAsync(db => TellAsync(db, work.Today, cancellation), conflict => conflict);
        if (told.Error is { } error)
        {
            work.Failed(string.Empty, error.Code);
        }
        else
        {
            work.Did(Told, told.Value);
        }
    }

    /// <returns>How many cost centers' parts are short; none when that was told before.</returns>
    private async Task<Result<int>> TellAsync(PortalDbContext db, DateOnly today, CancellationToken cancellation)
    {
        var month = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        if (await db.Set<ShortfallReview>().AnyAsync(r => r.Month == month, cancellation))
        {
            return 0;
        }

        db.Add(new ShortfallReview { Month = month, At = db.Time.GetUtcNow() });

        // A budget that is over was told of when its last month had ended.
        var found = await db.RevenueAsync(db.RevenueParts(db.Set<CostCenterBudget>().AsNoTracking()), today, cancellation);
        var isShort = found.Where(p => p.IsShort && p.LastMonth == month).ToList();
        if (isShort.Count > 0)
        {
            await RaiseAsync(db, isShort, month, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        return isShort.Count;
    }

    private async Task RaiseAsync(PortalDbContext db, List<PartRevenue> isShort, DateOnly month, CancellationToken cancellation)
    {
        var (centerIds, budgetIds) = (isShort.ConvertAll(p => p.CostCenterId), isShort.ConvertAll(p => p.BudgetId));
        var owners = await db.Set<CostCenter>().Where(c => centerIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => new[] { c.OwnerId, c.DeputyOwnerId }, cancellation);
        var active = (await db.ActiveAsync(owners.Values.SelectMany(o => o).OfType<Guid>())).ToHashSet();
        var moduleOwners = await db.Holding(PlanningPermissions.FinalDecision).Select(u => u.Id).ToListAsync(cancellation);
        var budgets = await db.Set<Budget>().AsNoTracking().Where(b => budgetIds.Contains(b.Id)).ToDictionaryAsync(b => b.Id, cancellation);
        var deputies = await db.DeputiesAsync(cancellation);
        foreach (var part in isShort)
        {
            var told = owners[part.CostCenterId].OfType<Guid>().Where(active.Contains).Concat(moduleOwners);
            var monthKey = month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
            notices.Raise(
                db, deputies, Shortfall, budgets[part.BudgetId], $"{part.PartId}:{monthKey}", told, $"/{RevenueModule.Page}?part={part.PartId}",
                ("costCenter", part.Title), ("month", month.ToString("O", CultureInfo.InvariantCulture)), ("currency", part.Currency),
                ("amount", part.Figures.Shortfall.ToString(CultureInfo.InvariantCulture)),
                ("planned", part.Figures.PlannedToDate.ToString(CultureInfo.InvariantCulture)));
        }
    }
}
