using BudgetPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Scenarios;

/// <summary>A line that stands now, with which a copy is compared.</summary>
internal sealed record StandingLine(Guid Id, Guid PartId, Guid CodeId, decimal Quantity, decimal UnitPrice, decimal Transferred, bool IsLumpSum, decimal Amount)
{
    public static StandingLine Of(BudgetLine line) => new(
        line.Id, line.PartId, line.ItemId ?? line.ProductId ?? Guid.Empty, line.Quantity, line.UnitPrice, line.Transferred, line.IsLumpSum, line.Amount);

    /// <summary>By id: the lines of what a what-if copied, as they stand now.</summary>
    public static Task<Dictionary<Guid, StandingLine>> ReadAsync(PortalDbContext db, Scenario scenario, CancellationToken cancellation = default) => (
        from line in db.Set<BudgetLine>().AsNoTracking()
        join part in db.Set<CostCenterBudget>() on line.PartId equals part.Id
        where part.BudgetId == scenario.BudgetId && part.State != PartState.Withdrawn && (scenario.PartId == null || part.Id == scenario.PartId)
        select new StandingLine(
            line.Id, line.PartId, (line.ItemId ?? line.ProductId)!.Value, line.Quantity, line.UnitPrice, line.Transferred, line.IsLumpSum, line.Amount))
        .ToDictionaryAsync(l => l.Id, cancellation);
}
