using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals;

/// <summary>
/// Nobody decides finally on a budget in which they decided for a cost center, as long as somebody else can; where nobody else can, the
/// exception stands in the history. An organization's settings can allow it.
/// </summary>
/// <param name="Refusal">Why the actor may not decide finally; null when they may.</param>
/// <param name="IsException">The actor decides on both levels because nobody else can.</param>
internal sealed record Segregation(Error? Refusal, bool IsException)
{
    public static async Task<Segregation> CheckAsync(PortalDbContext db, Budget budget)
    {
        var deciders = await db.Set<BudgetApproval>()
            .Where(a => a.BudgetId == budget.Id && a.ApproverType == ApproverType.CostCenterOwner)
            .Select(a => a.ApproverId).Distinct().ToListAsync();
        if (!deciders.Contains(db.Actor.UserId ?? Guid.Empty) || (await db.OrganizationAsync()).AllowFinalDecisionByCostCenterDecider)
        {
            return new Segregation(null, false);
        }

        var others = await db.Holding(ApprovalsPermissions.DecideFinally).Where(u => !deciders.Contains(u.Id))
            .OrderBy(u => u.LastName).ThenBy(u => u.Id).ToListAsync();
        return others.Count == 0
            ? new Segregation(null, true)
            : new Segregation(
                new Error("approvals.segregation", Words.Format(ApprovalsText.DecidedForCostCenter, string.Join(", ", others.Select(o => o.DisplayName)))),
                false);
    }

    public void Record(PortalDbContext db, Budget budget)
    {
        if (IsException)
        {
            db.AddStep(budget, BudgetStep.DecidedOnBothLevels);
        }
    }
}
