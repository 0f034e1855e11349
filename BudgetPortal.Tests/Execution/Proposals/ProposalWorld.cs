using BudgetPortal.Execution;
using BudgetPortal.Execution.Proposals;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Execution.Proposals;

/// <summary>A company whose finance officer asks for two programs, and two who may decide.</summary>
internal sealed class ProposalWorld : IAsyncDisposable
{
    private ProposalWorld(TestPortal portal) => Portal = portal;

    public TestPortal Portal { get; }

    public User Hanna { get; private set; } = null!;

    public User Mira { get; private set; } = null!;

    public User Renata { get; private set; } = null!;

    public Guid YearId { get; private set; }

    public Guid Safety { get; private set; }

    public Guid Energy { get; private set; }

    public Guid Salaries { get; private set; }

    public Guid ProposalId { get; } = Guid.CreateVersion7();

    public static async Task<ProposalWorld> BeginAsync()
    {
        var portal = await TestPortal.CreateAsync();
        var world = new ProposalWorld(portal)
        {
            Hanna = await portal.UserAsync("Hanna Weiss", DefaultRoles.FinanceOfficer), Mira = await portal.ModuleOwnerAsync(), Renata = await portal.ModuleOwnerAsync("Renata Voss"),
            YearId = (await portal.PeriodAsync()).Id,
        };
        (world.Safety, world.Energy) = (await world.ProgramAsync("P-1", "Food safety"), await world.ProgramAsync("P-2", "Energy"));
        world.Salaries = await world.CodeAsync("510", "Salaries");
        Ok(await world.Keeping.ProposeAsync(world.ProposalId, world.YearId, "Proposal"));
        return world;
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    public BudgetProposalService Keeping => Portal.As<BudgetProposalService>(Hanna);

    public ProgramBudgetService Writing => Portal.As<ProgramBudgetService>(Hanna);

    public async Task<Guid> ProgramAsync(string code, string name)
    {
        var id = Guid.CreateVersion7();
        Ok(await Portal.As<SpendingListService>(Hanna).AddProgramAsync(id, new ListedTerms(code, name)));
        return id;
    }

    public async Task<Guid> CodeAsync(string code, string name)
    {
        var id = Guid.CreateVersion7();
        Ok(await Portal.As<SpendingListService>(Hanna).AddObjectCodeAsync(id, new ListedTerms(code, name)));
        return id;
    }

    /// <summary>A program of the proposal with one line item.</summary>
    public async Task<Guid> AskAsync(Guid programId, decimal amount = 1000)
    {
        var id = Guid.CreateVersion7();
        Ok(await Keeping.AddProgramAsync(ProposalId, id, programId));
        Ok(await Writing.PutAsync(id, Guid.CreateVersion7(), null, new LineItemTerms(Salaries, "Two people", amount)));
        return id;
    }

    /// <summary>Both programs, handed in.</summary>
    public async Task<(Guid Safety, Guid Energy)> SubmittedAsync()
    {
        var asked = (await AskAsync(Safety, 1200.50m), await AskAsync(Energy, 800));
        Ok(await Keeping.SubmitAsync(ProposalId));
        return asked;
    }

    public async Task<Result> DecideProgramAsync(User by, Guid id, bool approved, string comment = "")
    {
        var seen = (await ProgramAsync(id)).Version;
        return await Portal.As<ProposalDecisionService>(by).DecideProgramAsync(id, seen, approved, comment);
    }

    public async Task<Result> DecideAsync(User by, bool approved, string comment = "")
    {
        var seen = (await ProposalAsync()).Version;
        return await Portal.As<ProposalDecisionService>(by).DecideAsync(ProposalId, seen, approved, comment);
    }

    public async Task<BudgetProposal> ProposalAsync()
    {
        await using var db = Portal.Open();
        return await db.Set<BudgetProposal>().AsNoTracking().SingleAsync(p => p.Id == ProposalId);
    }

    public async Task<ProgramBudget> ProgramAsync(Guid id)
    {
        await using var db = Portal.Open();
        return await db.Set<ProgramBudget>().AsNoTracking().Include(p => p.Items).Include(p => p.Justifications).SingleAsync(p => p.Id == id);
    }

    public async Task<List<Appropriation>> AppropriationsAsync()
    {
        await using var db = Portal.Open();
        return await db.Set<Appropriation>().AsNoTracking().OrderBy(a => a.Number).ToListAsync();
    }

    public static void Ok(Result result) => Assert.True(result.Succeeded, result.Error?.ToString());

    public static void Refused(string code, Result result) => Assert.Equal(code, result.Error?.Code);
}
