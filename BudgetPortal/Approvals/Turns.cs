using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;

namespace BudgetPortal.Approvals;

/// <summary>Open requests by whose turn they are.</summary>
internal static class Turns
{
    /// <summary>
    /// Open requests for parts that a user may decide: what they were asked for, and what waits for owner or deputy of their cost centers,
    /// without what they wrote themselves where the organization wants somebody else to decide that.
    /// </summary>
    /// <param name="mayFinally">Whether what waits for the module owner is theirs.</param>
    public static IQueryable<ApprovalRequest> PartsOf(PortalDbContext db, Guid userId, bool mayFinally)
    {
        var theirs = db.Set<BudgetLine>().Where(PartAuthors.WrittenBy(userId));
        var strict = db.Organizations.Where(o => o.Id == db.OrganizationId && o.OwnLines == OwnLinesRule.AnotherPerson);
        return
            from request in db.Set<ApprovalRequest>()
            where request.ClosedAt == null
            join part in db.Set<CostCenterBudget>() on request.PartId equals part.Id
            join costCenter in db.Set<CostCenter>() on part.CostCenterId equals costCenter.Id
            where request.AssigneeId == userId
                || (request.AssigneeId == null && mayFinally)
                || ((costCenter.OwnerId == userId || costCenter.DeputyOwnerId == userId)
                    && !(strict.Any() && (part.SubmittedById == userId || theirs.Any(l => l.PartId == part.Id))))
            select request;
    }
}
