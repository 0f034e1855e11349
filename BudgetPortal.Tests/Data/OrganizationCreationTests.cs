using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace BudgetPortal.Tests.Data;

public sealed class OrganizationCreationTests
{
    [Fact]
    public async Task The_first_administrator_can_begin_with_the_main_job()
    {
        await using var portal = await TestPortal.CreateAsync();
        var creation = portal.As(portal.Administrator).GetRequiredService<OrganizationCreation>();

        var admin = (await creation.CreateAsync("NORTH", "North Bicycles", "ada@north.example", "SEK", "Europe/Stockholm")).Value!;

        var database = portal.As(portal.Administrator).GetRequiredService<DatabaseProvider>();
        await using var db = database.Create(new Actor(admin.OrganizationId, admin.Id, admin.DisplayName));
        Assert.Null(await db.RefuseAsync(PlanningPermissions.DeclareBudget));
        Assert.Null(await db.RefuseAsync(BudgetPortal.Organizations.OrganizationsPermissions.ManageUsers));
        Assert.Equal(DefaultRoles.All.Order(), await db.Roles.Select(r => r.Name!).Order().ToListAsync());
        Assert.Equal("SEK", (await db.OrganizationAsync()).Currency);
    }

    [Theory]
    [InlineData("NO RTH", "North", "ada@north.example", "EUR", "UTC", "organization.code_invalid")]
    [InlineData("NORTH", " ", "ada@north.example", "EUR", "UTC", "organization.name_required")]
    [InlineData("NORTH", "North", "ada", "EUR", "UTC", "organization.email_invalid")]
    [InlineData("NORTH", "North", "ada@north.example", "euro", "UTC", "organization.currency_invalid")]
    [InlineData("NORTH", "North", "ada@north.example", "EUR", "Mars/Base", "organization.time_zone_unknown")]
    [InlineData("test", "North", "ada@north.example", "EUR", "UTC", "organization.code_taken")]
    [InlineData("NORTH", "North", "ADMIN@test.example", "EUR", "UTC", "organization.email_taken")]
    public async Task What_is_wrong_is_said_and_nothing_is_created(
        string code, string name, string email, string currency, string timeZone, string refusal)
    {
        await using var portal = await TestPortal.CreateAsync();
        var creation = portal.As(portal.Administrator).GetRequiredService<OrganizationCreation>();

        Assert.Equal(refusal, (await creation.CreateAsync(code, name, email, currency, timeZone)).Error?.Code);

        await using var db = portal.Open();
        Assert.Equal(1, await db.Organizations.CountAsync());
    }
}
