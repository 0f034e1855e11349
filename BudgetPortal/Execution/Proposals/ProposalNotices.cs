using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Proposals;

/// <summary>Who is told of proposals and their programs.</summary>
public sealed class ProposalNotices(INotices notices)
{
    public const string Submitted = "proposal.approval_requested";
    public const string Approved = "proposal.approved";
    public const string Rejected = "proposal.rejected";
    public const string Cancelled = "proposal.cancelled";

    /// <summary>Asks those who may decide.</summary>
    /// <param name="program">Null for the whole proposal.</param>
    internal async Task SubmittedAsync(PortalDbContext db, BudgetProposal proposal, ProgramBudget? program) =>
        await RaiseAsync(db, Submitted, proposal, program, await DecidersAsync(db), string.Empty);

    /// <summary>Tells those who asked.</summary>
    /// <param name="program">Null for the whole proposal.</param>
    internal async Task DecidedAsync(PortalDbContext db, BudgetProposal proposal, ProgramBudget? program) => await RaiseAsync(
        db, (program?.State ?? proposal.State) == ProposalState.Approved ? Approved : Rejected, proposal, program,
        await db.ActiveAsync(Asking(proposal, program)), program?.Comment ?? proposal.Comment);

    /// <summary>Tells those who asked, and those with whom it was.</summary>
    /// <param name="program">Null for the whole proposal.</param>
    internal async Task CancelledAsync(PortalDbContext db, BudgetProposal proposal, ProgramBudget? program, bool wasSubmitted) => await RaiseAsync(
        db, Cancelled, proposal, program,
        [.. await db.ActiveAsync(Asking(proposal, program)), .. wasSubmitted ? await DecidersAsync(db) : []], string.Empty);

    private static Task<List<Guid>> DecidersAsync(PortalDbContext db) => db.Holding(ExecutionPermissions.DecideProposals).Select(u => u.Id).ToListAsync();

    private static IEnumerable<Guid> Asking(BudgetProposal proposal, ProgramBudget? program) =>
        new[] { proposal.ProposedById, proposal.SubmittedById, program?.SubmittedById }.OfType<Guid>();

    private async Task RaiseAsync(PortalDbContext db, string type, BudgetProposal proposal, ProgramBudget? program, IEnumerable<Guid> people, string comment)
    {
        List<Guid> told = [.. people.Where(id => id != db.Actor.UserId).Distinct()];
        if (told.Count == 0)
        {
            return;
        }

        var arguments = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["proposal"] = proposal.Name,
            ["name"] = db.Actor.Name,
            ["comments"] = comment,
            ["program"] = program is null ? string.Empty : await db.Set<Program>().Where(p => p.Id == program.ProgramId).Select(p => p.Code + " " + p.Name).SingleAsync(),
        };
        notices.Raise(db, new Notice(type, $"{type}:{program?.Id ?? proposal.Id}:{Guid.CreateVersion7()}", told, ProposalNoticeWords.LinkOf(proposal.Id, program?.Id), arguments));
    }
}
