using BudgetPortal.Approvals;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Tests.Planning;

/// <summary>Mira owns the module, Olga two cost centers in which Emil enters; a budget is open and has a line in each.</summary>
internal sealed class CycleWorld : IAsyncDisposable
{
    private CycleWorld(TestPortal portal) => Portal = portal;

    public TestPortal Portal { get; }

    public User Mira { get; private set; } = null!;

    public User Olga { get; private set; } = null!;

    public User Emil { get; private set; } = null!;

    public CostCenter One { get; private set; } = null!;

    public CostCenter Two { get; private set; } = null!;

    public Budget Budget { get; private set; } = null!;

    public static async Task<CycleWorld> CreateAsync(BudgetState state = BudgetState.EntryOpen)
    {
        var portal = await TestPortal.CreateAsync();
        var world = new CycleWorld(portal)
        {
            Mira = await portal.ModuleOwnerAsync(),
            Olga = await portal.UserAsync("Olga Owner"),
            Emil = await portal.UserAsync("Emil Entry"),
        };
        world.One = await portal.CostCenterAsync("100", world.Olga, entryUsers: [world.Emil]);
        world.Two = await portal.CostCenterAsync("200", world.Olga, entryUsers: [world.Emil]);
        world.Budget = await portal.BudgetAsync();
        await portal.LineAsync(world.Budget, world.One, await portal.ItemAsync("PAPER"), 3, 10, world.Emil);
        await portal.LineAsync(world.Budget, world.Two, await portal.ItemAsync("INK"), 1, 5, world.Emil);
        world.Budget = await portal.AdvanceAsync(world.Budget, state);
        return world;
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    public Task<CostCenterBudget> PartAsync(CostCenter? costCenter = null) => Portal.PartAsync(Budget, costCenter ?? One);

    public async Task<BudgetState> StateAsync() => (await ReadAsync()).State;

    public async Task<Budget> ReadAsync()
    {
        await using var db = Portal.Open();
        return (await BudgetProgress.LoadAsync(db, Budget.Id))!;
    }

    /// <summary>Requests that wait, by the part's cost center; null for the final one.</summary>
    public async Task<List<(Guid? CostCenterId, Guid? AssigneeId, ApprovalOrigin Origin)>> WaitingAsync()
    {
        await using var db = Portal.Open();
        var requests = await db.Set<ApprovalRequest>().Where(r => r.BudgetId == Budget.Id && r.ClosedAt == null).ToListAsync();
        var parts = (await ReadAsync()).Parts.ToDictionary(p => p.Id, p => p.CostCenterId);
        return requests.ConvertAll(r => (r.PartId is { } id ? parts[id] : (Guid?)null, r.AssigneeId, r.Origin));
    }

    public async Task<List<BudgetStep>> StepsAsync()
    {
        await using var db = Portal.Open();
        return await db.Set<BudgetEvent>().Where(e => e.BudgetId == Budget.Id).OrderBy(e => e.Id).Select(e => e.Step).ToListAsync();
    }

    public async Task<Result> SubmitAsync(User user, CostCenter? costCenter = null) =>
        await Portal.As<SubmissionService>(user).SubmitAsync((await PartAsync(costCenter)).Id);

    public async Task<Result> ApproveAsync(CostCenter? costCenter = null)
    {
        var part = await PartAsync(costCenter);
        return await Portal.As<CostCenterDecisionService>(Olga).ApproveAsync(part.Id, part.Version, "");
    }

    public async Task<Result> RejectAsync(DateOnly? until = null, CostCenter? costCenter = null)
    {
        var part = await PartAsync(costCenter);
        return await Portal.As<CostCenterDecisionService>(Olga).RejectAsync(part.Id, part.Version, "Too much", until);
    }

    /// <summary>The daily job, on a day.</summary>
    public async Task RunAsync(DateOnly day)
    {
        Portal.Time.MoveTo(day);
        await Portal.As<BudgetPortal.Data.Daily.DailyJob>(Mira).RunAsync(CancellationToken.None);
    }
}
