using BudgetPortal.Tests.Browser;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(PortalBrowser))]

namespace BudgetPortal.Tests.Browser;

/// <summary>One server and one Chromium for all browser tests of a run, started when the first of them asks.</summary>
public sealed class PortalBrowser : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--no-first-run", "--in-process-gpu",
        // A browser process more for every page; the others are those that Playwright turns off, and the last such flag counts.
        "--disable-features=SpareRendererForSitePerProcess,AvoidUnnecessaryBeforeUnloadCheckSync,HttpsUpgrades,MediaRouter,OptimizationHints,PaintHolding,Translate",
    ];

    private readonly SemaphoreSlim one = new(1, 1);
    private IPlaywright? playwright;
    private IBrowser? browser;
    private PortalServer? server;

    public static PortalBrowser Current { get; private set; } = new();

    public ValueTask InitializeAsync()
    {
        Current = this;
        return ValueTask.CompletedTask;
    }

    /// <summary>A company of its own in the shared portal.</summary>
    public Task<BrowsedCompany> CompanyAsync() => CompanyAsync(portal => portal.Address);

    /// <summary>A company whose people reach the shared portal through a wire that can be cut.</summary>
    internal async Task<(BrowsedCompany Company, Wire Wire)> WiredCompanyAsync()
    {
        Wire? wire = null;
        return (await CompanyAsync(portal => (wire = Wire.To(portal)).Address), wire!);
    }

    /// <summary>A company in a portal of its own, which mails by this server; whoever asks disposes the portal.</summary>
    internal async Task<(BrowsedCompany Company, PortalServer Portal)> MailingCompanyAsync(SmtpServer mail)
    {
        var portal = await PortalServer.StartAsync(mail.Settings);
        return (await BrowsedCompany.CreateAsync(await BrowserAsync(), portal, portal.Address), portal);
    }

    /// <summary>Another process of the portal that the companies browse, on the same database.</summary>
    public WebApplicationFactory<Program> StartAnother() => server!.StartAnother();

    private async Task<BrowsedCompany> CompanyAsync(Func<PortalServer, Uri> address)
    {
        var chromium = await BrowserAsync();
        await one.WaitAsync();
        try
        {
            server ??= await PortalServer.StartAsync();
        }
        finally
        {
            one.Release();
        }

        return await BrowsedCompany.CreateAsync(chromium, server, address(server));
    }

    private async Task<IBrowser> BrowserAsync()
    {
        await one.WaitAsync();
        try
        {
            Assertions.SetDefaultExpectTimeout(15_000);
            playwright ??= await Playwright.CreateAsync();
            return browser ??= await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium(), Args = Flags });
        }
        finally
        {
            one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        one.Dispose();
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    private static string Chromium() => new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
        .FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("Chromium is missing: apt-get install -y chromium");
}
