using BudgetPortal.Approvals;
using BudgetPortal.Catalog;
using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BudgetPortal.Tests.Approvals;

/// <summary>Two cost centers of one owner with a deputy and an entry user, submitted and waiting for the owner.</summary>
internal sealed class ApprovalWorld : IAsyncDisposable
{
    public required TestPortal Portal { get; init; }

    public required User Mira { get; init; }

    public required User Ingrid { get; init; }

    public required User Viktor { get; init; }

    public required User Tomas { get; init; }

    public required CostCenter Meals { get; init; }

    public required CostCenter Seafood { get; init; }

    public required Item Electricity { get; init; }

    public required Item Trays { get; init; }

    public required Budget Budget { get; set; }

    /// <summary>1,000 × 0.1840 electricity and 300 × 2.5000 trays in Ready Meals, 10 × 100 in Seafood; entered by Tomas.</summary>
    public static async Task<ApprovalWorld> CreateAsync(BudgetState state = BudgetState.PendingCcApproval, Func<BudgetTerms, BudgetTerms>? terms = null, Action<IServiceCollection>? more = null)
    {
        var portal = await TestPortal.CreateAsync(more: more);
        var mira = await portal.ModuleOwnerAsync();
        var ingrid = await portal.UserAsync("Ingrid Solheim");
        var viktor = await portal.UserAsync("Viktor Palan");
        var tomas = await portal.UserAsync("Tomas Ferreira");
        var meals = await portal.CostCenterAsync("2200", ingrid, viktor, [tomas], name: "Ready Meals");
        var seafood = await portal.CostCenterAsync("2100", ingrid, viktor, [tomas], name: "Seafood Processing");
        var world = new ApprovalWorld
        {
            Portal = portal, Mira = mira, Ingrid = ingrid, Viktor = viktor, Tomas = tomas, Meals = meals, Seafood = seafood,
            Electricity = await portal.ItemAsync("ENG-0102", unit: "kWh", name: "Electricity", category: "Energy"),
            Trays = await portal.ItemAsync("PAC-0311", unit: "pc", name: "CPET tray", category: "Packaging"),
            Budget = await portal.BudgetAsync(by: mira, terms: terms),
        };
        await portal.LineAsync(world.Budget, meals, world.Electricity, 1000, 0.184m, tomas);
        await portal.LineAsync(world.Budget, meals, world.Trays, 300, 2.5m, tomas);
        await portal.LineAsync(world.Budget, seafood, world.Electricity, 10, 100, tomas);
        if (state != BudgetState.EntryOpen)
        {
            world.Budget = await portal.AdvanceAsync(world.Budget, state);
        }

        return world;
    }

    public CostCenterDecisionService Decisions(User user) => Portal.As<CostCenterDecisionService>(user);

    public FinalDecisionService FinalDecisions(User user) => Portal.As<FinalDecisionService>(user);

    public Task<CostCenterBudget> PartAsync(CostCenter costCenter) => Portal.PartAsync(Budget, costCenter);

    public async Task<Budget> StoredAsync()
    {
        await using var db = Portal.Open();
        return await db.Set<Budget>().AsNoTracking().SingleAsync(b => b.Id == Budget.Id);
    }

    public async Task<List<T>> AllAsync<T>(Func<PortalDbContext, IQueryable<T>> rows)
    {
        await using var db = Portal.Open();
        return await rows(db).ToListAsync();
    }

    public async Task<BudgetLine> LineAsync(CostCenter costCenter, Item item)
    {
        var part = await PartAsync(costCenter);
        return (await AllAsync(db => db.Set<BudgetLine>().AsNoTracking().Where(l => l.PartId == part.Id && l.ItemId == item.Id))).Single();
    }

    /// <summary>Approves a part as its owner.</summary>
    public async Task ApproveAsync(CostCenter costCenter, User? by = null)
    {
        var part = await PartAsync(costCenter);
        var result = await Decisions(by ?? Ingrid).ApproveAsync(part.Id, part.Version, string.Empty);
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(result.Error!.ToString());
        }
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
