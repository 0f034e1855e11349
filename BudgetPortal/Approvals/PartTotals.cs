using BudgetPortal.Data;
using BudgetPortal.Planning;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals;

/// <summary>What parts add up to.</summary>
internal sealed class PartTotals
{
    private readonly Dictionary<(Guid BudgetId, Guid CostCenterId), PartTotal> totals;

    private PartTotals(Dictionary<(Guid BudgetId, Guid CostCenterId), PartTotal> totals) => this.totals = totals;

    /// <summary>Totals of all parts with lines of some budgets. One query.</summary>
    public static async Task<PartTotals> OfAsync(PortalDbContext db, IReadOnlyCollection<Guid> budgetIds, CancellationToken cancellation)
    {
        var rows = await (
            from line in db.Set<BudgetLine>()
            join part in db.Set<CostCenterBudget>() on line.PartId equals part.Id
            where budgetIds.Contains(part.BudgetId) && part.State != PartState.Withdrawn
            group line by new { part.BudgetId, part.CostCenterId } into lines
            select new { lines.Key.BudgetId, lines.Key.CostCenterId, Amount = lines.Sum(l => l.Amount), Lines = lines.Count() })
            .ToListAsync(cancellation);
        return new PartTotals(rows.ToDictionary(r => (r.BudgetId, r.CostCenterId), r => new PartTotal(r.Amount, r.Lines)));
    }

    /// <summary>Total of a cost center in a budget; zero without lines, or when there is no budget.</summary>
    public PartTotal this[Guid? budgetId, Guid costCenterId] =>
        budgetId is { } id && totals.TryGetValue((id, costCenterId), out var total) ? total : new PartTotal(0, 0);

    /// <summary>Total of a budget, or of some of its cost centers.</summary>
    public PartTotal Of(Guid? budgetId, Func<Guid, bool>? costCenter = null)
    {
        var parts = totals.Where(t => t.Key.BudgetId == budgetId && costCenter?.Invoke(t.Key.CostCenterId) != false).ToList();
        return new PartTotal(parts.Sum(p => p.Value.Amount), parts.Sum(p => p.Value.Lines));
    }
}

/// <param name="Amount">In the budget's currency.</param>
internal readonly record struct PartTotal(decimal Amount, int Lines);
