using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals.Changes;

/// <summary>
/// Decides proposals: the owners of the cost centers consent, then the module owner approves and the new figures are in force at once. Of
/// two who decide at once one wins and the other is told.
/// </summary>
public sealed class ChangeDecisionService(PortalDb portalDb, ChangeSwap swap, ChangeNotices notices)
{
    /// <summary>Agrees for all cost centers for which it is the actor's turn.</summary>
    /// <param name="seen">The proposal's version when it was read; one whose figures moved since is refused.</param>
    public Task<Result> ConsentAsync(Guid changeId, Guid seen, string comment) => DecideAsync(changeId, seen, DecisionComment.Check(comment), async (db, waiting) =>
    {
        var (budget, change) = (waiting.Budget, waiting.Change);
        if (waiting.Theirs.Count == 0)
        {
            return new Error("approvals.not_your_turn", change.IsConsented ? ApprovalsText.ModuleOwnerDecides : ChangesText.OwnersConsent);
        }

        foreach (var (part, turn) in waiting.Theirs)
        {
            if (change.Consent(budget, part.PartId, db.Actor.UserId!.Value, turn.ActingForId, db.Time.GetUtcNow(), comment) is { Succeeded: false } refusal)
            {
                return refusal;
            }

            db.AddStep(budget, BudgetStep.ChangeConsented, budget.Parts.Single(p => p.Id == part.PartId), change.Title(comment), actingForId: turn.ActingForId);
        }

        if (change.IsConsented)
        {
            await notices.RequestedAsync(db, budget, change, waiting.Turns);
        }

        await db.SaveChangesAsync();
        return Result.Success;
    });

    /// <summary>Approves a proposal to which all cost centers agreed: it is in force at once.</summary>
    public Task<Result> ApproveAsync(Guid changeId, Guid seen, string comment) => DecideAsync(changeId, seen, DecisionComment.Check(comment), async (db, waiting) =>
    {
        var (budget, change) = (waiting.Budget, waiting.Change);
        if (await db.RefuseAsync(ApprovalsPermissions.DecideFinally) is { } refusal)
        {
            return refusal;
        }

        var segregation = (await ChangeSegregation.LoadAsync(db)).Of(change);
        if (segregation.Refusal is not null)
        {
            return segregation.Refusal;
        }

        await using var transaction = await db.Database.BeginTransactionAsync();
        db.AddStep(budget, BudgetStep.ChangeApproved, change.PartIn(budget), change.Title(comment), change.Lines.Count);
        segregation.Record(db, budget);
        await notices.ApprovedAsync(db, budget, change, comment.Trim());
        var swapped = await swap.SwapAsync(db, budget, change, db.Actor.UserId!.Value, db.Time.GetUtcNow(), comment);
        if (swapped.Succeeded)
        {
            await transaction.CommitAsync();
        }

        return swapped;
    });

    /// <summary>Rejects a proposal for good, as the owner of one of its cost centers or as module owner; what is in force stays.</summary>
    /// <param name="comment">Required.</param>
    public Task<Result> RejectAsync(Guid changeId, Guid seen, string comment) => DecideAsync(
        changeId, seen, DecisionComment.Require(comment, ApprovalsText.RejectCommentRequired), async (db, waiting) =>
        {
            var (budget, change) = (waiting.Budget, waiting.Change);
            if (waiting.Theirs.Count == 0)
            {
                var refusal = await db.RefuseAsync(ApprovalsPermissions.DecideFinally) ?? (await ChangeSegregation.LoadAsync(db)).Of(change).Refusal;
                if (refusal is not null)
                {
                    return refusal;
                }
            }

            var forId = waiting.Theirs.Select(t => t.Turn.ActingForId).FirstOrDefault();
            if (change.Reject(db.Actor.UserId!.Value, forId, db.Time.GetUtcNow(), comment) is { Succeeded: false } illegal)
            {
                return illegal;
            }

            db.AddStep(budget, BudgetStep.ChangeRejected, change.PartIn(budget), change.Title(comment), actingForId: forId);
            await notices.RejectedAsync(db, budget, change, comment.Trim());
            await db.SaveChangesAsync();
            return Result.Success;
        });

    private static async Task<Error> NotWaitingAsync(PortalDbContext db, BudgetChange change)
    {
        var decider = change.DecidedById is { } id ? await db.Users.SingleOrDefaultAsync(u => u.Id == id) : null;
        if (decider is null || change.DecidedAt is not { } at)
        {
            return new Error("changes.illegal_move", ChangesText.NotWaiting);
        }

        var sentence = change.State switch
        {
            ChangeState.Approved => ApprovalsText.AlreadyApproved,
            ChangeState.Rejected => ApprovalsText.AlreadyRejected,
            _ => ChangesText.AlreadyCancelled,
        };
        return new Error("approvals.already_decided", Words.Format(sentence, decider.DisplayName, (await db.OrganizationAsync()).Local(at)));
    }

    private Task<Result> DecideAsync(Guid changeId, Guid seen, Error? wrongComment, Func<PortalDbContext, Case, Task<Result>> decide) => portalDb.RunAsync<Result>(
        async db =>
        {
            if (await ChangeAccess.LoadAsync(db, changeId) is not { State: not ChangeState.Draft } change)
            {
                return ChangeAccess.NotFound();
            }

            var turns = await ConsentTurns.LoadAsync(db, [.. change.Parts.Select(p => p.PartId)]);
            var theirs = change.Parts.Select(p => (Part: p, Turn: turns.Of(change, p))).Where(t => t.Turn.IsTheirs).ToList();
            if (theirs.Count == 0 && !await (await ChangeAccess.VisibleAsync(db)).AnyAsync(c => c.Id == changeId))
            {
                return ChangeAccess.NotFound();
            }

            if (change.State != ChangeState.Submitted)
            {
                return await NotWaitingAsync(db, change);
            }

            var budget = (await BudgetProgress.LoadAsync(db, change.BudgetId))!;
            return budget.MayBeRevised() is { Succeeded: false } over ? over
                : change.Version != seen ? new Error("changes.changed", ChangesText.ChangedMeanwhile)
                : wrongComment ?? await decide(db, new Case(budget, change, turns, theirs));
        },
        conflict => conflict);

    /// <summary>A proposal that waits, with the cost centers for which it is the actor's turn.</summary>
    private sealed record Case(Budget Budget, BudgetChange Change, ConsentTurns Turns, IReadOnlyList<(ChangePart Part, Turn Turn)> Theirs);
}
