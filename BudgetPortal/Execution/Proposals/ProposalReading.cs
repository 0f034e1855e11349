using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Proposals;

/// <summary>What commands and pages of proposals read alike.</summary>
internal static class ProposalReading
{
    /// <summary>The refusal for those who may neither write, decide nor read proposals.</summary>
    public static Error? RefuseReading(IReadOnlySet<string> held) =>
        held.Contains(ExecutionPermissions.ReadAll) || held.Contains(ExecutionPermissions.KeepProposals) || held.Contains(ExecutionPermissions.DecideProposals)
            ? null : Rights.NotPermitted();

    /// <summary>A proposal's program budgets with what they ask for, to be changed.</summary>
    public static Task<List<ProgramBudget>> ProgramsAsync(this PortalDbContext db, Guid proposalId) =>
        db.Set<ProgramBudget>().Include(p => p.Items).Where(p => p.ProposalId == proposalId).ToListAsync();

    public static Error NotFound() => new("execution.not_found", DataText.NotFound);

    public static Error Conflict() => new("data.conflict", DataText.Conflict);

    /// <summary>Says that somebody else was quicker, and who.</summary>
    public static async Task<Error> DecidedAsync(this PortalDbContext db, ProposalState state, Guid deciderId, DateTimeOffset at)
    {
        var name = await db.Users.Where(u => u.Id == deciderId).Select(u => (u.FirstName + " " + u.LastName).Trim()).SingleAsync();
        return new Error(
            "proposals.decided", Words.Format(state == ProposalState.Approved ? ProposalsText.DecidedApproved : ProposalsText.DecidedRejected, name, Dates.Moment((await db.OrganizationAsync()).Local(at))));
    }

    /// <summary>Names of people by id; whoever is missing from the ids is left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(this PortalDbContext db, params Guid?[] ids)
    {
        var wanted = ids.OfType<Guid>().Distinct().ToList();
        return await db.Users.Where(u => wanted.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => (u.FirstName + " " + u.LastName).Trim());
    }
}
