using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Shell.Dashboard;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Shell;

/// <summary>What module owners and administrators are told to look after.</summary>
public sealed class AttentionTests
{
    [Fact]
    public async Task Nobody_else_is_told()
    {
        await using var world = await DashboardWorld.CreateAsync();
        await world.Portal.CostCenterAsync("300");
        foreach (var user in new[] { world.Emil, world.Olga, world.Ada })
        {
            Assert.Empty(await ReadAsync(world, user));
        }
    }

    [Fact]
    public async Task The_module_owner_is_told_who_is_late_when_entry_ends_within_a_week()
    {
        await using var world = await DashboardWorld.CreateAsync();
        await world.SubmitAsync();
        Assert.Empty(await ReadAsync(world, world.Mira));
        world.Portal.Time.MoveTo(world.Opex.EntryEnd.AddDays(-7));
        var rows = await ReadAsync(world, world.Mira);
        var late = Assert.Single(rows, r => r.Kind == AttentionKind.NotHandedIn);
        Assert.Equal(["200 Foreign"], late.Names);
        Assert.Equal((world.Opex.EntryEnd, $"budgets/{world.Opex.Id}"), (late.Day, late.Href));
    }

    [Fact]
    public async Task The_module_owner_is_told_of_decisions_that_wait_five_days_and_with_whom()
    {
        await using var world = await DashboardWorld.CreateAsync();
        await world.SubmitAsync();
        world.Portal.Time.Advance(TimeSpan.FromDays(4));
        Assert.DoesNotContain(await ReadAsync(world, world.Mira), r => r.Kind == AttentionKind.WaitsLong);
        world.Portal.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["100 Harbor with Olga Owner"], Assert.Single(await ReadAsync(world, world.Mira), r => r.Kind == AttentionKind.WaitsLong).Names);
    }

    [Fact]
    public async Task Cost_centers_without_an_active_owner_are_named_once()
    {
        await using var world = await DashboardWorld.CreateAsync();
        await world.Portal.DisableAsync(world.Olga);
        await world.Portal.BudgetAsync(name: "Another", costCenters: [world.Harbor]);
        var row = Assert.Single(await ReadAsync(world, world.Mira), r => r.Kind == AttentionKind.NoOwner);
        Assert.Equal(["100 Harbor"], row.Names);
        Assert.StartsWith("budgets/", row.Href, StringComparison.Ordinal);

        var administrator = Assert.Single(await ReadAsync(world, world.Portal.Administrator));
        Assert.Equal((AttentionKind.NoOwner, "administration/cost-centers"), (administrator.Kind, administrator.Href));
        var both = await world.Portal.UserAsync("Bo Both", DefaultRoles.Administrator, DefaultRoles.BudgetModuleOwner);
        Assert.Single(await ReadAsync(world, both), r => r.Kind == AttentionKind.NoOwner);
    }

    [Fact]
    public async Task The_administrator_is_told_who_has_no_password()
    {
        await using var world = await DashboardWorld.CreateAsync();
        await using (var db = world.Portal.Open())
        {
            await db.Users.Where(u => u.Id == world.Emil.Id).ExecuteUpdateAsync(users => users.SetProperty(u => u.PasswordHash, (string?)null));
        }

        var row = Assert.Single(await ReadAsync(world, world.Portal.Administrator));
        Assert.Equal((AttentionKind.NoPassword, "Emil Entry"), (row.Kind, row.Names.Single()));
        Assert.DoesNotContain(await ReadAsync(world, world.Mira), r => r.Kind == AttentionKind.NoPassword);
    }

    private static Task<IReadOnlyList<AttentionRow>> ReadAsync(DashboardWorld world, User user) => world.Portal.As<AttentionQueries>(user).ReadAsync();
}
