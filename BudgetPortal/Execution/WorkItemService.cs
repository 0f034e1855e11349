using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution;

/// <summary>Breaks down what an obligation pays for. Who has to do a piece may say that it is done; the rest takes the right to record obligations.</summary>
public sealed class WorkItemService(PortalDb portalDb)
{
    /// <summary>Adds; adding the same one again changes nothing and succeeds.</summary>
    /// <param name="id">Made by the form, so that a double click adds once.</param>
    public Task<Result> AddAsync(Guid id, Guid obligationId, WorkItemTerms terms) => portalDb.RunAsync<Result>(
        async db =>
        {
            if (await RefuseAsync(db, terms) is { } refusal)
            {
                return refusal;
            }

            if (await db.Set<WorkItem>().AnyAsync(w => w.Id == id))
            {
                return Result.Success;
            }

            var found = await db.ObligationAsync(obligationId);
            if (!found.Succeeded)
            {
                return found;
            }

            var added = WorkItem.Add(id, found.Value, terms);
            if (added.Succeeded)
            {
                db.Add(added.Value);
                await db.SaveChangesAsync();
            }

            return added;
        },
        conflict => conflict);

    /// <summary>Says other things of one.</summary>
    /// <param name="seen">Version that the user saw; when somebody else changed it since, it is refused.</param>
    public Task<Result> ChangeAsync(Guid id, Guid seen, WorkItemTerms terms) => RunAsync(
        id, seen, (db, _) => RefuseAsync(db, terms), (item, obligation) => item.Change(obligation, terms));

    /// <summary>Says that it is done, or open again, or that nobody does it. One that nobody does stays so.</summary>
    /// <param name="seen">Version that the user saw; when somebody else changed it since, it is refused.</param>
    public Task<Result> MoveAsync(Guid id, Guid seen, WorkItemState state) => RunAsync(
        id, seen,
        async (db, item) => state != WorkItemState.Cancelled && item.AssigneeId == db.Actor.UserId && (await db.PermissionsAsync()).Count > 0
            ? null : await db.RefuseAsync(ExecutionPermissions.RecordObligation),
        (item, _) => item.Move(state));

    /// <summary>The right, and that whoever is to do it is somebody of the organization.</summary>
    private static async Task<Error?> RefuseAsync(PortalDbContext db, WorkItemTerms terms) =>
        await db.RefuseAsync(ExecutionPermissions.RecordObligation) is { } refusal ? refusal
        : terms.AssigneeId is { } person && !await db.Users.AnyAsync(u => u.Id == person && u.IsActive)
            ? new Error("execution.assignee_unknown", ExecutionText.AssigneeUnknown, nameof(WorkItemTerms.AssigneeId))
        : null;

    private Task<Result> RunAsync(
        Guid id, Guid seen, Func<PortalDbContext, WorkItem, Task<Error?>> refuse, Func<WorkItem, Obligation, Result> operation) => portalDb.RunAsync<Result>(
        async db =>
        {
            if (await db.Set<WorkItem>().SingleOrDefaultAsync(w => w.Id == id) is not { } item)
            {
                return new Error("execution.not_found", DataText.NotFound);
            }

            if (await refuse(db, item) is { } refusal)
            {
                return refusal;
            }

            if (item.Version != seen)
            {
                return new Error("data.conflict", DataText.Conflict);
            }

            var found = await db.ObligationAsync(item.ObligationId);
            if (!found.Succeeded)
            {
                return found;
            }

            var done = operation(item, found.Value);
            if (done.Succeeded)
            {
                await db.SaveChangesAsync();
            }

            return done;
        },
        conflict => conflict);
}
