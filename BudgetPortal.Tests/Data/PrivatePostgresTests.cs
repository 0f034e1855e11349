using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using BudgetPortal.Data.PrivatePostgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace BudgetPortal.Tests.Data;

/// <summary>The private PostgreSQL, with real servers. If one of these fails, a portal does not come up or its data is gone.</summary>
[SupportedOSPlatform("linux")]
public sealed class PrivatePostgresTests(PrivatePostgresTests.MadeOnce made) : IClassFixture<PrivatePostgresTests.MadeOnce>, IDisposable
{
    private readonly string dataFolder = $"/tmp/bptest-{Guid.NewGuid():N}";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Home => Path.Combine(dataFolder, "postgres");

    private string Cluster => Path.Combine(Home, "cluster");

    public void Dispose()
    {
        if (File.Exists(Path.Combine(Cluster, "postmaster.pid")))
        {
            Shell($"""kill -QUIT "$(head -n 1 {Cluster}/postmaster.pid)" || true""");
        }

        Shell($"rm -rf {dataFolder}");
    }

    [Fact]
    public async Task Data_is_there_after_a_restart()
    {
        CopyMade();
        await using (var first = await StartAsync())
        {
            await first.EnsureDatabaseAsync("portal", Cancellation);
            await first.EnsureDatabaseAsync("portal", Cancellation);
            await QueryAsync(first, "CREATE TABLE kept AS SELECT 42 AS answer");
        }

        Assert.False(File.Exists(Path.Combine(Cluster, "postmaster.pid")));
        await using var second = await StartAsync();
        Assert.Equal(42, await QueryAsync(second, "SELECT answer FROM kept"));
    }

    [Fact]
    public async Task The_server_that_a_killed_portal_left_is_adopted_and_stopped_in_the_end()
    {
        CopyMade();
        var left = await LeaveServerAsync();

        await using (var adopted = await StartAsync())
        {
            Assert.Equal(left, adopted.ProcessId);
            await adopted.EnsureDatabaseAsync("portal", Cancellation);
            Assert.Equal(1, await QueryAsync(adopted, "SELECT 1"));
        }

        Assert.True(Ends(left));
    }

    [Fact]
    public async Task A_killed_server_does_not_prevent_the_next_start()
    {
        CopyMade();
        await using var first = await StartAsync();
        await first.EnsureDatabaseAsync("portal", Cancellation);
        await QueryAsync(first, "CREATE TABLE kept AS SELECT 42 AS answer");
        Shell($"kill -KILL {first.ProcessId}");

        await using var second = await StartAsync();
        Assert.NotEqual(first.ProcessId, second.ProcessId);
        Assert.Equal(42, await QueryAsync(second, "SELECT answer FROM kept"));
    }

    [Fact]
    public async Task A_process_number_that_another_program_got_since_does_not_prevent_the_next_start()
    {
        CopyMade();
        using var stranger = Process.Start("sleep", "60");
        try
        {
            var remains = $"{stranger.Id}\n{Cluster}\n1700000000\n5432\n{Home}\n\n  1 1\nready   \n";
            await File.WriteAllTextAsync(Path.Combine(Cluster, "postmaster.pid"), remains, Cancellation);
            await File.WriteAllTextAsync(Path.Combine(Home, ".s.PGSQL.5432.lock"), remains, Cancellation);

            await using var server = await StartAsync();
            Assert.NotEqual(stranger.Id, server.ProcessId);
            Assert.False(stranger.HasExited);
        }
        finally
        {
            stranger.Kill();
        }
    }

    [Fact]
    public async Task A_cluster_whose_making_was_broken_off_is_made_anew()
    {
        CopyMade();
        var unfinished = Path.Combine(Home, "cluster.unfinished.x1Y2z3");
        Shell($"mv {Cluster} {unfinished} && rm -r {unfinished}/global {unfinished}/postgresql.conf");

        await using var server = await StartAsync();
        await server.EnsureDatabaseAsync("portal", Cancellation);
        Assert.Equal(1, await QueryAsync(server, "SELECT 1"));
        Assert.False(Directory.Exists(unfinished));
    }

    [Fact]
    public async Task Portals_of_one_folder_share_a_server_until_the_last_leaves()
    {
        var portals = await Task.WhenAll(StartAsync(), StartAsync(), StartAsync());
        var process = Assert.Single(portals.Select(portal => portal.ProcessId).Distinct());
        await Task.WhenAll(portals.Select(portal => portal.EnsureDatabaseAsync("portal", Cancellation)));

        await portals[0].DisposeAsync();
        await portals[1].DisposeAsync();
        Assert.Equal(1, await QueryAsync(portals[2], "SELECT 1"));

        await portals[2].DisposeAsync();
        await portals[2].DisposeAsync();
        Assert.True(Ends(process));
    }

