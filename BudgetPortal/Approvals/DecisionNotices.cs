using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Delegations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals;

/// <summary>Who is told of which decision (PRODUCT 4).</summary>
public sealed class DecisionNotices(BudgetNotices notices)
{
    /// <summary>Tells the authors of lines what an approver changed in them.</summary>
    public const string LinesChanged = "budget.lines_changed";

    internal async Task PartApprovedAsync(PortalDbContext db, PartTurn turn, string comment, IReadOnlyList<ChangedLine> changed)
    {
        var people = await BudgetProgress.FinalDecidersAsync(db);
        var deputies = await db.DeputiesAsync();
        notices.Raise(
            db, deputies, BudgetNotices.Approved, turn.Budget, null, people.Concat(await db.ActiveAsync([turn.Budget.DeclaredById])), null,
            ("costCenter", turn.CostCenter), ("comments", comment));
        foreach (var author in await db.ActiveAsync(changed.SelectMany(c => c.AuthorIds)))
        {
            var theirs = changed.Where(c => c.AuthorIds.Contains(author)).ToList();
            notices.Raise(
                db, deputies, LinesChanged, turn.Budget, null, [author], null,
                ("costCenter", turn.CostCenter), ("lines", theirs.Count.ToString("D")),
                ("changes", LineNoticeWords.Keep(theirs.SelectMany(c => c.Changes))));
        }
    }

    internal async Task PartRejectedAsync(PortalDbContext db, PartTurn turn, string comment)
    {
        var authors = await db.Set<BudgetLine>().Where(l => l.PartId == turn.Part.Id).Select(l => l.EnteredById)
            .Union(db.Set<BudgetLine>().Where(l => l.PartId == turn.Part.Id).Select(l => l.ChangedById)).ToListAsync();
        await notices.RaiseAsync(
            db, BudgetNotices.Rejected, turn.Budget, null,
            await db.ActiveAsync([.. authors, turn.Budget.DeclaredById, .. new[] { turn.Part.SubmittedById }.OfType<Guid>()]),
            $"/entry/{turn.Budget.Id}/{turn.Part.CostCenterId}",
            ("costCenter", turn.CostCenter), ("comments", comment));
    }

    internal async Task ApprovedAsync(PortalDbContext db, Budget budget, string comment) => await notices.RaiseAsync(
        db, BudgetNotices.Approved, budget, null, await BudgetProgress.EverybodyConcernedAsync(db, budget), null,
        ("state", budget.State.ToString()), ("comments", comment));

    internal async Task RejectedAsync(PortalDbContext db, Budget budget, string comment) => await notices.RaiseAsync(
        db, BudgetNotices.Rejected, budget, null,
        [.. await OwnersAsync(db, [.. budget.Parts.Select(p => p.CostCenterId)]), .. await db.ActiveAsync([budget.DeclaredById])], null,
        ("comments", comment));

    /// <param name="request">The request that the part's decider gets.</param>
    internal async Task SentBackAsync(PortalDbContext db, Budget budget, CostCenterBudget part, string costCenter, ApprovalRequest request, string comment)
    {
        var people = await OwnersAsync(db, [part.CostCenterId]);
        people.AddRange(request.AssigneeId is { } assignee ? [assignee] : await BudgetProgress.FinalDecidersAsync(db));
        await notices.RaiseAsync(
            db, BudgetNotices.SentBack, budget, request.Id.ToString(), people, $"/approvals?request={request.Id}",
            ("costCenter", costCenter), ("comments", comment));
    }

    /// <summary>Active owners and standing deputies: who acts for an owner is told what the owner is told.</summary>
    private static async Task<List<Guid>> OwnersAsync(PortalDbContext db, List<Guid> costCenterIds)
    {
        var owners = await db.Set<CostCenter>().AsNoTracking().Where(c => costCenterIds.Contains(c.Id))
            .Select(c => new { c.OwnerId, c.DeputyOwnerId }).ToListAsync();
        return await db.ActiveAsync(owners.SelectMany(o => new[] { o.OwnerId, o.DeputyOwnerId }).OfType<Guid>());
    }
}
