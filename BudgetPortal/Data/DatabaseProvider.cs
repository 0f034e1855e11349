using BudgetPortal.Data.Postgres;
using BudgetPortal.Data.SqlServer;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Data;

/// <summary>Makes contexts for the configured kind of database. The connection string is known once <see cref="Use"/> was called.</summary>
public sealed class DatabaseProvider(TimeProvider time)
{
    private Func<Actor, PortalDbContext>? create;

    public DatabaseKind Kind { get; private set; }

    public string ConnectionString { get; private set; } = string.Empty;

    public void Use(DatabaseOptions settings, string connectionString)
    {
        Kind = settings.Provider;
        ConnectionString = connectionString;
        if (Kind == DatabaseKind.SqlServer)
        {
            var options = SqlServerOptions(connectionString, settings);
            create = actor => new SqlServerPortalDbContext(options, actor, time);
        }
        else
        {
            var options = PostgresOptions(connectionString, settings);
            create = actor => new PostgresPortalDbContext(options, actor, time);
        }
    }

    /// <summary>A new context for one operation; the caller disposes it.</summary>
    /// <exception cref="InvalidOperationException">The database is not prepared yet.</exception>
    public PortalDbContext Create(Actor actor) =>
        (create ?? throw new InvalidOperationException("The database is not prepared yet."))(actor);

    internal static DbContextOptions<PostgresPortalDbContext> PostgresOptions(string connectionString, DatabaseOptions settings) =>
        new DbContextOptionsBuilder<PostgresPortalDbContext>()
            .UseNpgsql(connectionString, options =>
            {
                options.CommandTimeout(settings.CommandTimeout);
                options.MigrationsHistoryTable("__EFMigrationsHistory", "public");
                if (settings.MaxBatchSize is { } size)
                {
                    options.MaxBatchSize(size);
                }
            })
            .AddInterceptors(new NulRemoval())
            .Options;

    internal static DbContextOptions<SqlServerPortalDbContext> SqlServerOptions(string connectionString, DatabaseOptions settings) =>
        new DbContextOptionsBuilder<SqlServerPortalDbContext>()
            .UseSqlServer(connectionString, options =>
            {
                options.CommandTimeout(settings.CommandTimeout);
                if (settings.MaxBatchSize is { } size)
                {
                    options.MaxBatchSize(size);
                }
            })
            .Options;
}
