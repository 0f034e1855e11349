using BudgetPortal.Catalog;
using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Revenue;

/// <summary>Keeps the lines of a revenue budget for which something was posted.</summary>
internal sealed class RevenueWatcher : IBudgetWatcher
{
    public Task ActivatedAsync(PortalDbContext db, Budget budget) => Task.CompletedTask;

    public async Task<Error?> ChangedAsync(PortalDbContext db, Budget budget, IReadOnlyDictionary<Guid, decimal> amounts, IReadOnlyList<BudgetLine> removed)
    {
        if (budget.Type != BudgetType.Revenue || removed.Count == 0)
        {
            return null;
        }

        var ids = removed.Select(l => l.Id).ToList();
        var names = await (
            from line in db.Set<BudgetLine>()
            where ids.Contains(line.Id) && db.Set<RevenuePosting>().Any(p => p.BudgetLineId == line.Id)
            join product in db.Set<Product>() on line.ProductId equals product.Id
            orderby product.Name
            select product.Name).Distinct().ToListAsync();
        return names.Count == 0 ? null : new Error("revenue.line_posted", Words.Format(RevenueText.LinePosted, string.Join(", ", names)));
    }

    public Task<Error?> ClosingAsync(PortalDbContext db, Budget budget) => Task.FromResult<Error?>(null);
}
