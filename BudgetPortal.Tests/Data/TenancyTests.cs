using BudgetPortal.Catalog;
using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Data;

/// <summary>Without these, one company would read or change another's figures.</summary>
public sealed class TenancyTests
{
    [Fact]
    public async Task Another_organization_sees_no_row_of_any_table()
    {
        await using var portal = await TestPortal.CreateAsync();
        await FurnishAsync(portal);
        var stranger = await portal.AnotherCompanyAsync();

        await using var mine = portal.Open();
        await using var theirs = stranger.Open();
        foreach (var type in mine.Model.GetEntityTypes().Where(t => typeof(IOwned).IsAssignableFrom(t.ClrType)).Select(t => t.ClrType))
        {
            var seen = Rows(theirs, type).Count(row => row.OrganizationId != stranger.Organization.Id);
            Assert.True(seen == 0, $"{seen} rows of {type.Name} are seen by another organization.");
        }

        Assert.NotEmpty(await mine.Set<BudgetLine>().ToListAsync());
        Assert.Empty(await theirs.Set<BudgetLine>().ToListAsync());
    }

    [Fact]
    public async Task Every_table_with_an_organization_is_filtered_by_it()
    {
        await using var portal = await TestPortal.CreateAsync();
        await using var db = portal.Open();
        var unguarded = db.Model.GetEntityTypes()
            .Where(t => t.FindProperty(nameof(IOwned.OrganizationId)) is not null && t.FindDeclaredQueryFilter(PortalDbContext.TenantFilter) is null)
            .Select(t => t.DisplayName());
        Assert.Empty(unguarded);
    }

    [Fact]
    public async Task Adding_changing_or_deleting_another_organizations_row_throws()
    {
        await using var portal = await TestPortal.CreateAsync();
        var stranger = await portal.AnotherCompanyAsync();
        var theirs = await stranger.SupplierAsync("Theirs");

        await RefusedAsync(db => db.Add(new Supplier("S-1", "Smuggled") { OrganizationId = stranger.Organization.Id }));
        await RefusedAsync(db =>
        {
            db.Attach(theirs);
            theirs.Describe("Renamed", null, isActive: true);
        });
        await RefusedAsync(db => db.Remove(theirs));
        await RefusedAsync(db =>
        {
            var category = new BudgetCategory("Moved");
            db.Add(category);
            db.SaveChanges();
            category.OrganizationId = stranger.Organization.Id;
        });

        await using var after = stranger.Open();
        Assert.Equal("Theirs", (await after.Set<Supplier>().SingleAsync()).Name);

        async Task RefusedAsync(Action<PortalDbContext> change)
        {
            await using var db = portal.Open();
            change(db);
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        }
    }

    [Fact]
    public async Task Before_sign_in_nothing_is_seen_and_nothing_can_be_written()
    {
        await using var portal = await TestPortal.CreateAsync();
        await FurnishAsync(portal);
        await using var db = portal.As<DatabaseProvider>(portal.Administrator).Create(Actor.Nobody);
        Assert.Empty(await db.Users.ToListAsync());
        Assert.Empty(await db.Set<Budget>().ToListAsync());
        db.Add(new Location("Nowhere"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task Names_are_unique_within_an_organization_and_free_in_the_next()
    {
        await using var portal = await TestPortal.CreateAsync();
        var stranger = await portal.AnotherCompanyAsync();
        await portal.CostCenterAsync("CC-1");
        await stranger.CostCenterAsync("CC-1");
        await Assert.ThrowsAsync<DbUpdateException>(() => portal.CostCenterAsync("CC-1"));
    }

    private static IQueryable<IOwned> Rows(PortalDbContext db, Type type) =>
        (IQueryable<IOwned>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type).Invoke(db, [])!;

    private static async Task FurnishAsync(TestPortal portal)
    {
        var owner = await portal.UserAsync("Olga Owner");
        await portal.CostCenterAsync(owner: owner, entryUsers: [await portal.UserAsync("Emil Entry")]);
        await portal.OrderAsync(await portal.ItemAsync(), 5);
        await portal.RateAsync("USD", "EUR", portal.Today, 0.9m);
        await portal.BudgetAsync(BudgetState.PendingFinalApproval);
    }
}
