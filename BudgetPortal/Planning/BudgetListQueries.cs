using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>What the list of budgets shows.</summary>
/// <param name="Parts">Cost centers that take part, of those that the reader sees.</param>
/// <param name="Decided">Parts that are approved or have no budget, of those that the reader sees.</param>
/// <param name="Total">Sum of the lines that the reader sees, in the budget's currency.</param>
public sealed record BudgetRow(
    Guid Id, string Name, BudgetType Type, string Period, BudgetState State, bool IsSupplementary, DateOnly EntryStart, DateOnly EntryEnd,
    DateOnly ActiveDate, DateOnly ExpireDate, string Currency, int Parts, int Decided, int Lines, decimal Total);

/// <summary>What narrows the list; null stands for all.</summary>
public sealed record BudgetFilter(string Text = "", BudgetType? Type = null, BudgetState? State = null)
{
    /// <summary>Under which key it is remembered.</summary>
    public const string Key = "budgets.list";

    /// <summary>As it is remembered; null when it narrows nothing.</summary>
    public string? Remembered => this == new BudgetFilter() ? null : $"{Type},{State},{Text}";

    /// <summary>Reads what was remembered; what cannot be read narrows nothing.</summary>
    public static BudgetFilter Read(string? remembered) => remembered?.Split(',', 3) is [var type, var state, var text]
        ? new BudgetFilter(text, Enum.TryParse(type, out BudgetType t) ? t : null, Enum.TryParse(state, out BudgetState s) ? s : null)
        : new BudgetFilter();
}

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
        var rows = await (
            from budget in db.Set<Budget>().AsNoTracking()
            join period in db.Set<BudgetPeriod>() on budget.PeriodId equals period.Id
            join frozen in db.Set<FrozenBudget>() on new { BudgetId = budget.Id, budget.Revision } equals new { frozen.BudgetId, frozen.Revision } into snapshots
            from frozen in snapshots.DefaultIfEmpty()
            where visible.Any(p => p.BudgetId == budget.Id)
                && (filter.Type == null || budget.Type == filter.Type)
                && (filter.State == null || budget.State == filter.State)
                && (text == string.Empty || budget.Name.ToUpper().Contains(text))
            orderby budget.ActiveDate descending, budget.Id descending
            select new BudgetRow(
                budget.Id, budget.Name, budget.Type, frozen!.Period ?? period.Name, budget.State, budget.IsSupplementary, budget.EntryStart, budget.EntryEnd,
                budget.ActiveDate, budget.ExpireDate, budget.Currency,
                visible.Count(p => p.BudgetId == budget.Id && p.State != PartState.Withdrawn),
                visible.Count(p => p.BudgetId == budget.Id && (p.State == PartState.Approved || p.State == PartState.NoBudget)),
                0, 0m)).Take(Most).ToListAsync(cancellation);
        var ids = rows.ConvertAll(r => r.Id);
        var totals = await (
            from part in visible
            join line in db.Set<BudgetLine>() on part.Id equals line.PartId
            where ids.Contains(part.BudgetId) && part.State != PartState.Withdrawn
            group line by part.BudgetId into lines
            select new { lines.Key, Count = lines.Count(), Total = lines.Sum(l => l.Amount) }).ToDictionaryAsync(l => l.Key, cancellation);
        return rows.ConvertAll(r => totals.TryGetValue(r.Id, out var lines) ? r with { Lines = lines.Count, Total = lines.Total } : r);
    }

    /// <summary>Whether the current user sees all of every budget, with its cycle status and its targets.</summary>
    public async Task<bool> MayReadAllAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        return await db.RefuseAsync(PlanningPermissions.ReadAllBudgets, cancellation) is null;
    }

    /// <summary>Whether the current user may declare budgets.</summary>
    public async Task<bool> MayDeclareAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        return await db.RefuseAsync(PlanningPermissions.DeclareBudget, cancellation) is null;
    }
}
