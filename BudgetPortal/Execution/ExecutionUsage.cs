using BudgetPortal.Data;
using BudgetPortal.Planning;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution;

/// <summary>What is used of a cost center's budget: what is obligated, paid or not, and what approved expenses and exchange differences took.</summary>
internal sealed class ExecutionUsage : IBudgetUsage
{
    public async Task<IReadOnlyDictionary<Guid, decimal>> UsedAsync(PortalDbContext db, IReadOnlyCollection<Guid> partIds, CancellationToken cancellation)
    {
        var used = await db.Set<Appropriation>().Where(a => a.PartId != null && partIds.Contains(a.PartId.Value))
            .Select(a => new
            {
                PartId = a.PartId!.Value,
                Used = a.Expensed + a.ExchangeDifferences + (db.Set<Allotment>().Where(l => l.AppropriationId == a.Id).Sum(l => (decimal?)l.Obligated) ?? 0),
            })
            .Where(a => a.Used != 0).ToListAsync(cancellation);
        return used.ToDictionary(u => u.PartId, u => u.Used);
    }
}
