using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Proposals;

/// <summary>Writes what a program asks for. Every call takes <see cref="ExecutionPermissions.KeepProposals"/>.</summary>
public sealed class ProgramBudgetService(PortalDb portalDb, ProposalNotices notices)
{
    /// <summary>Puts a line item in, or changes the one with this id; saying the same again changes nothing and succeeds.</summary>
    /// <param name="itemId">Made by the form, so that a double click puts one.</param>
    /// <param name="seen">Version that the user saw, null for a new one; when somebody else changed it since, it is refused.</param>
    public Task<Result> PutAsync(Guid id, Guid itemId, Guid? seen, LineItemTerms terms) => ChangeAsync(id, async (db, program) =>
    {
        var there = program.Items.FirstOrDefault(i => i.Id == itemId);
        if (there?.Says(terms) == true)
        {
            return Result.Success;
        }

        if (program.MayEdit().Succeeded && there?.Version != seen)
        {
            return there is null ? new Error("proposals.item_gone", ProposalsText.ItemGone) : ProposalReading.Conflict();
        }

        if (terms.ObjectCodeId != Guid.Empty && there?.ObjectCodeId != terms.ObjectCodeId
            && !await db.Set<ObjectCode>().AnyAsync(c => c.Id == terms.ObjectCodeId && c.IsActive))
        {
            return new Error("proposals.object_code_required", ProposalsText.ObjectCodeRequired, nameof(LineItemTerms.ObjectCodeId));
        }

        var currency = await db.Set<BudgetProposal>().Where(p => p.Id == program.ProposalId).Select(p => p.Currency).SingleAsync();
        return program.Put(itemId, terms, currency);
    });

    /// <summary>Takes a line item out; it is gone, and stands in the audit trail.</summary>
    public Task<Result> RemoveAsync(Guid id, Guid itemId) => ChangeAsync(id, (_, program) => Task.FromResult(program.Remove(itemId)));

    /// <summary>Says why it is needed, or changes what was said under this id; saying the same again changes nothing and succeeds.</summary>
    /// <param name="justificationId">Made by the form, so that a double click adds one.</param>
    /// <param name="seen">Version that the user saw, null for a new one; when somebody else changed it since, it is refused.</param>
    public Task<Result> JustifyAsync(Guid id, Guid justificationId, Guid? seen, JustificationTerms terms) => ChangeAsync(id, (_, program) =>
    {
        var there = program.Justifications.FirstOrDefault(j => j.Id == justificationId);
        return Task.FromResult(
            there?.Says(terms) == true ? Result.Success
            : program.MayEdit().Succeeded && there?.Version != seen ? ProposalReading.Conflict()
            : program.Justify(justificationId, terms));
    });

    public Task<Result> RemoveJustificationAsync(Guid id, Guid justificationId) =>
        ChangeAsync(id, (_, program) => Task.FromResult(program.RemoveJustification(justificationId)));

    /// <summary>Hands in one program by itself, after its proposal was; a second click finds it handed in.</summary>
    public Task<Result> SubmitAsync(Guid id) => ChangeAsync(id, async (db, program) =>
    {
        var userId = db.Actor.UserId!.Value;
        if (program.State == ProposalState.Submitted && program.SubmittedById == userId)
        {
            return Result.Success;
        }

        var proposal = await db.Set<BudgetProposal>().SingleAsync(p => p.Id == program.ProposalId);
        if (proposal.MaySubmitProgram().Error is { } closed)
        {
            return closed;
        }

        var submitted = program.Submit(userId, db.Time.GetUtcNow());
        if (submitted.Succeeded)
        {
            // Whoever decides the proposal in the same moment decides with it or without it, never past it.
            db.Entry(proposal).Property(p => p.Version).IsModified = true;
            await notices.SubmittedAsync(db, proposal, program);
        }

        return submitted;
    });

    /// <summary>Gives a program up.</summary>
    /// <param name="seen">Version that the user saw; when somebody else changed it since, it is refused.</param>
    public Task<Result> CancelAsync(Guid id, Guid seen) => ChangeAsync(id, async (db, program) =>
    {
        if (program.State != ProposalState.Cancelled && program.Version != seen)
        {
            return ProposalReading.Conflict();
        }

        var wasSubmitted = program.State == ProposalState.Submitted;
        var cancelled = program.Cancel();
        if (cancelled.Succeeded)
        {
            await notices.CancelledAsync(db, await db.Set<BudgetProposal>().SingleAsync(p => p.Id == program.ProposalId), program, wasSubmitted);
        }

        return cancelled;
    });

    /// <summary>Runs a change; what was added, changed or removed below the program is a new version of it too.</summary>
    private Task<Result> ChangeAsync(Guid id, Func<PortalDbContext, ProgramBudget, Task<Result>> operation) => portalDb.RunAsync<Result>(
        async db =>
        {
            if (await db.RefuseAsync(ExecutionPermissions.KeepProposals) is { } refusal)
            {
                return refusal;
            }

            var program = await db.Set<ProgramBudget>().Include(p => p.Items).Include(p => p.Justifications).AsSplitQuery().SingleOrDefaultAsync(p => p.Id == id);
            if (program is null)
            {
                return ProposalReading.NotFound();
            }

            var changed = await operation(db, program);
            if (changed.Succeeded && db.ChangeTracker.HasChanges())
            {
                db.Entry(program).Property(p => p.Version).IsModified = true;
                await db.SaveChangesAsync();
            }

            return changed;
        },
        conflict => conflict);
}
