using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals;

/// <summary>
/// Decides a cost center's part: for its owner, the standing deputy, or whoever the request came to. Each decision is one transaction with
/// its history and notices; of two who decide at once one wins and the other is told who did.
/// </summary>
public sealed class CostCenterDecisionService(PortalDb portalDb, BudgetProgress progress, DecisionNotices notices)
{
    /// <summary>Approves a part as it was submitted.</summary>
    /// <param name="seen">The part's version when it was opened; a part that changed since is refused.</param>
    public Task<Result> ApproveAsync(Guid partId, Guid seen, string comment) =>
        DecideAsync(partId, seen, DecisionComment.Check(comment), (db, turn) => ApproveAsync(db, turn, comment, []));

    /// <summary>Approves several parts as they were submitted, with the same comment; each for itself, so that one that is refused stops no other.</summary>
    /// <param name="decided">Told after each how many were decided.</param>
    /// <param name="stop">Leaves the rest as it is; the one that is being decided is decided.</param>
    /// <returns>Why each was refused, in their order; null where it was approved. Those that were left are not in it.</returns>
    public async Task<IReadOnlyList<Error?>> ApproveSeveralAsync(
        IReadOnlyList<SeenPart> parts, string comment, Action<int>? decided = null, CancellationToken stop = default)
    {
        var refusals = new List<Error?>();
        foreach (var part in parts.TakeWhile(_ => !stop.IsCancellationRequested))
        {
            refusals.Add((await ApproveAsync(part.PartId, part.Version, comment)).Error);
            decided?.Invoke(refusals.Count);
        }

        return refusals;
    }

    /// <summary>Changes lines and approves in one step; what was changed is kept and its authors are told.</summary>
    /// <param name="changes">At least one, each with a reason; errors name their field by <see cref="LineChange.FieldOf"/>.</param>
    public Task<Result> ChangeAndApproveAsync(Guid partId, Guid seen, IReadOnlyList<LineChange> changes, string comment) =>
        DecideAsync(partId, seen, DecisionComment.Check(comment), async (db, turn) =>
        {
            var changed = await LineChanges.ApplyAsync(db, turn, changes);
            if (!changed.Succeeded)
            {
                return changed;
            }

            return await TargetControlRule.RefuseLinesAsync(db, turn.Budget, turn.Part, field: null) is { } beyond
                ? beyond
                : await ApproveAsync(db, turn, comment, changed.Value);
        });

    /// <summary>Rejects a part: it goes back to its entry users, who correct it until a deadline.</summary>
    /// <param name="comment">Required.</param>
    /// <param name="until">The last day for corrections; the proposed one when null.</param>
    public Task<Result> RejectAsync(Guid partId, Guid seen, string comment, DateOnly? until = null) =>
        DecideAsync(partId, seen, DecisionComment.Require(comment, ApprovalsText.RejectCommentRequired), async (db, turn) =>
        {
            var deadline = await Correction.DeadlineAsync(db, turn.Budget, until, turn.Today);
            if ((deadline.Succeeded ? turn.Part.Reject(turn.Budget, deadline.Value) : deadline) is { Succeeded: false } illegal)
            {
                return illegal;
            }

            Record(db, turn, ApprovalStatus.Rejected, comment, []);
            db.AddStep(turn.Budget, BudgetStep.PartRejected, turn.Part, comment.Trim());
            await notices.PartRejectedAsync(db, turn, comment.Trim());
            return Result.Success;
        });

    private async Task<Result> ApproveAsync(PortalDbContext db, PartTurn turn, string comment, IReadOnlyList<ChangedLine> changed)
    {
        if (turn.Part.Approve(turn.Budget) is { Succeeded: false } illegal)
        {
            return illegal;
        }

        // A part that was sent back is decided without being submitted: its lines may be gone.
        if (!await db.Set<BudgetLine>().AnyAsync(l => l.PartId == turn.Part.Id))
        {
            return new Error("planning.part_empty", PlanningText.PartIsEmpty);
        }

        Record(db, turn, ApprovalStatus.Approved, comment, changed);
        var step = changed.Count == 0 ? BudgetStep.PartApproved : BudgetStep.PartApprovedWithChanges;
        db.AddStep(turn.Budget, step, turn.Part, comment.Trim(), changed.Count == 0 ? null : changed.Count);
        await notices.PartApprovedAsync(db, turn, comment.Trim(), changed);
        await progress.AdvanceAsync(db, turn.Budget, turn.Today);
        return Result.Success;
    }

    private static void Record(PortalDbContext db, PartTurn turn, ApprovalStatus status, string comment, IReadOnlyList<ChangedLine> changed)
    {
        foreach (var request in turn.Requests)
        {
            request.Close(db.Time.GetUtcNow());
        }

        turn.Budget.Touch();
        turn.Own.Record(db, turn);
        db.Add(new BudgetApproval
        {
            BudgetId = turn.Budget.Id,
            PartId = turn.Part.Id,
            ApproverType = ApproverType.CostCenterOwner,
            ApproverId = db.Actor.UserId!.Value,
            ActingForId = turn.ActingForId,
            Status = status,
            At = db.Time.GetUtcNow(),
            Comments = comment.Trim(),
            OwnLines = turn.Own.Count,
            Changes = [.. changed.SelectMany(c => c.Changes)],
        });
    }

    private Task<Result> DecideAsync(
        Guid partId, Guid seen, Error? wrongComment, Func<PortalDbContext, PartTurn, Task<Result>> decide) => portalDb.RunAsync<Result>(
        async db =>
        {
            var turn = await PartTurn.LoadAsync(db, partId, seen);
            if (!turn.Succeeded)
            {
                return turn;
            }

            if (wrongComment is not null)
            {
                return wrongComment;
            }

            var decided = await decide(db, turn.Value);
            if (decided.Succeeded)
            {
                await db.SaveChangesAsync();
            }

            return decided;
        },
        conflict => conflict);
}

/// <summary>A part as somebody saw it.</summary>
public sealed record SeenPart(Guid PartId, Guid Version);
