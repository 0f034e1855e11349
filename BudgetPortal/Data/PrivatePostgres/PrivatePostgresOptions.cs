using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace BudgetPortal.Data.PrivatePostgres;

/// <summary>Where the private PostgreSQL keeps its data, and how it is tuned.</summary>
/// <param name="DataFolder">
/// Folder of the portal's data; made when absent. PostgreSQL's own files lie in its subfolder <c>postgres</c>. Started by root, the
/// server runs as the user <c>postgres</c>, which must be able to enter this folder.
/// </param>
public sealed record PrivatePostgresOptions(string DataFolder)
{
    /// <summary>Server settings beyond the defaults, such as <c>max_connections</c>. A server that already runs keeps its own.</summary>
    public IReadOnlyDictionary<string, string> ServerSettings { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The longest wait for the server to be made, to start (recovery after a crash included) or to stop.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// The data folder of a portal that was given none: one for each content root, so that two checkouts never share a database.
    /// For root <c>/var/lib/budgetportal/HASH</c>, which the user <c>postgres</c> can enter, unlike <c>/root</c>.
    /// </summary>
    /// <exception cref="PrivatePostgresException">The user has no home folder to keep data in.</exception>
    public static string DefaultDataFolder(string contentRoot)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(contentRoot));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root)))[..12];
        if (Environment.IsPrivilegedProcess)
        {
            return Path.Combine("/var/lib/budgetportal", hash);
        }

        var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return local.Length > 0
            ? Path.Combine(local, "budgetportal", hash)
            : throw new PrivatePostgresException("This user has no home folder. Set BudgetPortal:DataFolder to a folder for the portal's data.");
    }
}
