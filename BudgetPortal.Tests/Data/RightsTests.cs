using BudgetPortal.Approvals;
using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Data;

/// <summary>Without these, somebody would do what they may not, or go on doing what they may no longer.</summary>
public sealed class RightsTests
{
    [Fact]
    public async Task A_right_comes_with_the_role_and_its_refusal_has_a_code()
    {
        await using var portal = await TestPortal.CreateAsync();
        Assert.Null(await RefusalAsync(portal, await portal.ModuleOwnerAsync(), PlanningPermissions.DeclareBudget));
        var refusal = await RefusalAsync(portal, await portal.UserAsync("Emil Entry"), PlanningPermissions.DeclareBudget);
        Assert.Equal("platform.not_permitted", refusal!.Code);
    }

    [Fact]
    public async Task A_disabled_user_loses_every_right_at_once_even_in_an_open_session()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        var session = portal.As<PortalDb>(mira);
        await using (var db = session.Open())
        {
            Assert.NotEmpty(await db.PermissionsAsync());
        }

        await portal.DisableAsync(mira);

        await using var after = session.Open();
        Assert.Empty(await after.PermissionsAsync());
        Assert.NotNull(await after.RefuseAsync(PlanningPermissions.DeclareBudget));
        Assert.Empty(await after.Holding(ApprovalsPermissions.DecideFinally).ToListAsync());
    }

    [Fact]
    public async Task A_right_that_is_taken_from_a_role_ends_at_once()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync();
        await using (var db = portal.Open())
        {
            db.RoleClaims.RemoveRange(db.RoleClaims.Where(c => c.ClaimValue == PlanningPermissions.DeclareBudget));
            await db.SaveChangesAsync();
        }

        Assert.NotNull(await RefusalAsync(portal, mira, PlanningPermissions.DeclareBudget));
        Assert.Null(await RefusalAsync(portal, mira, PlanningPermissions.EnterLines));
    }

    [Fact]
    public async Task A_role_of_another_organization_gives_no_right_here()
    {
        await using var portal = await TestPortal.CreateAsync();
        var stranger = await portal.AnotherCompanyAsync();
        var theirs = await stranger.ModuleOwnerAsync();
        var here = new Actor(portal.Organization.Id, theirs.Id, theirs.DisplayName);
        await using var db = portal.As<PortalDb>(theirs).OpenFor(here);
        Assert.Empty(await db.PermissionsAsync());
    }

    private static async Task<Error?> RefusalAsync(TestPortal portal, User user, string permission)
    {
        await using var db = portal.As<PortalDb>(user).Open();
        return await db.RefuseAsync(permission);
    }
}
