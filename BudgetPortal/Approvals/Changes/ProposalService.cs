using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals.Changes;

/// <summary>Begins proposals and takes them to those who decide, for people who may propose for the cost centers concerned.</summary>
public sealed class ProposalService(PortalDb portalDb, ChangeNotices notices)
{
    /// <summary>Begins a revision of one cost center's part. The same one again changes nothing and succeeds.</summary>
    /// <param name="id">Made by the form, so that a double click proposes once.</param>
    /// <param name="reason">Required.</param>
    public Task<Result<Guid>> ProposeRevisionAsync(Guid id, Guid partId, string reason) => portalDb.RunAsync<Result<Guid>>(
        async db =>
        {
            var part = await (await ChangeAccess.ProposableAsync(db)).AsNoTracking().SingleOrDefaultAsync(p => p.Id == partId);
            if (part is null)
            {
                return await (await db.VisiblePartsAsync()).AnyAsync(p => p.Id == partId)
                    ? new Error("changes.not_yours", ChangesText.NotYours)
                    : ChangeAccess.NotFound();
            }

            if (await db.Set<BudgetChange>().AnyAsync(c => c.Id == id))
            {
                return id;
            }

            var budget = await db.Set<Budget>().AsNoTracking().SingleAsync(b => b.Id == part.BudgetId);
            var proposed = BudgetChange.Propose(
                id, budget, await NextNumberAsync(db, budget.Id), ChangeKind.Revision, [part], reason, db.Actor.UserId!.Value, db.Time.GetUtcNow());
            if (!proposed.Succeeded)
            {
                return Result<Guid>.Failed(proposed.Errors);
            }

            db.Add(proposed.Value);
            await db.SaveChangesAsync();
            return id;
        },
        conflict => conflict);

    /// <summary>
    /// Hands a draft to the owners of its cost centers, and on to the module owner where the one who does it is that owner: handing in is
    /// their consent.
    /// </summary>
    /// <param name="seen">The proposal's version when it was read; one that changed since is refused.</param>
    public Task<Result> SubmitAsync(Guid changeId, Guid seen) => OnAsync(changeId, async (db, budget, change) =>
    {
        if (change.Version != seen)
        {
            return new Error("changes.changed", ChangesText.ChangedMeanwhile);
        }

        if (await AnyOvertakenAsync(db, change))
        {
            return new Error("changes.line_overtaken", ChangesText.LineOvertaken);
        }

        var (userId, at) = (db.Actor.UserId!.Value, db.Time.GetUtcNow());
        if (change.Submit(budget, userId, at) is { Succeeded: false } refusal)
        {
            return refusal;
        }

        db.AddStep(budget, BudgetStep.ChangeSubmitted, change.PartIn(budget), change.Title(), change.Lines.Count);
        var turns = await ConsentTurns.LoadAsync(db, [.. change.Parts.Select(p => p.PartId)]);
        foreach (var part in change.Parts.Where(p => turns.Of(change, p) is { IsTheirs: true, ByDelegation: false }).ToList())
        {
            change.Consent(budget, part.PartId, userId, turns.Of(change, part).ActingForId, at, string.Empty);
        }

        await notices.RequestedAsync(db, budget, change, turns);
        return Result.Success;
    });

    /// <summary>Makes a draft of a proposal that waits; the consents given so far fall away.</summary>
    public Task<Result> TakeBackAsync(Guid changeId) => OnAsync(changeId, (db, budget, change) =>
    {
        var taken = change.TakeBack();
        if (taken.Succeeded)
        {
            db.AddStep(budget, BudgetStep.ChangeTakenBack, change.PartIn(budget), change.Title());
        }

        return Task.FromResult(taken);
    });

    /// <summary>Gives a proposal up; those who were asked are told.</summary>
    public Task<Result> CancelAsync(Guid changeId, string comment) => OnAsync(changeId, async (db, budget, change) =>
    {
        if (DecisionComment.Check(comment) is { } wrong)
        {
            return wrong;
        }

        var waited = change.State == ChangeState.Submitted;
        var cancelled = change.Cancel(db.Actor.UserId!.Value, db.Time.GetUtcNow(), comment);
        if (cancelled.Succeeded && waited)
        {
            db.AddStep(budget, BudgetStep.ChangeCancelled, change.PartIn(budget), change.Title(comment));
            await notices.CancelledAsync(db, budget, change, comment.Trim());
        }

        return cancelled;
    });

    /// <summary>Whether a line of a proposal is no longer in force as it was when the proposal was written.</summary>
    internal static async Task<bool> AnyOvertakenAsync(PortalDbContext db, BudgetChange change)
    {
        var ids = change.Lines.Select(l => l.LineId).ToList();
        var lines = await db.Set<BudgetLine>().AsNoTracking().Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id);
        return change.Lines.Any(l => ChangeSwap.Overtaken(l, lines.GetValueOrDefault(l.LineId)));
    }

    internal static async Task<int> NextNumberAsync(PortalDbContext db, Guid budgetId) =>
        1 + (await db.Set<BudgetChange>().Where(c => c.BudgetId == budgetId).MaxAsync(c => (int?)c.Number) ?? 0);

    private Task<Result> OnAsync(Guid changeId, Func<PortalDbContext, Budget, BudgetChange, Task<Result>> operation) => portalDb.RunAsync(
        async db =>
        {
            if (await ChangeAccess.LoadAsync(db, changeId) is not { } change || !await ChangeAccess.MayWriteAsync(db, change))
            {
                return await (await ChangeAccess.VisibleAsync(db)).AnyAsync(c => c.Id == changeId)
                    ? new Error("changes.not_yours", ChangesText.NotYours)
                    : ChangeAccess.NotFound();
            }

            var budget = (await BudgetProgress.LoadAsync(db, change.BudgetId))!;
            var result = await operation(db, budget, change);
            if (result.Succeeded)
            {
                await db.SaveChangesAsync();
            }

            return result;
        },
        conflict => (Result)conflict);
}
