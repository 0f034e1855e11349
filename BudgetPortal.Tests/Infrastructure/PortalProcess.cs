using System.Collections.Concurrent;
using System.Diagnostics;
using Xunit;

namespace BudgetPortal.Tests.Infrastructure;

/// <summary>The portal as a process of its own of the operating system, on the database of a test, that can be killed.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();

    private PortalProcess(ProcessStartInfo start)
    {
        process = Process.Start(start)!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Starts it at a free port of this machine, by the real clock.</summary>
    /// <param name="settings">Names as in appsettings.json, such as <c>Smtp:Host</c>.</param>
    public static PortalProcess Start(string connectionString, IReadOnlyDictionary<string, string> settings)
    {
        // The program that stands beside the tests, with all that it needs.
        var start = new ProcessStartInfo(Path.ChangeExtension(typeof(Program).Assembly.Location, null))
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        start.Environment["ConnectionStrings__Portal"] = connectionString;
        start.Environment["Database__Provider"] = PortalDatabaseServer.Kind.ToString();
        start.Environment["Demo__Enabled"] = "false";
        start.Environment["Urls"] = "http://127.0.0.1:0";
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return new PortalProcess(start);
    }

    /// <summary>Waits for something that cannot come when the process has ended.</summary>
    public async Task WhileItRunsAsync(Task awaited, TimeSpan atMost)
    {
        using var enough = new CancellationTokenSource(atMost);
        await Task.WhenAny(awaited, process.WaitForExitAsync(enough.Token));
        Assert.True(awaited.IsCompletedSuccessfully, $"It did not come within {atMost.TotalSeconds} s. {string.Join(Environment.NewLine, output)}");
    }

    /// <summary>Kills it by SIGKILL: it cannot do anything anymore.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null)
        {
            output.Enqueue(line.Data);
        }
    }
}
