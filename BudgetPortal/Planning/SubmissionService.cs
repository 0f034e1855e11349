using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>Hands a cost center's part to its owner, or attests that it needs nothing.</summary>
public sealed class SubmissionService(PortalDb portalDb, BudgetProgress progress)
{
    /// <summary>Submits a part for which the user may enter.</summary>
    public Task<Result> SubmitAsync(Guid partId) => ForPartAsync(partId, async (db, budget, part, today) =>
    {
        if (await db.RefuseAsync(PlanningPermissions.EnterLines) is { } refusal)
        {
            return refusal;
        }

        if (!await db.CostCentersOf(db.Actor.UserId ?? Guid.Empty).AnyAsync(c => c.Id == part.CostCenterId))
        {
            return new Error("planning.not_your_cost_center", PlanningText.NotYourCostCenter);
        }

        var lines = await db.Set<BudgetLine>().CountAsync(l => l.PartId == part.Id);
        var sentBack = part.State == PartState.SentBack;
        if (part.Submit(budget, lines, db.Actor.UserId!.Value, db.Time.GetUtcNow(), today) is { Succeeded: false } illegal)
        {
            return illegal;
        }

        if (await TargetControlRule.RefuseSubmittingAsync(db, budget, part) is { } beyond)
        {
            return beyond;
        }

        db.AddStep(budget, BudgetStep.Submitted, part, lines: lines);
        if (sentBack)
        {
            await CloseRequestsAsync(db, part);
        }

        await progress.RequestApprovalAsync(db, budget, part, lines, ApprovalOrigin.Submitted);
        return Result.Success;
    });

    /// <summary>Attests, as owner or deputy, that the cost center needs nothing; the module owner does it with a comment.</summary>
    public Task<Result> AttestNoBudgetAsync(Guid partId, string comment) => ForPartAsync(partId, async (db, budget, part, today) =>
    {
        var userId = db.Actor.UserId ?? Guid.Empty;
        var owns = await db.CostCentersOf(userId).AnyAsync(c => c.Id == part.CostCenterId && (c.OwnerId == userId || c.DeputyOwnerId == userId))
            && await db.RefuseAsync(PlanningPermissions.EnterLines) is null;
        if (!owns && await db.RefuseAsync(PlanningPermissions.DeclareBudget) is { } refusal)
        {
            return refusal;
        }

        if (!owns && string.IsNullOrWhiteSpace(comment))
        {
            return new Error("planning.comment_required", PlanningText.NoBudgetCommentRequired, "Comment");
        }

        if (comment.Length > BudgetLine.TextLength)
        {
            return new Error("planning.comment_too_long", Words.Format(PlanningText.TooLong, BudgetLine.TextLength), "Comment");
        }

        var lines = await db.Set<BudgetLine>().CountAsync(l => l.PartId == part.Id);
        if (part.AttestNoBudget(budget, lines) is { Succeeded: false } illegal)
        {
            return illegal;
        }

        budget.Touch();
        db.AddStep(budget, BudgetStep.NoBudgetAttested, part, comment.Trim());
        await progress.AdvanceAsync(db, budget, today);
        return Result.Success;
    });

    private static async Task CloseRequestsAsync(PortalDbContext db, CostCenterBudget part)
    {
        foreach (var request in await db.Set<ApprovalRequest>().Where(r => r.PartId == part.Id && r.ClosedAt == null).ToListAsync())
        {
            request.Close(db.Time.GetUtcNow());
        }
    }

    private Task<Result> ForPartAsync(Guid partId, Func<PortalDbContext, Budget, CostCenterBudget, DateOnly, Task<Result>> operation) =>
        portalDb.RunAsync(
            async db =>
            {
                var budgetId = await (await db.VisiblePartsAsync()).Where(p => p.Id == partId).Select(p => p.BudgetId).SingleOrDefaultAsync();
                if (budgetId == Guid.Empty || await BudgetProgress.LoadAsync(db, budgetId) is not { } budget)
                {
                    return new Error("planning.not_found", DataText.NotFound);
                }

                var today = db.Time.Today(await db.OrganizationAsync());
                var result = await operation(db, budget, budget.Parts.Single(p => p.Id == partId), today);
                if (result.Succeeded)
                {
                    await db.SaveChangesAsync();
                }

                return result;
            },
            conflict => (Result)conflict);
}
