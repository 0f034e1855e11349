using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution;

/// <summary>Pays obligations. Of two who pay the same money one does, and the other is told what is left.</summary>
public sealed class DisbursementService(PortalDb portalDb)
{
    /// <summary>Records a payment; recording the same one again changes nothing and succeeds.</summary>
    /// <param name="id">Made by the form, so that a double click pays once.</param>
    public Task<Result> PayAsync(Guid id, Guid obligationId, DisbursementTerms terms) => portalDb.RunAsync<Result>(
        async db =>
        {
            if (await db.RefuseAsync(ExecutionPermissions.RecordDisbursement) is { } refusal)
            {
                return refusal;
            }

            if (await db.Set<Disbursement>().AnyAsync(d => d.Id == id))
            {
                return Result.Success;
            }

            var found = await db.ObligationAsync(obligationId);
            if (!found.Succeeded)
            {
                return found;
            }

            var obligation = found.Value;
            if (await db.SamePersonAsync([obligation.RecordedById, .. await db.ReleasersAsync(obligation)]) is { } same)
            {
                return same;
            }

            if (terms.RefuseLater(db.Time.Today(await db.OrganizationAsync())) is { } later)
            {
                return later;
            }

            await using var transaction = await db.Database.BeginTransactionAsync();
            var appropriations = await db.AppropriationsOfAsync(obligation);
            var paid = Disbursement.Pay(
                id, await DocumentNumber.NextAsync(db, DocumentKind.Disbursement, terms.Date.Year), obligation, terms, appropriations.Values.First().Currency,
                db.Actor.UserId!.Value, db.Time.GetUtcNow());
            if (!paid.Succeeded)
            {
                return paid;
            }

            var borne = paid.Value.Bear(appropriations, paid.Value.ExchangeDifference, db.Time.GetUtcNow());
            if (!borne.Succeeded)
            {
                return borne;
            }

            db.Add(paid.Value);
            db.AddRange(borne.Value);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return Result.Success;
        },
        conflict => conflict);

    /// <summary>Takes a payment back, as after a bounced transfer.</summary>
    /// <param name="seen">Version that the user saw; when somebody else changed it since, it is refused.</param>
    public Task<Result> CancelAsync(Guid id, Guid seen, string reason) => portalDb.RunAsync<Result>(
        async db =>
        {
            if (await db.RefuseAsync(ExecutionPermissions.RecordDisbursement) is { } refusal)
            {
                return refusal;
            }

            var disbursement = await db.Set<Disbursement>().Include(d => d.Lines).SingleOrDefaultAsync(d => d.Id == id);
            if (disbursement is null)
            {
                return new Error("execution.not_found", DataText.NotFound);
            }

            if (disbursement.Version != seen)
            {
                return new Error("data.conflict", DataText.Conflict);
            }

            var found = await db.ObligationAsync(disbursement.ObligationId);
            if (!found.Succeeded)
            {
                return found;
            }

            var cancelled = disbursement.Cancel(found.Value, reason, db.Actor.UserId!.Value, db.Time.GetUtcNow());
            if (!cancelled.Succeeded)
            {
                return cancelled;
            }

            var borne = disbursement.Bear(await db.AppropriationsOfAsync(found.Value), -disbursement.ExchangeDifference, db.Time.GetUtcNow());
            if (!borne.Succeeded)
            {
                return borne;
            }

            db.AddRange(borne.Value);
            await db.SaveChangesAsync();
            return Result.Success;
        },
        conflict => conflict);
}
