using BudgetPortal.Data;
using BudgetPortal.Execution.Expenses;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution;

/// <summary>Gives the parts of an active expenditure budget their authority to spend, follows its revisions, and ends it with the budget.</summary>
internal sealed class Appropriating : IBudgetWatcher
{
    public async Task ActivatedAsync(PortalDbContext db, Budget budget)
    {
        if (budget.Type != BudgetType.Revenue)
        {
            await AddMissingAsync(db, budget);
        }
    }

    public async Task<Error?> ChangedAsync(PortalDbContext db, Budget budget, IReadOnlyDictionary<Guid, decimal> amounts, IReadOnlyList<BudgetLine> removed)
    {
        if (budget.Type == BudgetType.Revenue || budget.State != BudgetState.Active)
        {
            return null;
        }

        if (await RefuseRemovedAsync(db, removed) is { } named)
        {
            return named;
        }

        var ids = amounts.Keys.ToList();
        var there = await db.Set<Appropriation>().Where(a => a.PartId != null && ids.Contains(a.PartId.Value)).ToListAsync();
        foreach (var appropriation in there)
        {
            if (appropriation.Change(amounts[appropriation.PartId!.Value]).Error is { } refusal)
            {
                return refusal;
            }
        }

        // A cost center that had no budget gets one by its first transfer.
        await AddAsync(db, budget, amounts.Where(a => there.TrueForAll(t => t.PartId != a.Key)).ToDictionary());
        return null;
    }

    public async Task<Error?> ClosingAsync(PortalDbContext db, Budget budget)
    {
        var parts = budget.Parts.Select(p => p.Id).ToList();
        var own = await db.Set<Appropriation>().Where(a => a.PartId != null && parts.Contains(a.PartId.Value)).ToListAsync();
        var ids = own.ConvertAll(a => a.Id);
        var allotments = await db.Set<Allotment>().Where(a => ids.Contains(a.AppropriationId)).ToListAsync();
        var allotmentIds = allotments.ConvertAll(a => a.Id);
        var open = await db.Set<Obligation>().CountAsync(o => o.State == ObligationState.Open && o.Lines.Any(l => allotmentIds.Contains(l.AllotmentId)));
        if (open > 0)
        {
            return new Error("execution.obligations_open", Words.Count(open, ExecutionText.ObligationOpen, ExecutionText.ObligationsOpen));
        }

        if (await db.Set<Expense>().CountAsync(e => ids.Contains(e.AppropriationId) && e.State == ExpenseState.Submitted) is > 0 and var waiting)
        {
            return new Error("execution.expenses_open", Words.Count(waiting, ExecutionText.ExpenseOpen, ExecutionText.ExpensesOpen));
        }

        var at = db.Time.GetUtcNow();
        allotments.FindAll(a => a.State == AllotmentState.Released).ForEach(a => a.End(lapses: false, db.Actor.UserId, at));
        own.ForEach(a => a.Close());
        return null;
    }

    /// <summary>A line that an obligation or an expense names, be it settled or cancelled, stays.</summary>
    private static async Task<Error?> RefuseRemovedAsync(PortalDbContext db, IReadOnlyList<BudgetLine> removed)
    {
        var ids = removed.Select(l => (Guid?)l.Id).ToList();
        var used = await db.Set<ObligationLine>().Where(l => ids.Contains(l.BudgetLineId)).Select(l => l.BudgetLineId)
            .Union(db.Set<Expense>().Where(e => ids.Contains(e.BudgetLineId)).Select(e => e.BudgetLineId)).ToListAsync();
        var items = removed.Where(l => used.Contains(l.Id)).Select(l => l.ItemId).ToList();
        var names = items.Count == 0 ? [] : await db.Set<Catalog.Item>().Where(i => items.Contains(i.Id)).OrderBy(i => i.Name).Select(i => i.Name).ToListAsync();
        return names.Count == 0 ? null : new Error("execution.line_used", Words.Format(ExecutionText.LineUsed, string.Join(", ", names)));
    }

    /// <summary>Gives the approved parts that have lines and no appropriation one, and the budget its control. Nothing is saved.</summary>
    /// <param name="budget">An active one that is spent from, with its parts.</param>
    /// <returns>How many appropriations were added.</returns>
    internal static async Task<int> AddMissingAsync(PortalDbContext db, Budget budget)
    {
        var missing = MissingParts(db);
        var amounts = await db.Set<BudgetLine>().Where(l => missing.Any(p => p.Id == l.PartId && p.BudgetId == budget.Id))
            .GroupBy(l => l.PartId).Select(g => new { g.Key, Amount = g.Sum(l => l.Amount) }).ToDictionaryAsync(g => g.Key, g => g.Amount);
        if (amounts.Count > 0)
        {
            await AddAsync(db, budget, amounts);
        }

        if (!await db.Set<BudgetControl>().AnyAsync(c => c.BudgetId == budget.Id))
        {
            db.Add(new BudgetControl(budget.Id));
        }

        return amounts.Count;
    }

    /// <summary>Approved parts without an appropriation, whatever their budgets.</summary>
    internal static IQueryable<CostCenterBudget> MissingParts(PortalDbContext db) =>
        db.Set<CostCenterBudget>().Where(p => p.State == PartState.Approved && !db.Set<Appropriation>().Any(a => a.PartId == p.Id));

    private static async Task AddAsync(PortalDbContext db, Budget budget, Dictionary<Guid, decimal> amounts)
    {
        var yearStart = await db.Set<BudgetPeriod>().Where(p => p.Id == budget.PeriodId).Select(p => p.Start).SingleAsync();
        var costCenters = budget.Parts.Where(p => amounts.ContainsKey(p.Id)).Select(p => p.CostCenterId).ToList();
        var codes = await db.Set<CostCenter>().Where(c => costCenters.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Code);
        var parts = budget.Parts.Where(p => amounts.ContainsKey(p.Id)).OrderBy(p => codes[p.CostCenterId], StringComparer.Ordinal).ToList();
        var number = await DocumentNumber.NextAsync(db, DocumentKind.Appropriation, yearStart.Year, parts.Count);
        db.AddRange(parts.Select((p, i) => Appropriation.OfPart(
            p.Id, number + i, yearStart, budget.ActiveDate, budget.ExpireDate, budget.Currency, amounts[p.Id])));
    }
}
