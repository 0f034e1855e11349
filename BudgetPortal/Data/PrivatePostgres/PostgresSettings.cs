namespace BudgetPortal.Data.PrivatePostgres;

/// <summary>The private server's configuration files. They are written anew at every start, so a newer portal's rules apply.</summary>
internal static class PostgresSettings
{
    /// <summary>Included at the end of <c>postgresql.conf</c>, so it wins.</summary>
    public const string FileName = "portal.conf";

    public const int Port = 5432;

    /// <summary>The database's role: owner of the cluster, and the only one.</summary>
    public const string Role = "budgetportal";

    private const string Map = "portal";

    /// <summary>Settings for a server that answers on its Unix socket alone.</summary>
    public static string Server(string socketFolder, IReadOnlyDictionary<string, string> wanted)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["max_connections"] = "200",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
            ["log_line_prefix"] = "%m [%p] %d ",
        };
        foreach (var (name, value) in wanted)
        {
            settings[name] = value;
        }

        settings["listen_addresses"] = "";
        settings["port"] = "5432";
        settings["unix_socket_directories"] = socketFolder;
        return string.Concat(settings.Select(setting => $"{setting.Key} = {Quote(setting.Value)}\n"));
    }

    /// <summary>Nobody by network; by socket whoever the kernel says is one of the map's users.</summary>
    public static string Access() => $"local all {Role} peer map={Map}\n";

    public static string Users(IEnumerable<string> clients) =>
        string.Concat(clients.Select(client => $"{Map} \"{client}\" {Role}\n"));

    private static string Quote(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
