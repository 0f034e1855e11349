using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Proposals;

/// <summary>Writes proposals and hands them in. Every call takes <see cref="ExecutionPermissions.KeepProposals"/>.</summary>
public sealed class BudgetProposalService(PortalDb portalDb, ProposalNotices notices)
{
    /// <summary>Begins the proposal of a year; proposing the same one again changes nothing and succeeds.</summary>
    /// <param name="id">Made by the form, so that a double click proposes once.</param>
    public Task<Result> ProposeAsync(Guid id, Guid? periodId, string name) => RunAsync(async db =>
    {
        if (await db.Set<BudgetProposal>().AnyAsync(p => p.Id == id))
        {
            return Result.Success;
        }

        if (periodId is not { } year || !await db.Set<BudgetPeriod>().AnyAsync(p => p.Id == year))
        {
            return new Error("proposals.year_required", ProposalsText.YearRequired, nameof(BudgetProposal.PeriodId));
        }

        if (await db.Set<BudgetProposal>().AnyAsync(p => p.PeriodId == year && p.State != ProposalState.Cancelled))
        {
            return new Error("proposals.year_taken", ProposalsText.YearTaken, nameof(BudgetProposal.PeriodId));
        }

        var proposed = BudgetProposal.Propose(id, year, name, (await db.OrganizationAsync()).Currency, db.Actor.UserId!.Value, db.Time.GetUtcNow());
        if (proposed.Succeeded)
        {
            db.Add(proposed.Value);
            await db.SaveChangesAsync();
        }

        return proposed;
    });

    /// <param name="seen">Version that the user saw; when somebody else changed it since, it is refused.</param>
    public Task<Result> RenameAsync(Guid id, Guid seen, string name) => ChangeAsync(id, async (db, proposal) =>
    {
        if (proposal.Version != seen)
        {
            return ProposalReading.Conflict();
        }

        var renamed = proposal.Rename(name);
        if (renamed.Succeeded)
        {
            await db.SaveChangesAsync();
        }

        return renamed;
    });

    /// <summary>Adds a program; adding the same one again changes nothing and succeeds.</summary>
    /// <param name="programBudgetId">Made by the form, so that a double click adds once.</param>
    public Task<Result> AddProgramAsync(Guid id, Guid programBudgetId, Guid? programId) => ChangeAsync(id, async (db, proposal) =>
    {
        if (await db.Set<ProgramBudget>().AnyAsync(p => p.Id == programBudgetId))
        {
            return Result.Success;
        }

        if (proposal.MayAdd().Error is { } closed)
        {
            return closed;
        }

        if (programId is not { } program || !await db.Set<Program>().AnyAsync(p => p.Id == program && p.IsActive))
        {
            return new Error("proposals.program_required", ProposalsText.ProgramRequired, nameof(ProgramBudget.ProgramId));
        }

        if (await db.Set<ProgramBudget>().AnyAsync(p => p.ProposalId == id && p.ProgramId == program && p.State != ProposalState.Cancelled))
        {
            return new Error("proposals.program_taken", ProposalsText.ProgramTaken, nameof(ProgramBudget.ProgramId));
        }

        db.Add(new ProgramBudget(programBudgetId, proposal, program));
        Touch(db, proposal);
        await db.SaveChangesAsync();
        return Result.Success;
    });

    /// <summary>Hands in the proposal with all of its programs that are not decided; a second click finds it handed in.</summary>
    public Task<Result> SubmitAsync(Guid id) => ChangeAsync(id, async (db, proposal) =>
    {
        var userId = db.Actor.UserId!.Value;
        if (proposal.State == ProposalState.Submitted && proposal.SubmittedById == userId)
        {
            return Result.Success;
        }

        var programs = await db.ProgramsAsync(id);
        if (programs.Find(p => p.State.IsWritten() && p.Items.Count == 0) is { } empty && proposal.State.IsWritten())
        {
            var name = await db.Set<Program>().Where(p => p.Id == empty.ProgramId).Select(p => p.Name).SingleAsync();
            return new Error("proposals.program_empty", Words.Format(ProposalsText.ProgramEmpty, name));
        }

        var submitted = proposal.Submit(programs, userId, db.Time.GetUtcNow());
        if (submitted.Succeeded)
        {
            await notices.SubmittedAsync(db, proposal, null);
            await db.SaveChangesAsync();
        }

        return submitted;
    });

    /// <summary>Gives the proposal up with its programs; those who decide are told when it was with them.</summary>
    /// <param name="seen">Version that the user saw; when somebody else changed it since, it is refused.</param>
    public Task<Result> CancelAsync(Guid id, Guid seen) => ChangeAsync(id, async (db, proposal) =>
    {
        if (proposal.State != ProposalState.Cancelled && proposal.Version != seen)
        {
            return ProposalReading.Conflict();
        }

        var wasSubmitted = proposal.State == ProposalState.Submitted;
        var cancelled = proposal.Cancel(await db.ProgramsAsync(id));
        if (cancelled.Succeeded)
        {
            await notices.CancelledAsync(db, proposal, null, wasSubmitted);
            await db.SaveChangesAsync();
        }

        return cancelled;
    });

    private Task<Result> RunAsync(Func<PortalDbContext, Task<Result>> operation) => portalDb.RunAsync<Result>(
        async db => await db.RefuseAsync(ExecutionPermissions.KeepProposals) is { } refusal ? refusal : await operation(db), conflict => conflict);

    private Task<Result> ChangeAsync(Guid id, Func<PortalDbContext, BudgetProposal, Task<Result>> operation) => RunAsync(async db =>
        await db.Set<BudgetProposal>().SingleOrDefaultAsync(p => p.Id == id) is { } proposal ? await operation(db, proposal) : ProposalReading.NotFound());

    /// <summary>A program is part of it, though a row of its own: who adds one, and who hands in or cancels, come one after the other.</summary>
    private static void Touch(PortalDbContext db, BudgetProposal proposal) => db.Entry(proposal).Property(p => p.Version).IsModified = true;
}
