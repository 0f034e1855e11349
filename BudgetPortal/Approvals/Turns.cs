using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Delegations;
using BudgetPortal.Platform;

namespace BudgetPortal.Approvals;

/// <summary>Open requests by whose turn they are.</summary>
internal static class Turns
{
    /// <summary>
    /// Open requests for parts that a user may decide: what they were asked for, and what waits for owner or deputy of their cost centers,
    /// without what they wrote themselves where the organization wants somebody else to decide that; and what they decide for people who
    /// delegated it to them, without what either of the two wrote.
    /// </summary>
    /// <param name="mayFinally">Whether what waits for the module owner is theirs.</param>
    public static IQueryable<ApprovalRequest> PartsOf(PortalDbContext db, Guid userId, bool mayFinally)
    {
        var theirs = db.Set<BudgetLine>().Where(PartAuthors.WrittenBy(userId));
        var delegated = db.DelegationsNow().Where(d => d.DeputyId == userId);
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
                || delegated.Any(d => (d.OwnerId == request.AssigneeId || d.OwnerId == costCenter.OwnerId)
                    && !theirs.Any(l => l.PartId == part.Id)
                    && !db.Set<BudgetLine>().Any(l => l.PartId == part.Id && (l.EnteredById == d.OwnerId || (l.ChangedById == d.OwnerId && !l.ChangedByApprover))))
            select request;
    }
}
