using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals;

/// <summary>A part that waits for the actor's decision, tracked with all that the decision changes.</summary>
/// <param name="ActingForId">The owner in whose place the actor decides; null when they decide for themselves.</param>
/// <param name="Own">What the actor wrote of it themselves.</param>
internal sealed record PartTurn(
    Budget Budget, CostCenterBudget Part, string CostCenter, Guid? ActingForId, OwnLines Own, IReadOnlyList<ApprovalRequest> Requests, DateOnly Today)
{
    /// <summary>Loads a part and checks right, turn, state, that it is still what the actor saw and that they may decide what they wrote, in this order.</summary>
    /// <param name="seen">The part's version when the actor opened it.</param>
    public static async Task<Result<PartTurn>> LoadAsync(PortalDbContext db, Guid partId, Guid seen)
    {
        if (await db.RefuseAsync(ApprovalsPermissions.DecideCostCenter) is { } refusal)
        {
            return refusal;
        }

        var budgetId = await db.Set<CostCenterBudget>().Where(p => p.Id == partId).Select(p => p.BudgetId).SingleOrDefaultAsync();
        if (budgetId == Guid.Empty || await BudgetProgress.LoadAsync(db, budgetId) is not { } budget)
        {
            return NotFound();
        }

        var part = budget.Parts.Single(p => p.Id == partId);
        var costCenter = await db.Set<CostCenter>().AsNoTracking().SingleAsync(c => c.Id == part.CostCenterId);
        var requests = await db.Set<ApprovalRequest>().Where(r => r.PartId == partId && r.ClosedAt == null).ToListAsync();
        var organization = await db.OrganizationAsync();
        var userId = db.Actor.UserId ?? Guid.Empty;
        var assignees = requests.ConvertAll(r => r.AssigneeId);
        var mayFinally = assignees.Contains(null) && await db.RefuseAsync(ApprovalsPermissions.DecideFinally) is null;
        var turn = await Turn.OfAsync(db, userId, costCenter.OwnerId, costCenter.DeputyOwnerId, assignees, mayFinally);
        if (!turn.IsTheirs)
        {
            return await (await db.VisiblePartsAsync()).AnyAsync(p => p.Id == partId) ? await NotYourTurnAsync(db, costCenter) : NotFound();
        }

        if (budget.State is not (BudgetState.EntryOpen or BudgetState.PendingCcApproval) || part.State is not (PartState.Submitted or PartState.SentBack))
        {
            return await EarlierDecision.OnPartAsync(db, part, organization)
                ?? new Error("planning.illegal_move", ApprovalsText.PartNotWaiting);
        }

        if (part.Version != seen)
        {
            return new Error("approvals.part_changed", ApprovalsText.PartChangedMeanwhile);
        }

        var own = await OwnLines.CheckAsync(db, part, organization, turn);
        return own.Refusal is null
            ? new PartTurn(budget, part, $"{costCenter.Code} {costCenter.Name}", turn.ActingForId, own, requests, db.Time.Today(organization))
            : own.Refusal;
    }

    /// <summary>The refusal for what does not exist or is not to be seen.</summary>
    public static Error NotFound() => new("approvals.not_found", DataText.NotFound);

    private static async Task<Error> NotYourTurnAsync(PortalDbContext db, CostCenter costCenter)
    {
        var deciders = await db.DecidersAsync([costCenter.Id]);
        var decider = deciders[costCenter.Id] is { } id ? await db.Users.SingleOrDefaultAsync(u => u.Id == id) : null;
        return new Error(
            "approvals.not_your_turn",
            decider is null ? ApprovalsText.ModuleOwnerDecides : Words.Format(ApprovalsText.OwnerDecides, decider.DisplayName));
    }
}
