using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Proposals;

/// <summary>
/// Decides what others handed in: each program budget, whose money it then is, and the proposal as a whole. Of two who decide at once one
/// wins, and the other is told who did and when. Every call takes <see cref="ExecutionPermissions.DecideProposals"/>.
/// </summary>
public sealed class ProposalDecisionService(PortalDb portalDb, ProposalNotices notices)
{
    /// <summary>Decides a program budget; approved it becomes an appropriation at once, once. The same click twice decides once.</summary>
    /// <param name="seen">Version that the user read; one that was changed since is refused.</param>
    public Task<Result> DecideProgramAsync(Guid id, Guid seen, bool approved, string comment) => RunAsync(async db =>
    {
        var program = await db.Set<ProgramBudget>().Include(p => p.Items).SingleOrDefaultAsync(p => p.Id == id);
        if (program is null)
        {
            return ProposalReading.NotFound();
        }

        var userId = db.Actor.UserId!.Value;
        if (program is { State: ProposalState.Approved or ProposalState.Rejected, DecidedById: { } decider, DecidedAt: { } when })
        {
            return decider == userId && program.State == Outcome(approved) ? Result.Success : await db.DecidedAsync(program.State, decider, when);
        }

        if (program.State == ProposalState.Submitted && program.Version != seen)
        {
            return ProposalReading.Conflict();
        }

        if (program.Decide(approved, comment, userId, db.Time.GetUtcNow()).Error is { } refusal)
        {
            return refusal;
        }

        await using var transaction = await db.Database.BeginTransactionAsync();
        var proposal = await db.Set<BudgetProposal>().SingleAsync(p => p.Id == program.ProposalId);
        if (approved)
        {
            var year = await db.Set<BudgetPeriod>().SingleAsync(p => p.Id == proposal.PeriodId);
            var number = await DocumentNumber.NextAsync(db, DocumentKind.Appropriation, year.Start.Year);
            db.Add(Appropriation.OfProgram(program.Id, number, year.Start, year.End, proposal.Currency, program.Total));
        }

        await notices.DecidedAsync(db, proposal, program);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return Result.Success;
    });

    /// <summary>Approves the proposal once its programs are decided, or rejects it with those that are not. The same click twice decides once.</summary>
    /// <param name="seen">Version that the user read; one that was changed since is refused.</param>
    public Task<Result> DecideAsync(Guid id, Guid seen, bool approved, string comment) => RunAsync(async db =>
    {
        var proposal = await db.Set<BudgetProposal>().SingleOrDefaultAsync(p => p.Id == id);
        if (proposal is null)
        {
            return ProposalReading.NotFound();
        }

        var userId = db.Actor.UserId!.Value;
        if (proposal is { State: ProposalState.Approved or ProposalState.Rejected, DecidedById: { } decider, DecidedAt: { } when })
        {
            return decider == userId && proposal.State == Outcome(approved) ? Result.Success : await db.DecidedAsync(proposal.State, decider, when);
        }

        if (proposal.State == ProposalState.Submitted && proposal.Version != seen)
        {
            return ProposalReading.Conflict();
        }

        var decided = proposal.Decide(approved, await db.ProgramsAsync(id), comment, userId, db.Time.GetUtcNow());
        if (decided.Succeeded)
        {
            await notices.DecidedAsync(db, proposal, null);
            await db.SaveChangesAsync();
        }

        return decided;
    });

    private Task<Result> RunAsync(Func<PortalDbContext, Task<Result>> operation) => portalDb.RunAsync<Result>(
        async db => await db.RefuseAsync(ExecutionPermissions.DecideProposals) is { } refusal ? refusal : await operation(db), conflict => conflict);

    private static ProposalState Outcome(bool approved) => approved ? ProposalState.Approved : ProposalState.Rejected;
}
