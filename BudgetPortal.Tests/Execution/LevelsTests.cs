using BudgetPortal.Execution;
using BudgetPortal.Execution.Availability;
using BudgetPortal.Execution.Expenses;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Execution.Proposals;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Execution;

/// <summary>A group of two cost centers, each of the three with money of its own: 1,000, 400 and 500.</summary>
public sealed class LevelsTests : IAsyncLifetime
{
    private TestPortal portal = null!;
    private User rita = null!;
    private User otto = null!;
    private User pia = null!;
    private User nora = null!;
    private Place group = null!;
    private Place north = null!;
    private Place south = null!;

    public async ValueTask InitializeAsync()
    {
        portal = await TestPortal.CreateAsync();
        (rita, otto, pia, nora) = (await FinanceAsync("Rita Release"), await FinanceAsync("Otto Order"), await FinanceAsync("Pia Pay"), await portal.UserAsync("Nora North"));
        var above = await portal.CostCenterAsync("100", name: "Stores");
        var (one, two) = (await portal.CostCenterAsync("110", nora, parent: above, name: "North"), await portal.CostCenterAsync("120", parent: above, name: "South"));
        var item = await portal.ItemAsync("GLOVE", name: "Gloves");
        var budget = await portal.BudgetAsync(costCenters: [above, one, two], name: "OPEX");
        var lines = new[] { await portal.LineAsync(budget, above, item, 100, 10), await portal.LineAsync(budget, one, item, 40, 10), await portal.LineAsync(budget, two, item, 50, 10) };
        budget = await portal.AdvanceAsync(budget, BudgetState.Active);
        portal.Time.MoveTo(budget.ActiveDate.AddDays(40));
        await using var db = portal.Open();
        await new Appropriating().ActivatedAsync(db, budget);
        await db.SaveChangesAsync();
        var money = await db.Set<Appropriation>().ToDictionaryAsync(a => a.PartId!.Value, a => a.Id);
        var places = lines.Zip([above, one, two]).Select(l => new Place(l.Second, l.First.Id, money[l.First.PartId])).ToList();
        (group, north, south) = (places[0], places[1], places[2]);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_groups_budget_cannot_be_spent_once_by_each_child()
    {
        var released = await ReleaseAsync(group, 1_000);
        Assert.Equal("execution.line_required", (await RecordAsync(released, north.Line, 600)).Error!.Code);
        ProposalWorld.Ok(await RecordAsync(released, group.Line, 600));
        Assert.Equal("execution.obligation_exceeds", (await RecordAsync(released, group.Line, 600)).Error!.Code);
        Assert.Equal("execution.allotment_exceeds", (await TryReleaseAsync(north, 401)).Error!.Code);
        Assert.Equal([("North", 400m, 0m), ("Stores", 1_900m, 600m), ("OPEX", 1_900m, 600m)], await LevelsAsync(north));
        ProposalWorld.Ok(await RecordAsync(await ReleaseAsync(north, 400), north.Line, 400));
        Assert.Equal([("South", 500m, 0m), ("Stores", 1_900m, 1_000m), ("OPEX", 1_900m, 1_000m)], await LevelsAsync(south));
    }

    [Fact]
    public async Task Each_figure_opens_what_it_is_made_of_and_comes_to_it()
    {
        var order = Guid.CreateVersion7();
        ProposalWorld.Ok(await RecordAsync(await ReleaseAsync(north, 380), north.Line, 300, order));
        ProposalWorld.Ok(await portal.As<DisbursementService>(pia).PayAsync(Guid.CreateVersion7(), order, new DisbursementTerms(portal.Today, "88231", 120, 1)));
        ProposalWorld.Ok(await RecordAsync(await ReleaseAsync(south, 500), south.Line, 70));
        var expense = Guid.CreateVersion7();
        ProposalWorld.Ok(await portal.As<ExpenseService>(pia).EnterAsync(expense, north.Appropriation, new ExpenseTerms(portal.Today, north.Line, null, 15, "EUR", "A hammer")));
        ProposalWorld.Ok(await portal.As<ReceiptService>(pia).AttachAsync(expense, "receipt.pdf", new MemoryStream("%PDF-1.7 15"u8.ToArray())));
        ProposalWorld.Ok(await portal.As<ExpenseService>(pia).SubmitAsync(expense, null));

        var levels = (await portal.As<AvailabilityQueries>(pia).ReadAsync(north.Appropriation, [new Use(north.Line, 5)]))!.Levels;
        Assert.Equal([LevelKind.Line, LevelKind.CostCenter, LevelKind.Group, LevelKind.Budget], levels.Select(l => l.Kind));
        foreach (var level in levels)
        {
            Assert.Equal(level.Budget, await SumAsync(level, Stage.Budget));
            Assert.Equal(level.Reserved, await SumAsync(level, Stage.Reserved));
            Assert.Equal(level.Committed, await SumAsync(level, Stage.Committed));
            Assert.Equal(level.Actual, await SumAsync(level, Stage.Actual));
        }

        Assert.Equal((400m, 15m, 180m, 120m, 80m), (levels[1].Budget, levels[1].Reserved, levels[1].Committed, levels[1].Actual, levels[1].Remaining));
        Assert.Equal("DB-2027-0001 Gloves", Said(Assert.Single(await portal.As<MadeOfQueries>(pia).ReadAsync(north.Appropriation, LevelKind.CostCenter, north.Center.Id, Stage.Actual))));
    }

    [Fact]
    public async Task Of_cost_centers_that_somebody_does_not_see_only_the_sum_is_told()
    {
        ProposalWorld.Ok(await RecordAsync(await ReleaseAsync(south, 500), south.Line, 70));
        var queries = portal.As<MadeOfQueries>(nora);
        var budget = (await portal.As<AvailabilityQueries>(nora).ReadAsync(north.Appropriation, []))!.BudgetId;
        Assert.Equal(["110 North", "Other cost centers"], (await queries.ReadAsync(north.Appropriation, LevelKind.Budget, budget, Stage.Budget)).Select(m => m.What));
        Assert.Empty(await queries.ReadAsync(north.Appropriation, LevelKind.CostCenter, south.Center.Id, Stage.Committed));
        Assert.Empty(await queries.ReadAsync(north.Appropriation, LevelKind.Line, south.Line, Stage.Committed));
        Assert.Null(await portal.As<AvailabilityQueries>(nora).ReadAsync(south.Appropriation, []));
        Assert.Empty(await queries.ReadAsync(south.Appropriation, LevelKind.CostCenter, south.Center.Id, Stage.Committed));
    }

    private static string Said(MadeOf row) => $"{row.Number} {row.What}";

    private Task<User> FinanceAsync(string name) => portal.UserAsync(name, DefaultRoles.FinanceOfficer);

    private async Task<decimal> SumAsync(AvailabilityLevel level, Stage stage) =>
        (await portal.As<MadeOfQueries>(pia).ReadAsync(north.Appropriation, level.Kind, level.Id, stage)).Sum(m => m.Amount);

    /// <summary>Without their codes: what they may spend, and what is obligated of it.</summary>
    private async Task<List<(string Name, decimal Budget, decimal Committed)>> LevelsAsync(Place place) =>
        [.. (await portal.As<AvailabilityQueries>(pia).ReadAsync(place.Appropriation, []))!.Levels.Select(l => (l.Name.Split(' ')[^1], l.Budget, l.Committed))];

    private Task<Result> TryReleaseAsync(Place place, decimal amount, Guid? id = null) => portal.As<AllotmentService>(rita).ReleaseAsync(
        id ?? Guid.CreateVersion7(), place.Appropriation, new AllotmentTerms(portal.Today.Year, 1, amount, string.Empty));

    private async Task<Guid> ReleaseAsync(Place place, decimal amount)
    {
        var id = Guid.CreateVersion7();
        ProposalWorld.Ok(await TryReleaseAsync(place, amount, id));
        return id;
    }

    private Task<Result<Passed>> RecordAsync(Guid allotment, Guid line, decimal amount, Guid? id = null) => portal.As<ObligationService>(otto).RecordAsync(
        id ?? Guid.CreateVersion7(),
        new ObligationTerms(portal.Today, "C-1", "Gloves", "EUR", 1, amount, [new ObligationLineTerms(Guid.CreateVersion7(), allotment, line, null, amount)]));

    private sealed record Place(CostCenter Center, Guid Line, Guid Appropriation);
}
