using BudgetPortal.Catalog;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Scenarios;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Planning.Scenarios;

/// <summary>A sheet with 1,000 × 0.1840 power, 300 × 2.5000 trays and a lump sum of 100.01, and a second cost center with 10 × 100 power.</summary>
internal sealed class ScenarioWorld : IAsyncDisposable
{
    public required TestPortal Portal { get; init; }

    public required User Mira { get; init; }

    public required User Ingrid { get; init; }

    public required User Emil { get; init; }

    public required CostCenter Meals { get; init; }

    public required CostCenter Seafood { get; init; }

    public required Item Power { get; init; }

    public required Item Trays { get; init; }

    public required Budget Budget { get; set; }

    public static async Task<ScenarioWorld> CreateAsync(BudgetState state = BudgetState.EntryOpen)
    {
        var portal = await TestPortal.CreateAsync();
        var (mira, ingrid, emil) = (await portal.ModuleOwnerAsync(), await portal.UserAsync("Ingrid Solheim"), await portal.UserAsync("Emil Entry"));
        var meals = await portal.CostCenterAsync("100", ingrid, entryUsers: [emil], name: "Meals");
        var seafood = await portal.CostCenterAsync("200", ingrid, name: "Seafood");
        var world = new ScenarioWorld
        {
            Portal = portal, Mira = mira, Ingrid = ingrid, Emil = emil, Meals = meals, Seafood = seafood,
            Power = await portal.ItemAsync("POWER", name: "Power", category: "Energy"), Trays = await portal.ItemAsync("TRAYS", name: "Trays", category: "Packaging"),
            Budget = await portal.BudgetAsync(by: mira),
        };
        await portal.LineAsync(world.Budget, meals, world.Power, 1000, 0.184m, emil);
        await portal.LineAsync(world.Budget, meals, world.Trays, 300, 2.5m, emil);
        var part = await portal.PartAsync(world.Budget, meals);
        Ok(await portal.As<LineService>(emil).AddAsync(new NewLine(Guid.CreateVersion7(), part.Id, world.Power.Id, 1, 100.01m, "Meter", IsLumpSum: true)));
        await portal.LineAsync(world.Budget, seafood, world.Power, 10, 100, ingrid);
        world.Budget = await portal.AdvanceAsync(world.Budget, state);
        return world;
    }

    /// <summary>Copies a sheet, or the whole budget, and adds drivers.</summary>
    public async Task<Guid> CopyAsync(User by, CostCenter? center, params DriverTerms[] drivers)
    {
        var id = Guid.CreateVersion7();
        var part = center is null ? (Guid?)null : (await Portal.PartAsync(Budget, center)).Id;
        Ok(await Portal.As<ScenarioService>(by).CopyAsync(id, Budget.Id, part, "Two shifts"));
        foreach (var driver in drivers)
        {
            Ok(await Portal.As<ScenarioService>(by).AddDriverAsync(id, Guid.CreateVersion7(), driver));
        }

        return id;
    }

    public async Task<ScenarioView> ReadAsync(User by, Guid id, params Guid[] others) => (await Portal.As<ScenarioQueries>(by).ReadAsync(id, others))!;

    /// <summary>Adopts what is shown now.</summary>
    /// <param name="take">Whether lines that somebody changed since are taken as well.</param>
    public async Task<Result<Adopted>> AdoptAsync(User by, Guid id, bool take = false)
    {
        var service = Portal.As<AdoptionService>(by);
        var preview = await service.PreviewAsync(id);
        return preview.Succeeded
            ? await service.AdoptAsync(id, preview.Value.Seen, preview.Value.Choose(r => take || r.State == AdoptionState.Changes))
            : Result<Adopted>.Failed(preview.Errors);
    }

    public async Task<List<BudgetLine>> LinesAsync(CostCenter center)
    {
        var part = await Portal.PartAsync(Budget, center);
        await using var db = Portal.Open();
        return await db.Set<BudgetLine>().AsNoTracking().Where(l => l.PartId == part.Id).OrderBy(l => l.Id).ToListAsync();
    }

    /// <summary>From now on somebody enters for a cost center as its deputy.</summary>
    public async Task EntersAsync(User user, CostCenter center)
    {
        await using var db = Portal.Open();
        (await db.Set<CostCenter>().SingleAsync(c => c.Id == center.Id)).AssignOwner(Ingrid.Id, user.Id);
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    public static void Ok(Result result) => Assert.True(result.Succeeded, result.Error?.ToString());
}
