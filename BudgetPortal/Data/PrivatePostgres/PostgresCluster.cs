using System.Globalization;
using System.Runtime.Versioning;
using System.Text;

namespace BudgetPortal.Data.PrivatePostgres;

/// <summary>
/// One PostgreSQL cluster in a folder: made, started or adopted, stopped. Its callers see to it that no two of them do so at once.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class PostgresCluster(ServerFolder folder, ServerUser user, PrivatePostgresOptions options, ILogger logger)
{
    private const long LargestLog = 10_000_000;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    /// <summary>A server of this folder that accepts connections: the running one, or else one that is started now.</summary>
    public async Task<PostmasterFile> OpenAsync(CancellationToken cancellation)
    {
        var binaries = await PostgresBinaries.FindAsync(folder.ClusterVersion(), cancellation: cancellation);
        if (folder.ClusterVersion() is null)
        {
            await InitializeAsync(binaries, cancellation);
        }

        if (await RunningAsync(cancellation) is { } running)
        {
            logger.LogInformation("Using the private PostgreSQL that runs as process {Process} in {Folder}.", running.ProcessId, folder.Cluster);
            return running;
        }

        await ClearRemainsAsync(PostmasterFile.Read(folder.Cluster)?.SocketFolder, cancellation);
        return await StartAsync(binaries, cancellation);
    }

    /// <summary>Stops the server: politely, which breaks off open transactions, and if that takes too long at once.</summary>
    public async Task StopAsync()
    {
        if (PostmasterFile.Read(folder.Cluster) is not { } running || !running.IsRunningIn(folder.Cluster))
        {
            return;
        }

        var binaries = await PostgresBinaries.FindAsync(folder.ClusterVersion());
        if (!(await StopAsync("fast")).Succeeded)
        {
            (await StopAsync("immediate")).OrThrow();
        }

        await ClearRemainsAsync(running.SocketFolder, CancellationToken.None);
        logger.LogInformation("Stopped the private PostgreSQL in {Folder}.", folder.Cluster);

        Task<CommandResult> StopAsync(string mode) => user.RunAsync(
            binaries.PgCtl, ["stop", "-D", folder.Cluster, "-m", mode, "-t", Seconds(options.Timeout), "-s"], CancellationToken.None);
    }

    /// <summary>Makes the cluster beside its place and moves it there when it is whole, so half a cluster is never taken for one.</summary>
    private async Task InitializeAsync(PostgresBinaries binaries, CancellationToken cancellation)
    {
        logger.LogInformation("Making a private PostgreSQL {Version} in {Folder}.", binaries.Version, folder.Cluster);

        // A name of its own, since the initdb of a killed portal may still be at work in another one.
        var unfinished = (await user.RunAsync("mktemp", ["-d", folder.Unfinished + "XXXXXX"], cancellation)).OrThrow().Output.TrimEnd('\n');

        // People sort names by letter, not by code point: ICU's root collation. It came with version 15.
        string[] order = binaries.Version >= 15 ? ["--locale-provider=icu", "--icu-locale=und"] : [];
        string[] sync = options.ServerSettings.GetValueOrDefault("fsync") == "off" ? ["--no-sync"] : [];
        (await user.RunAsync(
            binaries.Initdb,
            [
                "-D", unfinished, "--username", PostgresSettings.Role, "--auth=peer", "--encoding=UTF8", "--locale=C.UTF-8",
                .. order, .. sync, "--data-checksums", "--text-search-config=simple",
            ],
            cancellation)).OrThrow();
        var include = $"include_if_exists = '{PostgresSettings.FileName}'\n";
        (await user.RunAsync("tee", ["-a", "--", Path.Combine(unfinished, "postgresql.conf")], cancellation, include)).OrThrow();
        (await user.RunAsync("mv", ["-T", "--", unfinished, folder.Cluster], cancellation)).OrThrow();
        await user.RunAsync("sh", ["-c", "rm -rf -- \"$0\"*", folder.Unfinished], cancellation);
    }

    /// <summary>The running server, waited for while it starts; null when none runs. A stopping one is waited for until it is gone.</summary>
    private async Task<PostmasterFile?> RunningAsync(CancellationToken cancellation)
    {
        var deadline = Environment.TickCount64 + options.Timeout.TotalMilliseconds;
        while (PostmasterFile.Read(folder.Cluster) is { } postmaster && postmaster.IsRunningIn(folder.Cluster))
        {
            if (postmaster.IsReady)
            {
                return postmaster;
            }

            if (Environment.TickCount64 > deadline)
            {
                throw new PrivatePostgresException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The private PostgreSQL (process {postmaster.ProcessId}) is {postmaster.Status} and does not get ready. Look into {folder.Log}."));
            }

            await Task.Delay(LookEvery, cancellation);
        }

        return null;
    }

    /// <summary>Removes what a killed server left, lest its process number, now another program's, keep the next one from starting.</summary>
    private async Task ClearRemainsAsync(string? socketFolder, CancellationToken cancellation)
    {
        var temporary = socketFolder is not null && ServerFolder.IsTemporary(socketFolder) ? socketFolder : null;
        var sockets = new[] { folder.Home, temporary }.OfType<string>().Select(path => Path.Combine(path, ServerFolder.Socket));
        string[] remains = [PostmasterFile.PathIn(folder.Cluster), .. sockets.SelectMany(socket => new[] { socket, socket + ".lock" })];
        (await user.RunAsync("rm", ["-f", "--", .. remains], cancellation)).OrThrow();
        if (temporary is not null)
        {
            await user.RunAsync("rmdir", ["--", temporary], cancellation);
        }
    }

    private async Task<PostmasterFile> StartAsync(PostgresBinaries binaries, CancellationToken cancellation)
    {
        var socketFolder = await folder.SocketFolderAsync(user, cancellation);
        await WriteAsync(PostgresSettings.FileName, PostgresSettings.Server(socketFolder, options.ServerSettings));
        await WriteAsync("pg_hba.conf", PostgresSettings.Access());
        await WriteAsync("pg_ident.conf", PostgresSettings.Users(user.Clients));
        if (File.Exists(folder.Log) && new FileInfo(folder.Log).Length > LargestLog)
        {
            (await user.RunAsync("mv", ["-f", "--", folder.Log, folder.Log + ".1"], cancellation)).OrThrow();
        }

        // pg_ctl gives the server a session of its own, so Ctrl C at the portal's terminal does not reach it, and the log as its output.
        string[] arguments = ["start", "-D", folder.Cluster, "-l", folder.Log, "-w", "-t", Seconds(options.Timeout), "-s"];
        var deadline = Environment.TickCount64 + options.Timeout.TotalMilliseconds;
        while (true)
        {
            var before = File.Exists(folder.Log) ? new FileInfo(folder.Log).Length : 0;
            var start = await user.RunAsync(binaries.PgCtl, arguments, cancellation);
            if (start.Succeeded && PostmasterFile.Read(folder.Cluster) is { } started)
            {
                logger.LogInformation("Started the private PostgreSQL as process {Process} in {Folder}.", started.ProcessId, folder.Cluster);
                return started;
            }

            var said = LogSince(before);
            if (!said.Contains("shared memory block", StringComparison.Ordinal) || Environment.TickCount64 > deadline)
            {
                throw new PrivatePostgresException($"The private PostgreSQL did not start. {folder.Log} says: {said}");
            }

            // The processes of a server that was just killed take a moment to notice.
            await Task.Delay(LookEvery, cancellation);
        }

        async Task WriteAsync(string name, string text) =>
            (await user.RunAsync("tee", ["--", Path.Combine(folder.Cluster, name)], cancellation, text)).OrThrow();
    }

    private string LogSince(long position)
    {
        if (!File.Exists(folder.Log))
        {
            return "";
        }

        using var log = new FileStream(folder.Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Position = position;
        using var reader = new StreamReader(log, Encoding.UTF8);
        return reader.ReadToEnd().Trim();
    }

    private static string Seconds(TimeSpan time) => Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
