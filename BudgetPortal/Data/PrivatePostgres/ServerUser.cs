using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;

namespace BudgetPortal.Data.PrivatePostgres;

/// <summary>
/// The operating system's user that owns the database's files. PostgreSQL refuses to run as root, so for root it is <c>postgres</c>.
/// Everything below the server's folder is done as this user, never as root on its behalf.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class ServerUser
{
    private readonly bool switches = Environment.IsPrivilegedProcess;

    public string Name => switches ? "postgres" : Environment.UserName;

    /// <summary>The users that may connect: the one who runs the portal, and the one who runs the server.</summary>
    public IReadOnlyList<string> Clients => [.. new[] { Environment.UserName, Name }.Distinct(StringComparer.Ordinal)];

    /// <summary>Makes a folder that this user owns and others cannot enter. Its parent must exist.</summary>
    public async Task MakeFolderAsync(string folder, CancellationToken cancellation)
    {
        string[] owner = switches ? ["--owner", Name, "--group", Name] : [];
        (await ExecuteAsync("install", ["-d", .. owner, "--mode", "0700", "--", folder], null, cancellation)).OrThrow();
    }

    /// <summary>Runs a program as this user, in the folder <c>/</c>, and gives back how it ended.</summary>
    public Task<CommandResult> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellation, string? input = null) =>
        switches
            ? ExecuteAsync("setpriv", ["--reuid", Name, "--regid", Name, "--init-groups", "--", program, .. arguments], input, cancellation)
            : ExecuteAsync(program, arguments, input, cancellation);

    /// <summary>Runs a program as the user of this process.</summary>
    public static async Task<CommandResult> ExecuteAsync(
        string program, IEnumerable<string> arguments, string? input, CancellationToken cancellation)
    {
        // The folder that the portal runs in may be closed to the server's user.
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(key => key.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start) ?? throw new PrivatePostgresException($"{program} did not start.");
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellation);
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var error = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return new CommandResult(program, process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}

/// <summary>How a program ended.</summary>
internal sealed record CommandResult(string Program, int ExitCode, string Output, string Error)
{
    public bool Succeeded => ExitCode == 0;

    public CommandResult OrThrow() => Succeeded
        ? this
        : throw new PrivatePostgresException(
            string.Create(CultureInfo.InvariantCulture, $"{Program} failed ({ExitCode}): {Error.Trim()} {Output.Trim()}"));
}
