using BudgetPortal.Data.Auditing;
using BudgetPortal.Execution;
using BudgetPortal.Execution.Proposals;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Execution.Proposals;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static BudgetPortal.Tests.Execution.Proposals.ProposalWorld;

namespace BudgetPortal.Tests.Execution;

/// <summary>From a proposal to a payment, to the last decimal and with everything in the audit trail.</summary>
public sealed class FullCycleTests
{
    [Fact]
    public async Task A_full_cycle_from_proposal_to_disbursement_is_exact_and_audited()
    {
        await using var world = await BeginAsync();
        var portal = world.Portal;
        var (rita, otto, pia) = (await FinanceAsync("Rita Release"), await FinanceAsync("Otto Order"), await FinanceAsync("Pia Pay"));
        var program = await world.AskAsync(world.Safety, 1_200.50m);
        var item = (await world.ProgramAsync(program)).Items[0];
        Ok(await world.Writing.PutAsync(program, item.Id, item.Version, new LineItemTerms(world.Salaries, "Two people", 1_200.75m)));
        Ok(await world.Keeping.SubmitAsync(world.ProposalId));
        Ok(await world.DecideProgramAsync(world.Mira, program, approved: true));
        Ok(await world.DecideAsync(world.Mira, approved: true));
        var appropriation = Assert.Single(await world.AppropriationsAsync());
        portal.Time.MoveTo(appropriation.ActiveDate.AddDays(10));

        var (released, obligation, payment, work) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var allotments = portal.As<AllotmentService>(rita);
        Ok(await allotments.ReleaseAsync(released, appropriation.Id, new AllotmentTerms(portal.Today.Year, 1, 1_200.75m, string.Empty)));
        Ok(await allotments.GiveBackAsync(released, await VersionAsync<Allotment>(released), 2.25m));
        Ok(await portal.As<ObligationService>(otto).RecordAsync(obligation, new ObligationTerms(
            portal.Today, "C-7", "Two inspectors", "JPY", 0.0062_5m, 160_000, [new ObligationLineTerms(Guid.CreateVersion7(), released, null, item.Id, 1_000)])));
        var works = portal.As<WorkItemService>(otto);
        Ok(await works.AddAsync(work, obligation, new WorkItemTerms("Training", null, null, 100_000)));
        Ok(await works.MoveAsync(work, await VersionAsync<WorkItem>(work), WorkItemState.Done));
        Ok(await portal.As<DisbursementService>(pia).PayAsync(payment, obligation, new DisbursementTerms(portal.Today, "88231", 120_000, 0.0062_6m)));
        Ok(await portal.As<ObligationService>(otto).EndAsync(obligation, await VersionAsync<Obligation>(obligation)));

        var detail = (await portal.As<AppropriationQueries>(pia).ReadAsync(appropriation.Id))!;
        Assert.Equal((1_200.75m, 1_198.50m, 750m, 750m, 1.20m), (detail.Row.Amount, detail.Row.Released, detail.Row.Obligated, detail.Row.Paid, detail.Row.Spent));
        Assert.Equal((751.20m, 449.55m), (detail.Row.Actual, detail.Row.Remaining));

        await using var db = portal.Open();
        var audited = await db.Set<AuditEntry>().OrderBy(a => a.Id).Select(a => new { a.UserName, a.Entity, a.Action }).ToListAsync();
        string Of(string entity) => string.Join(", ", audited.Where(a => a.Entity == entity).Select(a => $"{a.UserName.Split(' ')[0]} {a.Action}"));
        Assert.Equal("Hanna Create, Hanna Create", Of("Program"));
        Assert.Equal("Hanna Create, Hanna Update, Mira Update", Of("BudgetProposal"));
        Assert.Equal("Hanna Create, Hanna Update", Of("BudgetLineItem"));
        Assert.Equal("Mira Create", Of("Appropriation"));
        Assert.Equal("Rita Create, Rita Update", Of("Allotment"));
        Assert.Equal("Otto Create, Otto Update", Of("Obligation"));
        Assert.Equal("Otto Create, Otto Update", Of("ObligationLine"));
        Assert.Equal("Otto Create, Otto Update", Of("WorkItem"));
        Assert.Equal("Pia Create", Of("Disbursement"));
        Assert.Equal("Pia Create", Of("DisbursementLine"));

        Task<User> FinanceAsync(string name) => portal.UserAsync(name, DefaultRoles.FinanceOfficer);

        async Task<Guid> VersionAsync<T>(Guid id)
            where T : class, IVersioned
        {
            await using var read = portal.Open();
            return (await read.FindAsync<T>(id))!.Version;
        }
    }
}
