using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals;

/// <summary>Decides a whole budget after its cost centers have. Of two who decide at once one wins and the other is told who did.</summary>
public sealed class FinalDecisionService(PortalDb portalDb, DecisionNotices notices)
{
    /// <summary>Approves a budget. It becomes active at once when its active date has come, else by the daily job.</summary>
    /// <param name="seen">The budget's version when it was opened.</param>
    public Task<Result> ApproveAsync(Guid budgetId, Guid seen, string comment) => DecideAsync(
        budgetId, seen, DecisionComment.Check(comment), async (db, budget, today) =>
        {
            var exception = await Segregation.CheckAsync(db, budget);
            if (exception.Refusal is not null)
            {
                return exception.Refusal;
            }

            if (budget.Approve() is { Succeeded: false } illegal)
            {
                return illegal;
            }

            Record(db, budget, null, ApprovalStatus.Approved, comment);
            exception.Record(db, budget);
            db.AddStep(budget, BudgetStep.Approved, comment: comment.Trim());
            if (budget.Activate(today).Succeeded)
            {
                db.AddStep(budget, BudgetStep.Activated, byItself: true);
            }

            await db.FreezeAsync(budget, db.Time.GetUtcNow());
            await notices.ApprovedAsync(db, budget, comment.Trim());
            return Result.Success;
        });

    /// <summary>Rejects a budget.</summary>
    /// <param name="comment">Required.</param>
    public Task<Result> RejectAsync(Guid budgetId, Guid seen, string comment) => DecideAsync(
        budgetId, seen, DecisionComment.Require(comment, ApprovalsText.RejectCommentRequired), async (db, budget, _) =>
        {
            var exception = await Segregation.CheckAsync(db, budget);
            if (exception.Refusal is not null)
            {
                return exception.Refusal;
            }

            if (budget.Reject() is { Succeeded: false } illegal)
            {
                return illegal;
            }

            Record(db, budget, null, ApprovalStatus.Rejected, comment);
            exception.Record(db, budget);
            db.AddStep(budget, BudgetStep.Rejected, comment: comment.Trim());
            await notices.RejectedAsync(db, budget, comment.Trim());
            return Result.Success;
        });

    /// <summary>
    /// Sends one approved part back to its decider, who corrects it until a deadline; the other approvals stand. While another part is
    /// back with its cost center, more of them can be sent back.
    /// </summary>
    /// <param name="seen">The budget's version when it was opened.</param>
    /// <param name="comment">Required.</param>
    /// <param name="until">The last day for corrections; the proposed one when null.</param>
    public async Task<Result> SendBackAsync(Guid partId, Guid seen, string comment, DateOnly? until = null)
    {
        Guid budgetId;
        await using (var db = portalDb.Open())
        {
            budgetId = await db.Set<CostCenterBudget>().Where(p => p.Id == partId).Select(p => p.BudgetId).SingleOrDefaultAsync();
        }

        return await DecideAsync(
            budgetId, seen, DecisionComment.Require(comment, ApprovalsText.SendBackCommentRequired), async (db, budget, today) =>
            {
                var part = budget.Parts.Single(p => p.Id == partId);
                var center = await db.Set<CostCenter>().SingleAsync(c => c.Id == part.CostCenterId);
                if (!center.IsActive)
                {
                    return new Error("approvals.cost_center_inactive", ApprovalsText.InactiveNotSentBack);
                }

                var deadline = await Correction.DeadlineAsync(db, budget, until, today);
                if ((deadline.Succeeded ? part.SendBack(budget, deadline.Value) : deadline) is { Succeeded: false } illegal)
                {
                    return illegal;
                }

                if (budget.State == BudgetState.PendingFinalApproval)
                {
                    budget.ReturnToCostCenters();
                }

                Record(db, budget, part, ApprovalStatus.SentBack, comment);
                db.AddStep(budget, BudgetStep.PartSentBack, part, comment.Trim());
                var assignees = await db.AssigneesAsync([part]);
                var request = new ApprovalRequest(budget.Id, part.Id, assignees[part.Id], ApprovalOrigin.SentBack, db.Time.GetUtcNow());
                db.Add(request);
                await notices.SentBackAsync(db, budget, part, $"{center.Code} {center.Name}", request, comment.Trim());
                return Result.Success;
            },
            BudgetState.PendingCcApproval);
    }

    private static void Record(PortalDbContext db, Budget budget, CostCenterBudget? part, ApprovalStatus status, string comment) =>
        db.Add(new BudgetApproval
        {
            BudgetId = budget.Id,
            PartId = part?.Id,
            ApproverType = ApproverType.BudgetModuleOwner,
            ApproverId = db.Actor.UserId!.Value,
            Status = status,
            At = db.Time.GetUtcNow(),
            Comments = comment.Trim(),
        });

    private Task<Result> DecideAsync(
        Guid budgetId, Guid seen, Error? wrongComment, Func<PortalDbContext, Budget, DateOnly, Task<Result>> decide,
        BudgetState also = BudgetState.PendingFinalApproval) => portalDb.RunAsync<Result>(
        async db =>
        {
            if (await db.RefuseAsync(ApprovalsPermissions.DecideFinally) is { } refusal)
            {
                return refusal;
            }

            if (await BudgetProgress.LoadAsync(db, budgetId) is not { } budget)
            {
                return PartTurn.NotFound();
            }

            var organization = await db.OrganizationAsync();
            if (await WrongStateAsync(db, budget, also, seen, organization) is { } illegal)
            {
                return illegal;
            }

            if (wrongComment is not null)
            {
                return wrongComment;
            }

            var decided = await decide(db, budget, db.Time.Today(organization));
            if (decided.Succeeded)
            {
                await CloseRequestAsync(db, budget);
                await db.SaveChangesAsync();
            }

            return decided;
        },
        conflict => conflict);

    private static async Task<Error?> WrongStateAsync(PortalDbContext db, Budget budget, BudgetState also, Guid seen, Organization organization)
    {
        if (budget.State != BudgetState.PendingFinalApproval && budget.State != also)
        {
            return await EarlierDecision.OnBudgetAsync(db, budget, organization)
                ?? new Error("planning.illegal_move", PlanningText.NotAwaitingFinalApproval);
        }

        return budget.Version == seen ? null : new Error("approvals.budget_changed", ApprovalsText.BudgetChangedMeanwhile);
    }

    private static async Task CloseRequestAsync(PortalDbContext db, Budget budget)
    {
        budget.Touch();
        foreach (var request in await db.Set<ApprovalRequest>()
            .Where(r => r.BudgetId == budget.Id && r.PartId == null && r.ClosedAt == null).ToListAsync())
        {
            request.Close(db.Time.GetUtcNow());
        }
    }
}
