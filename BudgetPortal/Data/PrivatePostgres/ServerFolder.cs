using System.Buffers;
using System.Globalization;
using System.Runtime.Versioning;
using System.Text;

namespace BudgetPortal.Data.PrivatePostgres;

/// <summary>The files of the private server. Everything in <see cref="Home"/> belongs to the server's user, the locks to the portal's.</summary>
[SupportedOSPlatform("linux")]
internal sealed class ServerFolder
{
    /// <summary>Name of the server's socket in its folder; follows from <see cref="PostgresSettings.Port"/>.</summary>
    public const string Socket = ".s.PGSQL.5432";

    private const string TemporaryPrefix = "/tmp/budgetportal-";
    private const int LongestSocketPath = 107;

    // pg_ctl puts the paths between double quotes of a shell command.
    private static readonly SearchValues<char> Unquotable = SearchValues.Create("\"$`\\\n\r");

    // Npgsql and PostgreSQL take lists of folders, which are parted by commas, and a port after a colon.
    private static readonly SearchValues<char> SocketCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-");

    private ServerFolder(string dataFolder)
    {
        Home = Path.Combine(dataFolder, "postgres");
        StartLock = Path.Combine(dataFolder, "postgres.start.lock");
        PortalsLock = Path.Combine(dataFolder, "postgres.portals.lock");
    }

    public string Home { get; }

    public string Cluster => Path.Combine(Home, "cluster");

    /// <summary>Start of the names of folders in which a cluster is being made.</summary>
    public string Unfinished => Path.Combine(Home, "cluster.unfinished.");

    public string Log => Path.Combine(Home, "server.log");

    /// <summary>Held while the server is started or stopped.</summary>
    public string StartLock { get; }

    /// <summary>Shared by every portal that uses the server.</summary>
    public string PortalsLock { get; }

    public static bool IsTemporary(string socketFolder) => socketFolder.StartsWith(TemporaryPrefix, StringComparison.Ordinal);

    /// <summary>Makes the folders.</summary>
    /// <exception cref="PrivatePostgresException">They cannot be made, or the server's user cannot enter them.</exception>
    public static async Task<ServerFolder> PrepareAsync(string dataFolder, ServerUser user, CancellationToken cancellation)
    {
        if (!Path.IsPathRooted(dataFolder) || dataFolder.AsSpan().ContainsAny(Unquotable))
        {
            throw new PrivatePostgresException($"The data folder must be an absolute path without quotes, backslashes and dollars: {dataFolder}");
        }

        if (user.Name.Length == 0 || !(await ServerUser.ExecuteAsync("id", ["--", user.Name], null, cancellation)).Succeeded)
        {
            throw new PrivatePostgresException(
                Environment.IsPrivilegedProcess
                    ? $"There is no user {user.Name} to run PostgreSQL. Install PostgreSQL (apt-get install postgresql), which makes it."
                    : "PostgreSQL runs only for a user with a name. Set Database:Provider and ConnectionStrings:Portal to use a database server.");
        }

        if (!Directory.Exists(dataFolder))
        {
            var mode = Environment.IsPrivilegedProcess ? "0711" : "0700";
            (await ServerUser.ExecuteAsync("install", ["-d", "--mode", mode, "--", dataFolder], null, cancellation)).OrThrow();
        }

        // One spelling for one folder, since a running server is known by it.
        var real = (await ServerUser.ExecuteAsync("readlink", ["-f", "--", dataFolder], null, cancellation)).OrThrow().Output.TrimEnd('\n');
        var folder = new ServerFolder(real);
        await user.MakeFolderAsync(folder.Home, cancellation);
        if (!(await user.RunAsync("test", ["-w", folder.Home], cancellation)).Succeeded)
        {
            throw new PrivatePostgresException(
                $"The user {user.Name}, who runs PostgreSQL, cannot enter {real}. "
                + "Set BudgetPortal:DataFolder to a folder that it can reach, such as /var/lib/budgetportal.");
        }

        return folder;
    }

    /// <summary>Major version of the PostgreSQL that made the cluster; null when there is none.</summary>
    public int? ClusterVersion()
    {
        var file = Path.Combine(Cluster, "PG_VERSION");
        return File.Exists(file) ? int.Parse(File.ReadAllText(file), NumberStyles.Integer, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Where the socket goes: the server's folder, or a fresh one with a short name if the kernel's limit is in the way.</summary>
    public async Task<string> SocketFolderAsync(ServerUser user, CancellationToken cancellation)
    {
        if (!Home.AsSpan().ContainsAnyExcept(SocketCharacters)
            && Encoding.UTF8.GetByteCount(Path.Combine(Home, Socket)) <= LongestSocketPath)
        {
            return Home;
        }

        return (await user.RunAsync("mktemp", ["-d", TemporaryPrefix + "XXXXXXXX"], cancellation)).OrThrow().Output.TrimEnd('\n');
    }
}
