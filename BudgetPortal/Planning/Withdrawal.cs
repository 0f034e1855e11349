using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>Takes cost centers that are deactivated out of the budgets in which they are not decided yet; an approved part stays.</summary>
internal sealed class Withdrawal(BudgetProgress progress) : IOrganizationWatcher
{
    public async Task FollowAsync(PortalDbContext db, OrganizationChange change, CancellationToken cancellation)
    {
        if (change.Deactivated.Count == 0)
        {
            return;
        }

        var today = db.Time.Today(await db.OrganizationAsync(cancellation));
        var budgets = await db.Set<Budget>().Include(b => b.Parts)
            .Where(b => (BudgetStates.Undecided.Contains(b.State) || b.State == BudgetState.Rejected) && b.Parts.Any(p => change.Deactivated.Contains(p.CostCenterId)))
            .ToListAsync(cancellation);
        foreach (var budget in budgets)
        {
            foreach (var part in budget.Parts.Where(p => change.Deactivated.Contains(p.CostCenterId) && p.Withdraw().Succeeded))
            {
                db.AddStep(budget, BudgetStep.Withdrawn, part);
                await BudgetProgress.CloseRequestsAsync(db, budget, part.Id);
            }

            // Who reopens the budget or sends a part back in this moment looks again.
            budget.Touch();
            await progress.AdvanceAsync(db, budget, today);
        }
    }
}
