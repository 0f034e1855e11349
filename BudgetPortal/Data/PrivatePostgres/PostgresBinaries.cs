using System.Globalization;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;

namespace BudgetPortal.Data.PrivatePostgres;

/// <summary>An installed PostgreSQL: its programs' folder and its major version.</summary>
[SupportedOSPlatform("linux")]
public sealed partial record PostgresBinaries(string Folder, int Version)
{
    private const string DebianFolder = "/usr/lib/postgresql";
    private static readonly string[] Programs = ["initdb", "pg_ctl", "postgres"];

    public string Initdb => Path.Combine(Folder, "initdb");

    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    /// <summary>
    /// The newest PostgreSQL under Debian's folder, or else the first in the folders of <c>PATH</c>; with <paramref name="version"/> only
    /// one of that version, since no other can read its data files.
    /// </summary>
    /// <param name="version">Major version that wrote the data files; null when there are none yet.</param>
    /// <param name="packagesFolder">Folder with one subfolder a version, as Debian's packages make it.</param>
    /// <param name="searchPath">Folders separated as in <c>PATH</c>, which is the default.</param>
    /// <exception cref="PrivatePostgresException">None is installed, or not that version.</exception>
    public static async Task<PostgresBinaries> FindAsync(
        int? version,
        string packagesFolder = DebianFolder,
        string? searchPath = null,
        CancellationToken cancellation = default)
    {
        var packaged = Directory.Exists(packagesFolder)
            ? Directory.EnumerateDirectories(packagesFolder).Select(folder => Path.Combine(folder, "bin"))
            : [];
        var onPath = (searchPath ?? Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var newest = (await InstalledAsync(packaged, cancellation)).OrderByDescending(binaries => binaries.Version);
        return newest.FirstOrDefault(Fits)
            ?? (await InstalledAsync(onPath, cancellation)).Find(Fits)
            ?? throw Missing(version);

        bool Fits(PostgresBinaries binaries) => version is null || binaries.Version == version;
    }

    private static async Task<List<PostgresBinaries>> InstalledAsync(IEnumerable<string> folders, CancellationToken cancellation)
    {
        var installed = new List<PostgresBinaries>();
        foreach (var folder in folders.Where(folder => Array.TrueForAll(Programs, program => File.Exists(Path.Combine(folder, program)))))
        {
            var answer = await ServerUser.ExecuteAsync(Path.Combine(folder, "postgres"), ["--version"], null, cancellation);
            var match = MajorVersion().Match(answer.Output);
            if (answer.Succeeded && match.Success)
            {
                installed.Add(new PostgresBinaries(folder, int.Parse(match.Value, CultureInfo.InvariantCulture)));
            }
        }

        return installed;
    }

    private static PrivatePostgresException Missing(int? version) => version is null
        ? new PrivatePostgresException(
            "PostgreSQL is not installed. Install PostgreSQL (apt-get install postgresql), "
            + "or set Database:Provider and ConnectionStrings:Portal to use a database server.")
        : new PrivatePostgresException(string.Create(
            CultureInfo.InvariantCulture,
            $"The data folder was made by PostgreSQL {version}, which is not installed. Install it (apt-get install postgresql-{version})."));

    [GeneratedRegex("[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MajorVersion();
}
