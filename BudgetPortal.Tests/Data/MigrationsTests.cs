using BudgetPortal.Data;
using BudgetPortal.Data.Postgres;
using BudgetPortal.Data.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Xunit;

namespace BudgetPortal.Tests.Data;

/// <summary>Without these, a new version would meet a database that lacks its columns, on a server that nobody tried. No server is needed.</summary>
public sealed class MigrationsTests
{
    public static readonly TheoryData<DatabaseKind> Kinds = [DatabaseKind.PostgreSql, DatabaseKind.SqlServer];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_change_of_the_model_lacks_its_migration(DatabaseKind kind)
    {
        using var db = Design(kind);
        Assert.False(db.Database.HasPendingModelChanges(), $"Run build/add-migration.sh: the model of {kind} has changed.");
    }

    [Fact]
    public void Both_providers_have_the_same_migrations()
    {
        using var postgres = Design(DatabaseKind.PostgreSql);
        using var sqlServer = Design(DatabaseKind.SqlServer);
        Assert.Equal(Names(postgres), Names(sqlServer));

        static IEnumerable<string> Names(PortalDbContext db) => db.Database.GetMigrations().Select(id => id.Split('_', 2)[1]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_script_of_all_migrations_has_every_table_and_every_append_only_trigger(DatabaseKind kind)
    {
        using var db = Design(kind);
        var script = db.GetService<IMigrator>().GenerateScript();
        var tables = db.GetService<IDesignTimeModel>().Model.GetEntityTypes().Where(t => t.GetTableName() is not null).ToList();
        Assert.All(tables, type => Assert.Contains(Quoted(kind, type.GetTableName()!), script, StringComparison.Ordinal));

        var triggers = tables.SelectMany(t => t.GetDeclaredTriggers()).Select(t => t.GetDatabaseName()!).ToList();
        Assert.Contains("AuditEntries_AppendOnly", triggers);
        Assert.Contains("BudgetApprovals_AppendOnly", triggers);
        Assert.All(triggers, name => Assert.Matches($@"CREATE TRIGGER \S*{name}\b", script));
    }

    [Fact]
    public void Nothing_is_deleted_by_cascade()
    {
        using var db = Design(DatabaseKind.SqlServer);
        Assert.DoesNotContain("ON DELETE CASCADE", db.GetService<IMigrator>().GenerateScript(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ON DELETE SET NULL", db.Database.GenerateCreateScript(), StringComparison.OrdinalIgnoreCase);
    }

    private static string Quoted(DatabaseKind kind, string name) => kind == DatabaseKind.SqlServer ? $"[{name}]" : $"\"{name}\"";

    private static PortalDbContext Design(DatabaseKind kind) => kind == DatabaseKind.SqlServer
        ? new SqlServerDesignTimeFactory().CreateDbContext([])
        : new PostgresDesignTimeFactory().CreateDbContext([]);
}
