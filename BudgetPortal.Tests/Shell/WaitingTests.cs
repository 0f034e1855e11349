using BudgetPortal.Approvals;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Shell.Dashboard;
using Xunit;

namespace BudgetPortal.Tests.Shell;

/// <summary>What waits for each person, and what happened to what they see.</summary>
public sealed class WaitingTests
{
    [Fact]
    public async Task An_entry_user_is_told_what_is_still_to_be_entered_and_until_when()
    {
        await using var world = await DashboardWorld.CreateAsync();
        var row = Assert.Single((await ReadAsync(world, world.Emil)).Rows);
        Assert.Equal((WaitingKind.Enter, "100 Harbor", "OPEX", 100m), (row.Kind, row.Title, row.Budget, row.Amount));
        Assert.Equal(world.Opex.EntryEnd, row.Until);
        Assert.Equal($"entry/{world.Opex.Id}/{world.Harbor.Id}", row.Href);
    }

    [Fact]
    public async Task A_rejection_comes_first_with_its_reason()
    {
        await using var world = await DashboardWorld.CreateAsync();
        await world.Portal.BudgetAsync(name: "Another", costCenters: [world.Harbor]);
        await world.SubmitAsync();
        await world.RejectAsync("Use the new contract.");
        var rows = (await ReadAsync(world, world.Emil)).Rows;
        Assert.Equal([WaitingKind.Correct, WaitingKind.Enter], rows.Select(r => r.Kind));
        Assert.Equal(new DecisionWords("Use the new contract.", "Olga Owner"), rows[0].Decision);
    }

    [Fact]
    public async Task A_submitted_part_waits_for_its_owner_and_no_longer_for_who_entered()
    {
        await using var world = await DashboardWorld.CreateAsync();
        await world.SubmitAsync();
        world.Portal.Time.Advance(TimeSpan.FromDays(2));
        var row = Assert.Single((await ReadAsync(world, world.Olga)).Rows);
        Assert.Equal((WaitingKind.Decide, "100 Harbor", 2), (row.Kind, row.Title, row.Days));
        Assert.Empty((await ReadAsync(world, world.Emil)).Rows);
    }

    [Fact]
    public async Task The_final_decision_waits_for_module_owners_alone()
    {
        await using var world = await DashboardWorld.CreateAsync();
        await world.Portal.AdvanceAsync(world.Opex, BudgetState.PendingFinalApproval);
        var row = Assert.Single((await ReadAsync(world, world.Mira)).Rows);
        Assert.Equal((WaitingKind.DecideFinally, "OPEX", 20100m), (row.Kind, row.Title, row.Amount));
        Assert.Empty((await ReadAsync(world, world.Olga)).Rows);
        Assert.Empty((await ReadAsync(world, world.Ada)).Rows);
    }

    [Fact]
    public async Task What_was_sent_back_stands_once_for_its_owner_who_may_decide_and_correct_it()
    {
        await using var world = await DashboardWorld.CreateAsync();
        var sent = await world.Portal.AdvanceAsync(world.Opex, BudgetState.PendingFinalApproval);
        var part = await world.PartAsync();
        Assert.True((await world.Portal.As<FinalDecisionService>(world.Mira).SendBackAsync(part.Id, sent.Version, "Too much")).Succeeded);
        Assert.Equal(WaitingKind.Decide, Assert.Single((await ReadAsync(world, world.Olga)).Rows).Kind);
        Assert.Equal(WaitingKind.Correct, Assert.Single((await ReadAsync(world, world.Emil)).Rows).Kind);
    }

    [Fact]
    public async Task Somebody_with_several_roles_has_all_of_it_once()
    {
        await using var world = await DashboardWorld.CreateAsync();
        var both = await world.Portal.UserAsync("Bo Both", DefaultRoles.Employee, DefaultRoles.BudgetModuleOwner);
        var own = await world.Portal.CostCenterAsync("300", both, entryUsers: [both]);
        await world.Portal.BudgetAsync(BudgetState.PendingCcApproval, [own], name: "To decide");
        await world.Portal.BudgetAsync(BudgetState.EntryOpen, [own], name: "To enter");
        await world.Portal.BudgetAsync(BudgetState.PendingFinalApproval, [world.Harbor], name: "To decide finally");
        var rows = (await ReadAsync(world, both)).Rows;
        Assert.Equal([WaitingKind.Decide, WaitingKind.DecideFinally, WaitingKind.Enter], rows.Select(r => r.Kind).Order());
    }

    [Fact]
    public async Task A_person_reads_what_happened_to_their_cost_centers_and_to_whole_budgets_not_to_others()
    {
        await using var world = await DashboardWorld.CreateAsync();
        await world.SubmitAsync();
        await world.RejectAsync("Use the new contract.");
        var all = await world.Portal.As<ActivityQueries>(world.Mira).ReadAsync(50);
        var mine = await world.Portal.As<ActivityQueries>(world.Emil).ReadAsync(50);
        Assert.Contains(all, a => a.Step.CostCenter == "200 Foreign");
        Assert.DoesNotContain(mine, a => a.Step.CostCenter == "200 Foreign");
        Assert.Equal((BudgetStep.PartRejected, "100 Harbor", "Olga Owner", "OPEX"), (mine[0].Step.Step, mine[0].Step.CostCenter, mine[0].Step.Person, mine[0].Budget));
        Assert.Contains(mine, a => a.Step.Step == BudgetStep.Declared);
        Assert.Equal(2, (await world.Portal.As<ActivityQueries>(world.Emil).ReadAsync(2)).Count);
    }

    private static Task<Waiting> ReadAsync(DashboardWorld world, User user) => world.Portal.As<WaitingQueries>(user).ReadAsync();
}
