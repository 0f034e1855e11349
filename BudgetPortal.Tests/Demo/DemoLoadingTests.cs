using System.Globalization;
using BudgetPortal.Data;
using BudgetPortal.Data.Auditing;
using BudgetPortal.Demo;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace BudgetPortal.Tests.Demo;

[Collection(DemoPortal.Shared)]
public sealed class DemoLoadingTests(DemoPortal shared)
{
    [Fact]
    public async Task Loading_twice_at_once_and_again_makes_one_company()
    {
        Assert.Single(shared.Loaded, loaded => loaded);
        var rows = await RowsAsync(shared);
        Assert.Equal(2, rows.Organizations);
        Assert.False(await shared.Company.LoadAsync());
        Assert.Equal(rows, await RowsAsync(shared));
    }

    [Fact]
    public async Task A_database_in_use_stays_as_it_is()
    {
        var portal = new EmptyPortal();
        await portal.InitializeAsync();
        await using (portal)
        {
            var created = await portal.Services.GetRequiredService<OrganizationCreation>().CreateAsync("OURS", "Our company", "me@ours.example");
            Assert.True(created.Succeeded);
            Assert.False(await portal.Company.LoadAsync());
            Assert.Equal(1, (await RowsAsync(portal)).Organizations);
        }
    }

    [Theory]
    [InlineData("2026-01-01"), InlineData("2026-03-01"), InlineData("2026-07-15"), InlineData("2026-11-01"), InlineData("2026-12-24")]
    [InlineData("2026-12-31"), InlineData("2028-02-29"), InlineData("2027-01-02"), InlineData("2027-05-16"), InlineData("2030-10-27")]
    public void On_whatever_day_it_is_loaded_its_stories_can_be_told(string day)
    {
        var time = new FakeTime();
        time.MoveTo(DateOnly.Parse(day, CultureInfo.InvariantCulture));
        var harbor = HarborFoods.Create(time, "hash");
        Assert.All(HarborBudgets.All(harbor), story => Assert.NotEmpty(story.Rows));
        var second = SecondOrganization.Create(time, "hash");
        Assert.All(SecondOrganization.Budgets(second), story => Assert.NotEmpty(story.Rows));
    }

    private static async Task<(int Organizations, int Users, int Audited)> RowsAsync(DemoPortal portal)
    {
        await using var db = portal.Services.GetRequiredService<DatabaseProvider>().Create(Actor.Nobody);
        return (
            await db.Organizations.CountAsync(),
            await db.Users.IgnoreQueryFilters([PortalDbContext.TenantFilter]).CountAsync(),
            await db.Set<AuditEntry>().IgnoreQueryFilters([PortalDbContext.TenantFilter]).CountAsync());
    }
}
