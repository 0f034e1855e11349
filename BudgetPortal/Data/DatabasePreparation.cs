using BudgetPortal.Data.Identity;
using BudgetPortal.Data.PrivatePostgres;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BudgetPortal.Data;

/// <summary>
/// Connects the portal to its database when it starts: the configured one, or its own private PostgreSQL, which it stops on exit.
/// </summary>
public sealed class DatabasePreparation(
    DatabaseProvider provider,
    DefaultGrants grants,
    IOptions<DatabaseOptions> options,
    IConfiguration configuration,
    IHostEnvironment environment,
    ILogger<DatabasePreparation> logger) : IAsyncDisposable
{
    private const string DatabaseName = "budgetportal";

    private PrivatePostgresServer? server;

    /// <summary>Whether the application applies migrations by itself: in development, and for its private database.</summary>
    public bool MigratesItself => server is not null || environment.IsDevelopment();

    public async Task ConnectAsync(CancellationToken cancellation)
    {
        var connectionString = configuration.GetConnectionString("Portal");
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            if (options.Value.Provider != DatabaseKind.PostgreSql)
            {
                throw new InvalidOperationException("Database:Provider is SqlServer, so ConnectionStrings:Portal must name the server.");
            }

            var folder = configuration["BudgetPortal:DataFolder"] is { Length: > 0 } configured
                ? Path.GetFullPath(configured)
                : PrivatePostgresOptions.DefaultDataFolder(Checkout());
            server = await PrivatePostgresServer.StartAsync(new PrivatePostgresOptions(folder), logger, cancellation);
            await server.EnsureDatabaseAsync(DatabaseName, cancellation);
            connectionString = server.ConnectionString(DatabaseName);
        }

        provider.Use(options.Value, connectionString);
    }

    /// <summary>Brings the schema up to date and grants permissions that a new version brought.</summary>
    public async Task MigrateAsync(CancellationToken cancellation)
    {
        await using (var db = provider.Create(Actor.Nobody))
        {
            await db.Database.MigrateAsync(cancellation);
        }

        List<Guid> organizations;
        await using (var db = provider.Create(Actor.Nobody))
        {
            organizations = await db.Organizations.Select(o => o.Id).ToListAsync(cancellation);
        }

        foreach (var organization in organizations)
        {
            await using var db = provider.Create(Actor.System(organization));
            await grants.AddMissingAsync(db, cancellation);
            await db.SaveChangesAsync(cancellation);
        }
    }

    /// <summary>The folder that names this installation: the checkout when run from source, so that every build of it shares its data.</summary>
    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "BudgetPortal.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? AppContext.BaseDirectory;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}
