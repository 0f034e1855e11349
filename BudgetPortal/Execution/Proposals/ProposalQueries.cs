using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Proposals;

/// <summary>Reads proposals, for those who write, decide or read them all.</summary>
public sealed class ProposalQueries(PortalDb portalDb)
{
    /// <summary>All proposals, the latest year first.</summary>
    public async Task<Result<ProposalList>> ListAsync()
    {
        await using var db = portalDb.Open();
        var held = await db.PermissionsAsync();
        if (ProposalReading.RefuseReading(held) is { } refusal)
        {
            return refusal;
        }

        var programs = db.Set<ProgramBudget>().Where(p => p.State != ProposalState.Cancelled);
        var waiting = Waiting(db, held);
        var rows = await (
            from proposal in db.Set<BudgetProposal>()
            join period in db.Set<BudgetPeriod>() on proposal.PeriodId equals period.Id
            orderby period.Start descending, proposal.ProposedAt descending, proposal.Id
            select new ProposalRow(
                proposal.Id, proposal.Name, period.Name, period.Start, proposal.State, proposal.Currency,
                programs.Where(p => p.ProposalId == proposal.Id).SelectMany(p => p.Items).Sum(i => i.Amount),
                programs.Where(p => p.ProposalId == proposal.Id && p.State == ProposalState.Approved).SelectMany(p => p.Items).Sum(i => i.Amount),
                programs.Count(p => p.ProposalId == proposal.Id),
                waiting.Any(w => w.Id == proposal.Id))).ToListAsync();
        return new ProposalList(rows, held.Contains(ExecutionPermissions.KeepProposals) ? await FreeYearsAsync(db) : [], held.Contains(ExecutionPermissions.KeepProposals));
    }

    /// <summary>A proposal with its programs.</summary>
    public async Task<Result<ProposalView>> ReadAsync(Guid id)
    {
        await using var db = portalDb.Open();
        var held = await db.PermissionsAsync();
        if (ProposalReading.RefuseReading(held) is { } refusal)
        {
            return refusal;
        }

        if (await db.Set<BudgetProposal>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id) is not { } proposal)
        {
            return ProposalReading.NotFound();
        }

        var (keeps, decides, user) = (held.Contains(ExecutionPermissions.KeepProposals), held.Contains(ExecutionPermissions.DecideProposals), db.Actor.UserId);
        var year = await db.Set<BudgetPeriod>().Where(p => p.Id == proposal.PeriodId).Select(p => p.Name).SingleAsync();
        var found = await (
            from budget in db.Set<ProgramBudget>()
            where budget.ProposalId == id
            join program in db.Set<Program>() on budget.ProgramId equals program.Id
            orderby program.Code, budget.Id
            select new
            {
                budget.Id, budget.ProgramId, program.Code, program.Name, budget.State, budget.SubmittedById,
                Items = budget.Items.Count, Justifications = budget.Justifications.Count, Total = budget.Items.Sum(i => i.Amount),
                Appropriation = db.Set<Appropriation>().Where(a => a.ProgramBudgetId == budget.Id).Select(a => new { a.YearStart, a.Number }).FirstOrDefault(),
            }).ToListAsync();
        var programs = found.ConvertAll(p => new ProgramRow(
            p.Id, p.Code, p.Name, p.State, p.Items, p.Justifications, p.Total, decides && p.State == ProposalState.Submitted && p.SubmittedById != user,
            p.Appropriation is { } made ? DocumentNumber.Said(DocumentKind.Appropriation, made.YearStart.Year, made.Number) : null));
        var mayAdd = keeps && proposal.MayAdd().Succeeded;
        var has = found.Where(p => p.State != ProposalState.Cancelled).Select(p => p.ProgramId).ToList();
        List<ProgramChoice> free = !mayAdd ? []
            : await db.Set<Program>().Where(p => p.IsActive && !has.Contains(p.Id)).OrderBy(p => p.Code).Select(p => new ProgramChoice(p.Id, p.Code, p.Name)).ToListAsync();
        var names = await db.NamesAsync(proposal.ProposedById, proposal.SubmittedById, proposal.DecidedById);
        var organization = await db.OrganizationAsync();
        var (written, submitted) = (proposal.State.IsWritten(), proposal.State == ProposalState.Submitted);
        var rights = new ProposalRights(
            keeps && written, mayAdd, keeps && written,
            keeps && (written || submitted) && found.TrueForAll(p => p.State != ProposalState.Approved),
            decides && submitted && proposal.SubmittedById != user, decides && submitted && proposal.SubmittedById == user);
        var standing = Standing.Of(
            organization, names, proposal.State, (proposal.SubmittedById, proposal.SubmittedAt), (proposal.DecidedById, proposal.DecidedAt), proposal.Comment);
        return new ProposalView(
            id, proposal.Version, proposal.Name, year, proposal.Currency, names[proposal.ProposedById], organization.Local(proposal.ProposedAt), standing,
            programs, free, rights);
    }

    /// <summary>How many proposals wait for the user, with something that somebody else handed in.</summary>
    public async Task<int> CountWaitingAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        return await Waiting(db, await db.PermissionsAsync(cancellation)).CountAsync(cancellation);
    }

    private static IQueryable<BudgetProposal> Waiting(PortalDbContext db, IReadOnlySet<string> held)
    {
        var (decides, user) = (held.Contains(ExecutionPermissions.DecideProposals), db.Actor.UserId);
        return db.Set<BudgetProposal>().Where(p => decides && (
            (p.State == ProposalState.Submitted && p.SubmittedById != user)
            || db.Set<ProgramBudget>().Any(b => b.ProposalId == p.Id && b.State == ProposalState.Submitted && b.SubmittedById != user)));
    }

    private static async Task<IReadOnlyList<YearChoice>> FreeYearsAsync(PortalDbContext db)
    {
        var today = db.Time.Today(await db.OrganizationAsync());
        var free = await db.Set<BudgetPeriod>()
            .Where(y => y.End >= today && !db.Set<BudgetProposal>().Any(p => p.PeriodId == y.Id && p.State != ProposalState.Cancelled))
            .OrderBy(y => y.Start).ThenBy(y => y.Id).Select(y => new { y.Id, y.Name, y.Start }).ToListAsync();
        var next = free.Find(y => y.Start > today)?.Id;
        return free.ConvertAll(y => new YearChoice(y.Id, y.Name, y.Id == next));
    }
}
