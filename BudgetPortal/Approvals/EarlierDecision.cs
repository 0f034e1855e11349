using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals;

/// <summary>Tells the one who comes second who decided and when.</summary>
internal static class EarlierDecision
{
    /// <summary>The latest decision on a part that no longer waits; null when nobody decided it.</summary>
    public static Task<Error?> OnPartAsync(PortalDbContext db, CostCenterBudget part, Organization organization) =>
        LatestAsync(db, db.Set<BudgetApproval>().Where(a => a.PartId == part.Id), organization);

    /// <summary>The latest final decision on a budget; null when there is none.</summary>
    public static Task<Error?> OnBudgetAsync(PortalDbContext db, Budget budget, Organization organization) =>
        LatestAsync(
            db, db.Set<BudgetApproval>().Where(a => a.BudgetId == budget.Id && a.ApproverType == ApproverType.BudgetModuleOwner), organization);

    private static async Task<Error?> LatestAsync(PortalDbContext db, IQueryable<BudgetApproval> decisions, Organization organization)
    {
        var latest = await (
            from decision in decisions
            join approver in db.Users on decision.ApproverId equals approver.Id
            orderby decision.At descending, decision.Id descending
            select new { decision.Status, decision.At, Approver = approver }).FirstOrDefaultAsync();
        if (latest is null)
        {
            return null;
        }

        var sentence = latest.Status switch
        {
            ApprovalStatus.Approved => ApprovalsText.AlreadyApproved,
            ApprovalStatus.Rejected => ApprovalsText.AlreadyRejected,
            _ => ApprovalsText.AlreadySentBack,
        };
        return new Error("approvals.already_decided", Words.Format(sentence, latest.Approver.DisplayName, organization.Local(latest.At)));
    }
}
