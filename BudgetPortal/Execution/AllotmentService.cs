using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution;

/// <summary>Releases appropriations by quarters. Of two who release the same money one does, and the other is told what is left.</summary>
public sealed class AllotmentService(PortalDb portalDb)
{
    /// <summary>Releases; releasing the same one again changes nothing and succeeds.</summary>
    /// <param name="id">Made by the form, so that a double click releases once.</param>
    public Task<Result> ReleaseAsync(Guid id, Guid appropriationId, AllotmentTerms terms) => portalDb.RunAsync<Result>(
        async db =>
        {
            if (await db.RefuseAsync(ExecutionPermissions.ReleaseAllotment) is { } refusal)
            {
                return refusal;
            }

            if (await db.Set<Allotment>().AnyAsync(a => a.Id == id))
            {
                return Result.Success;
            }

            if (await db.Set<Appropriation>().SingleOrDefaultAsync(a => a.Id == appropriationId) is not { } appropriation)
            {
                return new Error("execution.not_found", DataText.NotFound);
            }

            await using var transaction = await db.Database.BeginTransactionAsync();
            var number = terms.Check(appropriation) is null ? await DocumentNumber.NextAsync(db, DocumentKind.Allotment, terms.Year) : 0;
            var released = Allotment.Release(id, appropriation, number, terms, db.Actor.UserId!.Value, db.Time.GetUtcNow());
            if (released.Succeeded)
            {
                db.Add(released.Value);
                await db.SaveChangesAsync();
                await transaction.CommitAsync();
            }

            return released;
        },
        conflict => conflict);

    /// <summary>Gives some of what is not obligated back to the appropriation.</summary>
    /// <param name="seen">Version that the user saw; when somebody else changed it since, it is refused.</param>
    public Task<Result> GiveBackAsync(Guid id, Guid seen, decimal amount) => RunAsync(id, seen, (_, allotment) => Task.FromResult(allotment.GiveBack(amount)));

    /// <summary>Closes it: what is not obligated goes back to the appropriation.</summary>
    /// <param name="seen">Version that the user saw; when somebody else changed it since, it is refused.</param>
    public Task<Result> EndAsync(Guid id, Guid seen) => RunAsync(
        id, seen, (db, allotment) => Task.FromResult(allotment.End(lapses: false, db.Actor.UserId, db.Time.GetUtcNow())));

    private Task<Result> RunAsync(Guid id, Guid seen, Func<PortalDbContext, Allotment, Task<Result>> operation) => portalDb.RunAsync<Result>(
        async db =>
        {
            if (await db.RefuseAsync(ExecutionPermissions.ReleaseAllotment) is { } refusal)
            {
                return refusal;
            }

            if (await db.Set<Allotment>().SingleOrDefaultAsync(a => a.Id == id) is not { } allotment)
            {
                return new Error("execution.not_found", DataText.NotFound);
            }

            if (allotment.Version != seen)
            {
                return new Error("data.conflict", DataText.Conflict);
            }

            if (await db.Set<Appropriation>().AnyAsync(a => a.Id == allotment.AppropriationId && a.IsClosed))
            {
                return new Error("execution.closed", ExecutionText.Closed);
            }

            var done = await operation(db, allotment);
            if (done.Succeeded)
            {
                await db.SaveChangesAsync();
            }

            return done;
        },
        conflict => conflict);
}
