using System.Globalization;
using BudgetPortal.Data.PrivatePostgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace BudgetPortal.Tests.Infrastructure;

/// <summary>Where the PostgreSQL of a test run keeps its data. The folder names the process, so that what a killed run left is found.</summary>
internal static class TestDataFolder
{
    private const string Prefix = "budgetportal-tests-";

    private const string Memory = "/dev/shm";

    /// <summary>In memory where there is room: a database for each test is mostly writing.</summary>
    private static readonly Lazy<string> Parent = new(() =>
        !OnDisk && Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > 4L << 30 ? Memory
        : Environment.IsPrivilegedProcess ? "/var/lib/budgetportal"
        : Path.GetTempPath());

    /// <summary>Set before the first use by who measures how long it takes to write for good.</summary>
    public static bool OnDisk { get; set; }

    public static string Mine =>
        Path.Combine(Parent.Value, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}"));

    /// <summary>A server that is quick, and loses its data when the machine stops: nobody would miss them.</summary>
    public static PrivatePostgresOptions Options(string folder) => new(folder)
    {
        ServerSettings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["fsync"] = "off",
            ["synchronous_commit"] = "off",
            ["full_page_writes"] = "off",
            ["wal_level"] = "minimal",
            ["max_wal_senders"] = "0",
            ["autovacuum"] = "off",
            ["max_connections"] = "300",
        },
    };

    /// <summary>Stops and deletes what test runs left that were killed.</summary>
    public static async Task RemoveAbandonedAsync()
    {
        Directory.CreateDirectory(Parent.Value);
        foreach (var folder in Directory.GetDirectories(Parent.Value, Prefix + "*").Where(IsAbandoned))
        {
            if (Directory.GetFiles(folder, "postmaster.pid", SearchOption.AllDirectories).Length > 0)
            {
                await (await PrivatePostgresServer.StartAsync(Options(folder), NullLogger.Instance)).DisposeAsync();
            }

            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsAbandoned(string folder) =>
        !Directory.Exists(Path.Combine("/proc", Path.GetFileName(folder)[Prefix.Length..]));
}
