using System.Globalization;

namespace BudgetPortal.Data.PrivatePostgres;

/// <summary>What a running PostgreSQL says of itself in <c>postmaster.pid</c>; after a crash the file stays and says what was.</summary>
/// <param name="ProcessId">The server's process, if it still runs.</param>
/// <param name="SocketFolder">Folder of its socket; empty while it is not yet known.</param>
/// <param name="Status"><c>starting</c>, <c>ready</c> or <c>stopping</c>; empty while it is not yet known.</param>
internal sealed record PostmasterFile(int ProcessId, string SocketFolder, string Status)
{
    private const int SocketLine = 4;
    private const int StatusLine = 7;

    public bool IsReady => Status == "ready";

    public static string PathIn(string clusterFolder) => Path.Combine(clusterFolder, "postmaster.pid");

    /// <summary>Reads the file; null when there is none, or none that could belong to a process.</summary>
    public static PostmasterFile? Read(string clusterFolder)
    {
        try
        {
            var lines = File.ReadAllLines(PathIn(clusterFolder));
            return int.TryParse(lines.FirstOrDefault(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var process) && process > 0
                ? new PostmasterFile(process, Line(SocketLine), Line(StatusLine))
                : null;

            string Line(int index) => lines.ElementAtOrDefault(index)?.Trim() ?? "";
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether the process is alive and is a PostgreSQL of this very folder: after a crash another program may have got the number.
    /// </summary>
    public bool IsRunningIn(string clusterFolder)
    {
        try
        {
            var command = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{ProcessId}/cmdline")).Split('\0');
            return Path.GetFileName(command[0]) == "postgres" && command.Contains(clusterFolder, StringComparer.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
