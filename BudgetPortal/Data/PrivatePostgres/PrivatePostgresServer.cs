using Npgsql;

namespace BudgetPortal.Data.PrivatePostgres;

/// <summary>
/// The portal's own PostgreSQL: made on first use, reachable on a Unix socket alone, and only for the users who run the portal and it.
/// </summary>
/// <remarks>
/// A server that already runs in the folder, because another portal shares it or a killed one left it behind, is used as it is. Every
/// portal holds a shared lock while it uses the server; the last to leave, who can take that lock for itself alone, stops it. The kernel
/// frees the lock of a killed portal, so nothing has to be cleaned up by hand.
/// </remarks>
public sealed class PrivatePostgresServer : IAsyncDisposable
{
    private readonly PostgresCluster cluster;
    private readonly ServerFolder folder;
    private readonly PrivatePostgresOptions options;
    private readonly ILogger logger;
    private FolderLock? portal;

    private PrivatePostgresServer(
        PostgresCluster cluster, ServerFolder folder, PrivatePostgresOptions options, ILogger logger, PostmasterFile server, FolderLock portal)
    {
        this.cluster = cluster;
        this.folder = folder;
        this.options = options;
        this.logger = logger;
        this.portal = portal;
        ProcessId = server.ProcessId;
        SocketFolder = server.SocketFolder;
    }

    /// <summary>The server's process.</summary>
    public int ProcessId { get; }

    /// <summary>Folder of the server's Unix socket, which may be handed to <c>psql -h</c>.</summary>
    public string SocketFolder { get; }

    /// <summary>Gives the running server of the data folder, or makes and starts one. Ready for connections on return.</summary>
    /// <exception cref="PrivatePostgresException">PostgreSQL is not installed, cannot use the folder, or does not start.</exception>
    public static async Task<PrivatePostgresServer> StartAsync(
        PrivatePostgresOptions options, ILogger logger, CancellationToken cancellation = default)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new PrivatePostgresException(
                "The private PostgreSQL needs Linux. Set Database:Provider and ConnectionStrings:Portal to use a database server.");
        }

        var user = new ServerUser();
        var files = await ServerFolder.PrepareAsync(options.DataFolder, user, cancellation);
        var database = new PostgresCluster(files, user, options, logger);
        using var starting = await FolderLock.TakeAsync(files.StartLock, shared: false, options.Timeout, cancellation);
        var mine = await FolderLock.TakeAsync(files.PortalsLock, shared: true, options.Timeout, cancellation);
        try
        {
            return new PrivatePostgresServer(database, files, options, logger, await database.OpenAsync(cancellation), mine);
        }
        catch
        {
            mine.Dispose();
            throw;
        }
    }

    /// <summary>Connection string of a database of this server, which need not exist yet.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = SocketFolder,
        Port = PostgresSettings.Port,
        Username = PostgresSettings.Role,
        Database = database,
        ApplicationName = "BudgetPortal",
    }.ConnectionString;

    /// <summary>Makes the database unless it exists.</summary>
    public async Task EnsureDatabaseAsync(string name, CancellationToken cancellation = default)
    {
        var connectionString = new NpgsqlConnectionStringBuilder(ConnectionString("postgres")) { Pooling = false }.ConnectionString;
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection);
        exists.Parameters.Add(new NpgsqlParameter { Value = name });
        if (await exists.ExecuteScalarAsync(cancellation) is not null)
        {
            return;
        }

        try
        {
            await using var create = new NpgsqlCommand($"CREATE DATABASE {new NpgsqlCommandBuilder().QuoteIdentifier(name)}", connection);
            await create.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException exception)
            when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            logger.LogDebug("Another portal made the database {Database} at the same time.", name);
        }
    }

    /// <summary>Stops the server if no other portal uses it. A server that does not stop is logged and left to the next start.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref portal, null) is not { } mine || !OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            using var stopping = await FolderLock.TakeAsync(folder.StartLock, shared: false, options.Timeout, CancellationToken.None);
            mine.Dispose();
            using var alone = FolderLock.TryTake(folder.PortalsLock, shared: false);
            if (alone is not null)
            {
                await cluster.StopAsync();
            }
        }
        catch (PrivatePostgresException exception)
        {
            logger.LogWarning(exception, "The private PostgreSQL in {Folder} was not stopped.", folder.Cluster);
        }
        finally
        {
            mine.Dispose();
        }
    }
}
