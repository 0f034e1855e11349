using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;

namespace BudgetPortal.Tests.Browser;

/// <summary>The network between a browser and the portal: it can be cut, mended, and led to another process after a restart.</summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> open = new();
    private readonly PortalServer first;
    private readonly Task listening;
    private PortalServer? second;
    private volatile bool cut;

    private Wire(PortalServer first)
    {
        this.first = first;
        listener.Start();
        listening = ListenAsync();
    }

    /// <summary>Where browsers reach the portal, with a slash at the end.</summary>
    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    private int Port => (second ?? first).Address.Port;

    public static Wire To(PortalServer server) => new(server);

    /// <summary>Ends every connection and lets no other through.</summary>
    public void Cut()
    {
        cut = true;
        foreach (var client in open.Keys)
        {
            client.Close();
        }
    }

    public void Mend() => cut = false;

    /// <summary>How long what is sent is under way, in both directions.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>As if the server were stopped and started again: it knows nobody's page any more, and the page loads itself anew.</summary>
    public async Task RestartAsync(IPage page)
    {
        await page.EvaluateAsync("window.beforeRestart = true");
        Cut();
        second ??= first.StartAnother();
        Mend();
        await page.WaitForFunctionAsync("() => !window.beforeRestart");
    }

    public async ValueTask DisposeAsync()
    {
        Cut();
        listener.Stop();
        await listening;
        if (second is not null)
        {
            await second.DisposeAsync();
        }
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                _ = CarryAsync(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            listener.Dispose();
        }
    }

    private async Task CarryAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer) is var count and > 0)
        {
            await Task.Delay(Latency);
            await to.WriteAsync(buffer.AsMemory(0, count));
        }
    }

    private async Task CarryAsync(TcpClient browser)
    {
        using var here = browser;
        using var there = new TcpClient();
        (open[here], open[there]) = (true, true);
        try
        {
            if (cut)
            {
                return;
            }

            await there.ConnectAsync(IPAddress.Loopback, Port);
            await Task.WhenAny(CarryAsync(here.GetStream(), there.GetStream()), CarryAsync(there.GetStream(), here.GetStream()));
        }
        catch (Exception end) when (end is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            here.Close();
        }
        finally
        {
            open.TryRemove(here, out _);
            open.TryRemove(there, out _);
        }
    }
}
