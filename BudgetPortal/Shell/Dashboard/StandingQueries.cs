using BudgetPortal.Approvals;
using BudgetPortal.Data;
using BudgetPortal.Planning;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Shell.Dashboard;

/// <summary>Reads where the budgets stand that the current user sees; the same number of queries however many there are.</summary>
public sealed class StandingQueries(PortalDb portalDb, IBudgetUsage usage)
{
    /// <summary>Budgets at the most.</summary>
    public const int Most = 12;

    private static readonly BudgetState[] Wanted =
    [
        BudgetState.Draft, BudgetState.EntryOpen, BudgetState.PendingCcApproval, BudgetState.CcApproved, BudgetState.PendingFinalApproval,
        BudgetState.Approved, BudgetState.Active,
    ];

    /// <summary>Those on their way and in force: first those in entry, by its end, then those that wait for decisions.</summary>
    public async Task<IReadOnlyList<BudgetStanding>> ReadAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var visible = (await ApprovalAccess.PartsAsync(db, cancellation)).Where(p => p.State != PartState.Withdrawn);
        var budgets = await db.Set<Budget>().AsNoTracking()
            .Where(b => Wanted.Contains(b.State) && visible.Any(p => p.BudgetId == b.Id)).ToListAsync(cancellation);
        budgets = [.. budgets.OrderBy(b => Rank(b.State)).ThenBy(b => b.EntryEnd).ThenByDescending(b => b.ActiveDate).ThenBy(b => b.Name, StringComparer.CurrentCulture).Take(Most)];
        var ids = budgets.ConvertAll(b => b.Id);
        var parts = (await visible.Where(p => ids.Contains(p.BudgetId)).Select(p => new { p.Id, p.BudgetId, p.CostCenterId, p.State }).ToListAsync(cancellation))
            .ToLookup(p => p.BudgetId);
        var lastYears = await db.LastYearBudgetsAsync(ids, cancellation);
        var inForce = budgets.Where(b => b is { State: BudgetState.Active, Type: not BudgetType.Revenue }).Select(b => b.Id).ToHashSet();
        var used = await usage.UsedAsync(db, [.. inForce.SelectMany(id => parts[id]).Select(p => p.Id)], cancellation);
        var totals = await PartTotals.OfAsync(db, [.. ids, .. lastYears.Values], cancellation);
        return budgets.ConvertAll(budget =>
        {
            var mine = parts[budget.Id].Select(p => p.CostCenterId).ToHashSet();
            var now = totals.Of(budget.Id, mine.Contains);
            return new BudgetStanding(
                budget.Id, budget.Name, budget.Type, budget.State, budget.Currency, budget.EntryStart, budget.EntryEnd, budget.ActiveDate,
                budget.ExpireDate, now.Amount, lastYears.TryGetValue(budget.Id, out var last) ? totals.Of(last, mine.Contains).Amount : null,
                now.Lines, parts[budget.Id].CountBy(p => p.State).ToDictionary(),
                inForce.Contains(budget.Id) ? parts[budget.Id].Sum(p => used.GetValueOrDefault(p.Id)) : null);
        });
    }

    private static int Rank(BudgetState state) => state switch
    {
        BudgetState.EntryOpen => 0,
        BudgetState.PendingCcApproval or BudgetState.CcApproved => 1,
        BudgetState.PendingFinalApproval => 2,
        BudgetState.Approved => 3,
        BudgetState.Active => 4,
        _ => 5,
    };
}
