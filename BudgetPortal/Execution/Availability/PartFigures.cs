using BudgetPortal.Data;
using BudgetPortal.Execution.Expenses;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Availability;

/// <summary>What a cost center's part of a budget may spend, and what is gone of it.</summary>
/// <param name="Name">Code and name of the cost center.</param>
/// <param name="Budget">Of the whole time, or of the months up to a day.</param>
internal sealed record PartFigures(Guid PartId, Guid CostCenterId, string Name, decimal Budget, Spent Spent)
{
    /// <summary>All parts of a budget by name. Five queries.</summary>
    /// <param name="without">An expense that is left out.</param>
    public static async Task<IReadOnlyList<PartFigures>> LoadAsync(
        PortalDbContext db, Budget budget, ControlBasis basis, DateOnly day, Guid? without, CancellationToken cancellation)
    {
        var parts = await (
            from part in db.Set<CostCenterBudget>()
            where part.BudgetId == budget.Id
            join center in db.Set<CostCenter>() on part.CostCenterId equals center.Id
            select new { part.Id, part.CostCenterId, Name = center.Code + " " + center.Name }).ToListAsync(cancellation);
        var lines = db.Set<BudgetLine>().Where(l => db.Set<CostCenterBudget>().Any(p => p.Id == l.PartId && p.BudgetId == budget.Id));
        var planned = await PlannedAsync(lines, budget, basis, day, cancellation);
        var spent = await Spent.LoadAsync(db, lines.Select(l => new LineKey { LineId = l.Id, Key = l.PartId }), without, cancellation);
        var differences = await db.Set<Appropriation>().Where(a => a.ExchangeDifferences != 0)
            .Where(a => db.Set<CostCenterBudget>().Any(p => p.Id == a.PartId && p.BudgetId == budget.Id))
            .ToDictionaryAsync(a => a.PartId!.Value, a => a.ExchangeDifferences, cancellation);
        return
        [
            .. parts.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new PartFigures(
                p.Id, p.CostCenterId, p.Name, planned.GetValueOrDefault(p.Id),
                spent.GetValueOrDefault(p.Id, Spent.Nothing) + new Spent(0, 0, differences.GetValueOrDefault(p.Id)))),
        ];
    }

    /// <summary>Months of the budget that have begun on a day.</summary>
    public static int MonthsTo(Budget budget, DateOnly day) => ((day.Year - budget.ActiveDate.Year) * 12) + day.Month - budget.ActiveDate.Month + 1;

    private static async Task<Dictionary<Guid, decimal>> PlannedAsync(
        IQueryable<BudgetLine> lines, Budget budget, ControlBasis basis, DateOnly day, CancellationToken cancellation)
    {
        if (basis == ControlBasis.Year)
        {
            return await lines.GroupBy(l => l.PartId).Select(g => new { g.Key, Sum = g.Sum(l => l.Amount) }).ToDictionaryAsync(g => g.Key, g => g.Sum, cancellation);
        }

        var months = MonthsTo(budget, day);
        var monthly = await lines.Select(l => new { l.PartId, l.MonthAmounts }).ToListAsync(cancellation);
        return monthly.GroupBy(l => l.PartId).ToDictionary(g => g.Key, g => g.Sum(l => l.MonthAmounts.Take(months).Sum()));
    }
}

/// <summary>What is gone at each stage; in the budget's currency.</summary>
internal sealed record Spent(decimal Reserved, decimal Committed, decimal Actual)
{
    public static readonly Spent Nothing = new(0, 0, 0);

    public static Spent operator +(Spent a, Spent b) => new(a.Reserved + b.Reserved, a.Committed + b.Committed, a.Actual + b.Actual);

    /// <summary>By the key of its line. Two queries.</summary>
    /// <param name="without">An expense that is left out.</param>
    public static async Task<Dictionary<Guid, Spent>> LoadAsync(PortalDbContext db, IQueryable<LineKey> keys, Guid? without, CancellationToken cancellation)
    {
        var obligated = await (
            from line in db.Set<ObligationLine>()
            join key in keys on line.BudgetLineId equals key.LineId
            group line by key.Key into g
            select new { g.Key, Committed = g.Sum(l => l.Amount - l.Returned - l.Disbursed), Paid = g.Sum(l => l.Disbursed) }).ToListAsync(cancellation);
        var expenses = await (
            from expense in db.Set<Expense>()
            where expense.Id != without && (expense.State == ExpenseState.Submitted || expense.State == ExpenseState.Approved)
            join key in keys on expense.BudgetLineId equals key.LineId
            group expense by new { key.Key, expense.State } into g
            select new { g.Key.Key, g.Key.State, Amount = g.Sum(e => e.Amount) }).ToListAsync(cancellation);
        return obligated.Select(o => (o.Key, Spent: new Spent(0, o.Committed, o.Paid)))
            .Concat(expenses.Select(e => (e.Key, Spent: e.State == ExpenseState.Submitted ? new Spent(e.Amount, 0, 0) : new Spent(0, 0, e.Amount))))
            .GroupBy(s => s.Key, s => s.Spent)
            .ToDictionary(g => g.Key, g => g.Aggregate(Nothing, (sum, s) => sum + s));
    }
}

/// <summary>Where a line's figures are added up.</summary>
internal sealed class LineKey
{
    public Guid LineId { get; init; }

    public Guid Key { get; init; }
}