    [Fact]
    public async Task A_folder_too_long_for_a_socket_gets_a_short_one_that_goes_with_the_server()
    {
        var deep = new PrivatePostgresOptions(Path.Combine(dataFolder, new string('a', 90), "with spaces, and commas"));
        var server = await PrivatePostgresServer.StartAsync(Quick(deep), NullLogger.Instance, Cancellation);
        await using (server)
        {
            Assert.StartsWith("/tmp/budgetportal-", server.SocketFolder, StringComparison.Ordinal);
            await server.EnsureDatabaseAsync("portal", Cancellation);
            Assert.Equal(1, await QueryAsync(server, "SELECT 1"));
        }

        Assert.False(Directory.Exists(server.SocketFolder));
    }

    [Fact]
    public async Task Nobody_else_reaches_the_database()
    {
        CopyMade();
        await using var server = await StartAsync();
        await server.EnsureDatabaseAsync("portal", Cancellation);
        Assert.Equal("", await QueryAsync(server, "SHOW listen_addresses"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Home));
        Assert.Equal(
            "local all budgetportal peer map=portal\n", await File.ReadAllTextAsync(Path.Combine(Cluster, "pg_hba.conf"), Cancellation));
    }

    [Fact]
    public async Task Names_sort_as_people_sort_them()
    {
        CopyMade();
        await using var server = await StartAsync();
        await server.EnsureDatabaseAsync("portal", Cancellation);
        var sorted = await QueryAsync(
            server, "SELECT string_agg(name, ' ' ORDER BY name) FROM unnest(ARRAY['Zürich', 'apple', 'Éclair', 'Banana', 'eclipse']) AS name");
        Assert.Equal("apple Banana Éclair eclipse Zürich", sorted);
    }

    [Fact]
    public async Task Without_PostgreSQL_the_message_says_how_to_install_it()
    {
        var none = await Assert.ThrowsAsync<PrivatePostgresException>(
            () => PostgresBinaries.FindAsync(null, "/nowhere", "", Cancellation));
        Assert.Contains("apt-get install postgresql)", none.Message, StringComparison.Ordinal);

        var another = await Assert.ThrowsAsync<PrivatePostgresException>(() => PostgresBinaries.FindAsync(9, cancellation: Cancellation));
        Assert.Contains("apt-get install postgresql-9)", another.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_the_server_cannot_enter_is_refused_with_a_way_out()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root runs the server as another user.");
        Shell($"mkdir -m 700 {dataFolder}");
        var closed = await Assert.ThrowsAsync<PrivatePostgresException>(StartAsync);
        Assert.Contains("BudgetPortal:DataFolder", closed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_checkout_has_a_data_folder_of_its_own()
    {
        var folder = PrivatePostgresOptions.DefaultDataFolder("/srv/one");
        Assert.Equal(folder, PrivatePostgresOptions.DefaultDataFolder("/srv/one/"));
        Assert.NotEqual(folder, PrivatePostgresOptions.DefaultDataFolder("/srv/two"));
    }

    private static PrivatePostgresOptions Quick(PrivatePostgresOptions options) => options with
    {
        ServerSettings = new Dictionary<string, string>(StringComparer.Ordinal) { ["fsync"] = "off", ["shared_buffers"] = "16MB" },
    };

    private static async Task<object?> QueryAsync(PrivatePostgresServer server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString("portal") + ";Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancellation);
    }

    /// <summary>Whether the process ends within 10 seconds. A dead one that nobody has asked about yet has no command line.</summary>
    private static bool Ends(int process) => Shell(
        $"timeout 10 sh -c 'while grep -q . /proc/{process}/cmdline 2>/dev/null; do sleep 0.05; done' && echo yes || true").Length > 0;

    private static string Shell(string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", script]) { RedirectStandardOutput = true, UseShellExecute = false });
        var output = shell!.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        return shell.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"{script}: {shell.ExitCode}");
    }

    private void CopyMade() => Shell($"cp -a {made.DataFolder} {dataFolder}");

    /// <summary>Starts the server without a portal, which is how a killed portal leaves it.</summary>
    private async Task<int> LeaveServerAsync()
    {
        var binaries = await PostgresBinaries.FindAsync(null, cancellation: Cancellation);
        var user = Environment.IsPrivilegedProcess ? "setpriv --reuid postgres --regid postgres --init-groups --" : "";
        Shell($"cd / && {user} {binaries.PgCtl} start -w -s -D {Cluster} -l {Home}/server.log -o '-k {Home}'");
        return int.Parse(Shell($"head -n 1 {Cluster}/postmaster.pid"), CultureInfo.InvariantCulture);
    }

    private Task<PrivatePostgresServer> StartAsync() =>
        PrivatePostgresServer.StartAsync(Quick(new PrivatePostgresOptions(dataFolder)), NullLogger.Instance, Cancellation);

    /// <summary>A cluster to copy, since making one takes a second.</summary>
    public sealed class MadeOnce : IAsyncLifetime
    {
        public string DataFolder { get; } = $"/tmp/bptest-{Guid.NewGuid():N}";

        public async ValueTask InitializeAsync() =>
            await (await PrivatePostgresServer.StartAsync(Quick(new PrivatePostgresOptions(DataFolder)), NullLogger.Instance)).DisposeAsync();

        public ValueTask DisposeAsync()
        {
            Shell($"rm -rf {DataFolder}");
            return ValueTask.CompletedTask;
        }
    }
}
