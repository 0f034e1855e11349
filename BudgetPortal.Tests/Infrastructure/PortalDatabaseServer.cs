using System.Globalization;
using BudgetPortal.Data;
using BudgetPortal.Data.PrivatePostgres;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(PortalDatabaseServer))]

namespace BudgetPortal.Tests.Infrastructure;

/// <summary>
/// The database server of a test run, started when the first test asks for a database: a private PostgreSQL with a migrated template that
/// is cloned, or the SQL Server that <c>BUDGETPORTAL_TEST_SQLSERVER</c> names, on which each database is made and migrated.
/// </summary>
public sealed class PortalDatabaseServer : IAsyncLifetime
{
    /// <summary>The schema without rows, and the same with the company of <see cref="TestPortal"/>.</summary>
    private const string Empty = "template_portal";

    private const string Furnished = "template_company";

    private static readonly string? SqlServer = Environment.GetEnvironmentVariable("BUDGETPORTAL_TEST_SQLSERVER");

    private readonly SemaphoreSlim one = new(1, 1);
    private PrivatePostgresServer? postgres;
    private bool furnished;
    private int made;

    /// <summary>The server of this run.</summary>
    public static PortalDatabaseServer Current { get; private set; } = new();

    /// <summary>What kind of database the tests run on.</summary>
    public static DatabaseKind Kind => string.IsNullOrEmpty(SqlServer) ? DatabaseKind.PostgreSql : DatabaseKind.SqlServer;

    public ValueTask InitializeAsync()
    {
        Current = this;
        return ValueTask.CompletedTask;
    }

    /// <summary>Makes a database with the whole schema and no rows, and gives its connection string.</summary>
    public Task<string> CreateAsync() => CreateAsync(Empty, _ => Task.CompletedTask);

    /// <summary>The same with what is furnished, which is done once.</summary>
    /// <param name="furnish">Given a connection string; the same for all.</param>
    public Task<string> CreateFurnishedAsync(Func<string, Task> furnish) => CreateAsync(Furnished, furnish);

    private async Task<string> CreateAsync(string template, Func<string, Task> furnish)
    {
        await one.WaitAsync();
        try
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"test_{Environment.ProcessId}_{++made}");
            if (Kind == DatabaseKind.SqlServer)
            {
                await OnSqlServerAsync($"CREATE DATABASE [{name}]");
                var connectionString = new SqlConnectionStringBuilder(SqlServer) { InitialCatalog = name }.ConnectionString;
                await MigrateAsync(connectionString);
                await furnish(connectionString);
                return connectionString;
            }

            postgres ??= await StartPostgresAsync();
            if (template == Furnished && !furnished)
            {
                await OnPostgresAsync($"CREATE DATABASE {Furnished} TEMPLATE {Empty}");
                await furnish(Unpooled(postgres, Furnished));
                furnished = true;
            }

            await OnPostgresAsync($"""CREATE DATABASE "{name}" TEMPLATE {template} STRATEGY FILE_COPY""");
            return postgres.ConnectionString(name);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Deletes a database that <see cref="CreateAsync"/> made, whoever is still connected to it.</summary>
    public async Task DropAsync(string connectionString)
    {
        if (Kind == DatabaseKind.SqlServer)
        {
            var catalog = new SqlConnectionStringBuilder(connectionString).InitialCatalog;
            await OnSqlServerAsync($"ALTER DATABASE [{catalog}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{catalog}]");
            return;
        }

        await using (var connection = new NpgsqlConnection(connectionString))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        var database = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await OnPostgresAsync($"""DROP DATABASE "{database}" WITH (FORCE)""");
    }

    public async ValueTask DisposeAsync()
    {
        one.Dispose();
        if (postgres is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await postgres.DisposeAsync();
            Directory.Delete(TestDataFolder.Mine, recursive: true);
        }
    }

    private static async Task<PrivatePostgresServer> StartPostgresAsync()
    {
        await TestDataFolder.RemoveAbandonedAsync();
        var server = await PrivatePostgresServer.StartAsync(TestDataFolder.Options(TestDataFolder.Mine), NullLogger.Instance);
        await server.EnsureDatabaseAsync(Empty);
        await MigrateAsync(Unpooled(server, Empty));
        return server;
    }

    /// <summary>A template is cloned while nobody is connected to it.</summary>
    private static string Unpooled(PrivatePostgresServer server, string database) =>
        new NpgsqlConnectionStringBuilder(server.ConnectionString(database)) { Pooling = false }.ConnectionString;

    private static async Task MigrateAsync(string connectionString)
    {
        var provider = new DatabaseProvider(TimeProvider.System);
        provider.Use(new DatabaseOptions { Provider = Kind }, connectionString);
        await using var db = provider.Create(Actor.Nobody);
        await db.Database.MigrateAsync();
    }

    private static async Task OnSqlServerAsync(string sql)
    {
        await using var connection = new SqlConnection(SqlServer);
        await connection.OpenAsync();
        await using var command = new SqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task OnPostgresAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(postgres!.ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
