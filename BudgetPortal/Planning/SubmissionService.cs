using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>Hands a cost center's part to its owner or attests that it needs nothing, and takes either back.</summary>
public sealed class SubmissionService(PortalDb portalDb, BudgetProgress progress, BudgetNotices notices)
{
    /// <summary>Submits a part for which the user may enter.</summary>
    public Task<Result> SubmitAsync(Guid partId) => ForPartAsync(partId, async (db, budget, part, today) =>
    {
        if (await RefuseAsync(db, part) is { } refusal)
        {
            return refusal;
        }

        var lines = await LinesAsync(db, part);
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
            await BudgetProgress.CloseRequestsAsync(db, budget, part.Id);
        }

        await progress.RequestApprovalAsync(db, budget, part, lines, ApprovalOrigin.Submitted);
        return Result.Success;
    });

    /// <summary>Attests, as owner or deputy, that the cost center needs nothing; the module owner does it with a comment.</summary>
    public Task<Result> AttestNoBudgetAsync(Guid partId, string comment) => ForPartAsync(partId, async (db, budget, part, today) =>
    {
        var owns = await OwnsAsync(db, part) && await db.RefuseAsync(PlanningPermissions.EnterLines) is null;
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

        var lines = await LinesAsync(db, part);
        if (part.AttestNoBudget(budget, lines) is { Succeeded: false } illegal)
        {
            return illegal;
        }

        budget.Touch();
        await BudgetProgress.CloseRequestsAsync(db, budget, part.Id);
        db.AddStep(budget, BudgetStep.NoBudgetAttested, part, comment.Trim());
        if (!owns)
        {
            await notices.RaiseAsync(
                db, BudgetNotices.NoBudgetImposed, budget, null, await BudgetProgress.EnterersAsync(db, [part.CostCenterId]),
                $"/entry/{budget.Id}/{part.CostCenterId}", ("costCenter", await CostCenterAsync(db, part)), ("comments", comment.Trim()));
        }

        await progress.AdvanceAsync(db, budget, today);
        return Result.Success;
    });

    /// <summary>Takes back what the user submitted, until somebody decides; whose turn it was is told.</summary>
    public Task<Result> TakeBackAsync(Guid partId) => ForPartAsync(partId, async (db, budget, part, today) =>
    {
        if (await RefuseAsync(db, part) is { } refusal)
        {
            return refusal;
        }

        if (part.TakeBack(budget, db.Actor.UserId!.Value, today) is { Succeeded: false } illegal)
        {
            return illegal;
        }

        var turn = await db.Set<ApprovalRequest>().Where(r => r.PartId == part.Id && r.ClosedAt == null).ToListAsync();
        await BudgetProgress.CloseRequestsAsync(db, budget, part.Id);
        db.AddStep(budget, BudgetStep.TakenBack, part);
        if (part.State == PartState.SentBack)
        {
            await progress.RequestApprovalAsync(db, budget, part, await LinesAsync(db, part), ApprovalOrigin.SentBack);
        }
        else
        {
            await notices.RaiseAsync(
                db, BudgetNotices.TakenBack, budget, null, turn.Select(r => r.AssigneeId).OfType<Guid>(),
                null, ("costCenter", await CostCenterAsync(db, part)));
        }

        return Result.Success;
    });

    /// <summary>The owner or deputy says that the cost center needs something after all, while entry or its own deadline runs.</summary>
    public Task<Result> TakeNoBudgetBackAsync(Guid partId) => ForPartAsync(partId, async (db, budget, part, today) =>
    {
        if (await RefuseAsync(db, part) is { } refusal)
        {
            return refusal;
        }

        if (!await OwnsAsync(db, part))
        {
            return new Error("planning.not_owner", PlanningText.OnlyOwnersTakeNoBudgetBack);
        }

        if (!await db.Set<CostCenter>().AnyAsync(c => c.Id == part.CostCenterId && c.IsActive))
        {
            return new Error("planning.cost_center_inactive", PlanningText.CostCenterInactive);
        }

        var taken = part.TakeNoBudgetBack(budget, today);
        if (taken.Succeeded)
        {
            budget.Touch();
            db.AddStep(budget, BudgetStep.NoBudgetTakenBack, part);
        }

        return taken;
    });

    private static async Task<Error?> RefuseAsync(PortalDbContext db, CostCenterBudget part) =>
        await db.RefuseAsync(PlanningPermissions.EnterLines)
        ?? (await db.CostCentersOf(db.Actor.UserId ?? Guid.Empty).AnyAsync(c => c.Id == part.CostCenterId)
            ? null
            : new Error("planning.not_your_cost_center", PlanningText.NotYourCostCenter));

    private static Task<bool> OwnsAsync(PortalDbContext db, CostCenterBudget part)
    {
        var userId = db.Actor.UserId ?? Guid.Empty;
        return db.Set<CostCenter>().AnyAsync(c => c.Id == part.CostCenterId && (c.OwnerId == userId || c.DeputyOwnerId == userId));
    }

    private static Task<int> LinesAsync(PortalDbContext db, CostCenterBudget part) => db.Set<BudgetLine>().CountAsync(l => l.PartId == part.Id);

    private static Task<string> CostCenterAsync(PortalDbContext db, CostCenterBudget part) =>
        db.Set<CostCenter>().Where(c => c.Id == part.CostCenterId).Select(c => c.Code + " " + c.Name).SingleAsync();

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
