using BudgetPortal.Data;
using BudgetPortal.Execution.Availability;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution;

/// <summary>Binds released money by orders and contracts. Of two who bind the same money one does, and the other is told what is left.</summary>
public sealed class ObligationService(PortalDb portalDb)
{
    /// <summary>Records an obligation; recording the same one again changes nothing and succeeds.</summary>
    /// <param name="id">Made by the form, so that a double click records once.</param>
    /// <param name="reason">Why it may pass although the control of a budget would stop it; null for none.</param>
    /// <returns>What the control of the budgets warns of.</returns>
    public Task<Result<Passed>> RecordAsync(Guid id, ObligationTerms terms, string? reason = null) => portalDb.RunAsync<Result<Passed>>(
        async db =>
        {
            if (await db.RefuseAsync(ExecutionPermissions.RecordObligation) is { } refusal)
            {
                return refusal;
            }

            if (await db.Set<Obligation>().AnyAsync(o => o.Id == id))
            {
                return Passed.Quietly;
            }

            var sources = await db.MoneyAsync(terms.Lines, terms.Date);
            if (!sources.Succeeded)
            {
                return Result<Passed>.Failed(sources.Errors);
            }

            if (await db.SamePersonAsync(sources.Value.Allotments.Values.Select(a => a.ReleasedById)) is { } same)
            {
                return same;
            }

            if (await db.RefuseSourceAsync(terms) is { } wrong)
            {
                return wrong;
            }

            await using var transaction = await db.Database.BeginTransactionAsync();
            var (userId, at) = (db.Actor.UserId!.Value, db.Time.GetUtcNow());
            var recorded = Obligation.Record(
                id, await DocumentNumber.NextAsync(db, DocumentKind.Obligation, terms.Date.Year), terms, sources.Value.Allotments, sources.Value.Currency, userId, at);
            if (!recorded.Succeeded)
            {
                return Result<Passed>.Failed(recorded.Errors);
            }

            List<Use> uses = [.. terms.Lines.Where(l => l.BudgetLineId is not null).Select(l => new Use(l.BudgetLineId!.Value, l.Amount))];
            var warnings = await db.CheckAsync(DocumentKind.Obligation, id, uses, terms.Date, reason);
            if (warnings.Succeeded)
            {
                db.Add(recorded.Value);
                await db.SaveChangesAsync();
                await transaction.CommitAsync();
            }

            return warnings;
        },
        conflict => conflict);

    /// <summary>Ends it: what is not paid goes back to the allotments, and what was to be done and is not is cancelled.</summary>
    /// <param name="seen">Version that the user saw; when somebody else changed it since, it is refused.</param>
    public Task<Result> EndAsync(Guid id, Guid seen) => portalDb.RunAsync<Result>(
        async db =>
        {
            if (await db.RefuseAsync(ExecutionPermissions.RecordObligation) is { } refusal)
            {
                return refusal;
            }

            var found = await db.ObligationAsync(id);
            if (!found.Succeeded)
            {
                return found;
            }

            if (found.Value.Version != seen)
            {
                return new Error("data.conflict", DataText.Conflict);
            }

            await using var transaction = await db.Database.BeginTransactionAsync();
            if (await CancelWorkAsync(db, found.Value) is { } done)
            {
                return done;
            }

            var ended = found.Value.End(db.Actor.UserId!.Value, db.Time.GetUtcNow());
            if (ended.Succeeded)
            {
                await db.SaveChangesAsync();
                await transaction.CommitAsync();
            }

            return ended;
        },
        conflict => conflict);

    /// <summary>Cancels what is open, first, since work cannot take more than the obligation owes.</summary>
    /// <returns>The refusal, when more was done than is paid.</returns>
    private static async Task<Error?> CancelWorkAsync(PortalDbContext db, Obligation obligation)
    {
        var work = await db.Set<WorkItem>().Where(w => w.ObligationId == obligation.Id).ToListAsync();
        var done = work.Where(w => w.State == WorkItemState.Done).Sum(w => w.Amount);
        if (done > obligation.Disbursed)
        {
            return new Error(
                "execution.work_unpaid",
                Words.Format(ExecutionText.WorkUnpaid, Figures.Said(done, obligation.Currency), Figures.Said(obligation.Disbursed, obligation.Currency)));
        }

        work.FindAll(w => w.State == WorkItemState.Open).ForEach(w => w.Move(WorkItemState.Cancelled));
        await db.SaveChangesAsync();
        return null;
    }
}
