using System.Text.Json;
using BudgetPortal.Data;
using BudgetPortal.Data.Auditing;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BudgetPortal.Tests.Data;

/// <summary>Without these, nobody could say afterwards who changed what.</summary>
public sealed class AuditTests
{
    [Fact]
    public async Task Creating_changing_and_deleting_each_leave_one_entry_with_who_when_before_and_after()
    {
        await using var portal = await TestPortal.CreateAsync();
        var mira = await portal.ModuleOwnerAsync("Mira Lang");
        var rate = new ExchangeRate("USD", "EUR", portal.Today, 0.9m);
        await ChangeAsync(portal, mira, db => db.Add(rate));
        portal.Time.Advance(TimeSpan.FromMinutes(1));
        await ChangeAsync(portal, mira, db => db.Set<ExchangeRate>().Single().Correct(0.95m));
        portal.Time.Advance(TimeSpan.FromMinutes(1));
        await ChangeAsync(portal, mira, db => db.Remove(db.Set<ExchangeRate>().Single()));

        await using var db = portal.Open();
        var entries = await db.Set<AuditEntry>().Where(e => e.EntityId == rate.Id).OrderBy(e => e.At).ToListAsync();
        Assert.Equal([AuditAction.Create, AuditAction.Update, AuditAction.Delete], entries.Select(e => e.Action));
        Assert.All(entries, entry => Assert.Equal((mira.Id, "Mira Lang", "ExchangeRate"), (entry.UserId!.Value, entry.UserName, entry.Entity)));
        Assert.Equal(portal.Time.Now, entries[2].At);
        Assert.Equal(TimeSpan.FromMinutes(1), entries[1].At - entries[0].At);

        Assert.Equal((null, 0.9m), (entries[0].Before, Rate(entries[0].After)));
        Assert.Equal((0.9m, 0.95m), (Rate(entries[1].Before), Rate(entries[1].After)));
        Assert.Equal((0.95m, null), (Rate(entries[2].Before), entries[2].After));
        Assert.Equal(["Rate"], JsonDocument.Parse(entries[1].After!).RootElement.EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task What_the_application_does_by_itself_is_recorded_under_its_own_name()
    {
        await using var portal = await TestPortal.CreateAsync();
        var location = await portal.AddAsync(new Location("Harbor"));
        await using var db = portal.Open();
        var entry = await db.Set<AuditEntry>().SingleAsync(e => e.EntityId == location.Id);
        Assert.Equal((null, Actor.SystemName), (entry.UserId, entry.UserName));
    }

    [Fact]
    public async Task A_change_that_is_rolled_back_leaves_no_entry_and_an_entry_that_fails_leaves_no_change()
    {
        await using var portal = await TestPortal.CreateAsync();
        await using (var db = portal.Open())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Add(new Location("Rolled back"));
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        }

        await using (var db = portal.Open())
        {
            db.Add(new Location("Refused with its entry"));
            db.Add(new AuditEntry { UserName = new string('x', 1000) });
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        }

        await using var after = portal.Open();
        Assert.Empty(await after.Set<Location>().ToListAsync());
        Assert.False(await after.Set<AuditEntry>().AnyAsync(e => e.Entity == "Location"));
    }

    [Theory]
    [InlineData("UPDATE audit.\"AuditEntries\" SET \"UserName\" = 'somebody else'")]
    [InlineData("DELETE FROM audit.\"AuditEntries\"")]
    [InlineData("TRUNCATE TABLE audit.\"AuditEntries\"")]
    [InlineData("UPDATE planning.\"BudgetEvents\" SET \"Comment\" = 'rewritten'")]
    [InlineData("DELETE FROM planning.\"BudgetEvents\"")]
    public async Task The_database_refuses_to_change_or_delete_a_record(string sql)
    {
        Assert.SkipWhen(
            PortalDatabaseServer.Kind == DatabaseKind.SqlServer && sql.StartsWith("TRUNCATE", StringComparison.Ordinal),
            "SQL Server has no trigger for TRUNCATE; it takes ALTER rights, which the portal's login is not given.");
        await using var portal = await TestPortal.CreateAsync();
        await portal.CostCenterAsync();
        await portal.BudgetAsync();
        await using var db = portal.Open();
        var before = await db.Set<AuditEntry>().CountAsync();

        var refusal = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
            () => db.Database.ExecuteSqlRawAsync(sql));

        Assert.Contains("cannot be changed or deleted", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await db.Set<AuditEntry>().CountAsync());
    }

    [Fact]
    public async Task No_secret_gets_into_the_trail()
    {
        await using var portal = await TestPortal.CreateAsync();
        var user = await portal.UserAsync("Ada Fox");
        var hash = user.PasswordHash!;
        await ChangeAsync(portal, user, db =>
        {
            var stored = db.Users.Single(u => u.Id == user.Id);
            stored.PasswordHash = "another-hash";
            stored.SecurityStamp = "another-stamp";
        });

        await using var db = portal.Open();
        var entries = await db.Set<AuditEntry>().Where(e => e.EntityId == user.Id).ToListAsync();
        var written = string.Concat(entries.Select(e => e.Before + e.After));
        Assert.Equal(2, entries.Count);
        Assert.Contains("PasswordHash", written, StringComparison.Ordinal);
        Assert.DoesNotContain(JsonEncodedText.Encode(hash).Value, written, StringComparison.Ordinal);
        Assert.DoesNotContain("another-hash", written, StringComparison.Ordinal);
        Assert.DoesNotContain(user.SecurityStamp!, written, StringComparison.Ordinal);
    }

    private static decimal? Rate(string? json) => json is null ? null : JsonDocument.Parse(json).RootElement.GetProperty("Rate").GetDecimal();

    private static async Task ChangeAsync(TestPortal portal, User user, Action<PortalDbContext> change)
    {
        await using var db = portal.As<PortalDb>(user).Open();
        change(db);
        await db.SaveChangesAsync();
    }
}
