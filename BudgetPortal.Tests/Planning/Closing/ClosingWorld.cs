using BudgetPortal.Catalog;
using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Closing;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BudgetPortal.Tests.Planning.Closing;

/// <summary>An expired budget of three cost centers with 934.00, 1,000.00 and 100.01, of which some is used.</summary>
internal sealed class ClosingWorld : IAsyncDisposable
{
    private readonly KnownUsage usage;

    private ClosingWorld(TestPortal portal, KnownUsage usage) => (Portal, this.usage) = (portal, usage);

    public TestPortal Portal { get; }

    public User Mira { get; private set; } = null!;

    public User Ingrid { get; private set; } = null!;

    public CostCenter Meals { get; private set; } = null!;

    public CostCenter Seafood { get; private set; } = null!;

    public CostCenter Office { get; private set; } = null!;

    public Item Power { get; private set; } = null!;

    public Budget Old { get; private set; } = null!;

    public ClosingService Closing => Portal.As<ClosingService>(Mira);

    public static async Task<ClosingWorld> CreateAsync()
    {
        var known = new KnownUsage();
        var world = new ClosingWorld(await TestPortal.CreateAsync(more: services => services.AddSingleton<IBudgetUsage>(known)), known);
        await world.FillAsync();
        return world;
    }

    /// <summary>A budget of a year before the present one, with a line of 10.00 where nobody enters more.</summary>
    public async Task<Budget> PastAsync(int year, BudgetState state = BudgetState.Expired, Func<Budget, Task>? enter = null, string? name = null)
    {
        var period = await Portal.PeriodAsync(year);
        var budget = await Portal.BudgetAsync(BudgetState.EntryOpen, name: name ?? $"OPEX {year}", by: Mira, terms: t => t with
        {
            PeriodId = period.Id, EntryStart = period.Start.AddDays(-60), EntryEnd = period.Start.AddDays(-30), ActiveDate = period.Start, ExpireDate = period.End,
        });
        if (enter is not null)
        {
            await enter(budget);
        }

        return await Portal.AdvanceAsync(budget, state);
    }

    public async Task UseAsync(Budget budget, CostCenter center, decimal amount) => usage.Used[(await Portal.PartAsync(budget, center)).Id] = amount;

    /// <summary>Closes as Mira, on what she sees now.</summary>
    public async Task<Result> CloseAsync(CarryOver carry, Budget? next, Budget? budget = null, User? by = null, string comment = "")
    {
        var service = Portal.As<ClosingService>(by ?? Mira);
        var id = (budget ?? Old).Id;
        var plan = await service.PreviewAsync(id, carry, next?.Id);
        return plan.Succeeded ? await service.CloseAsync(id, new ClosingOrder(carry, next?.Id, comment, plan.Value.Stamp)) : plan;
    }

    public async Task<Budget> StoredAsync(Budget budget)
    {
        await using var db = Portal.Open();
        return await db.Set<Budget>().AsNoTracking().SingleAsync(b => b.Id == budget.Id);
    }

    public async Task<List<T>> AllAsync<T>(Func<PortalDbContext, IQueryable<T>> rows)
    {
        await using var db = Portal.Open();
        return await rows(db).ToListAsync();
    }

    public async Task<List<BudgetLine>> LinesAsync(Budget budget, CostCenter center)
    {
        var part = await Portal.PartAsync(budget, center);
        return await AllAsync(db => db.Set<BudgetLine>().AsNoTracking().Where(l => l.PartId == part.Id).OrderBy(l => l.Id));
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    private async Task FillAsync()
    {
        (Mira, Ingrid) = (await Portal.ModuleOwnerAsync(), await Portal.UserAsync("Ingrid Solheim"));
        Meals = await Portal.CostCenterAsync("100", Ingrid, name: "Meals");
        Seafood = await Portal.CostCenterAsync("200", Ingrid, name: "Seafood");
        Office = await Portal.CostCenterAsync("300", Ingrid, name: "Office");
        Power = await Portal.ItemAsync("POWER");
        var trays = await Portal.ItemAsync("TRAYS");
        Old = await PastAsync(2025, enter: async budget =>
        {
            await Portal.LineAsync(budget, Meals, Power, 1000, 0.184m);
            await Portal.LineAsync(budget, Meals, trays, 300, 2.5m);
            await Portal.LineAsync(budget, Seafood, Power, 10, 100);
            await Portal.LineAsync(budget, Office, trays, 1, 100.01m);
        });
        await UseAsync(Old, Meals, 834);
        await UseAsync(Old, Seafood, 1000);
    }

    private sealed class KnownUsage : IBudgetUsage
    {
        public Dictionary<Guid, decimal> Used { get; } = [];

        public Task<IReadOnlyDictionary<Guid, decimal>> UsedAsync(PortalDbContext db, IReadOnlyCollection<Guid> partIds, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyDictionary<Guid, decimal>>(Used.Where(u => partIds.Contains(u.Key)).ToDictionary());
    }
}
