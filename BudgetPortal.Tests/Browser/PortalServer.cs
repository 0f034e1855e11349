using BudgetPortal.Tests.Infrastructure;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace BudgetPortal.Tests.Browser;

/// <summary>The portal itself, served on a port of its own from a database of its own.</summary>
internal sealed class PortalServer : WebApplicationFactory<Program>
{
    private readonly string connectionString;
    private readonly bool sharesDatabase;
    private readonly IReadOnlyDictionary<string, string> settings;

    private PortalServer(string connectionString, bool sharesDatabase, IReadOnlyDictionary<string, string>? settings = null)
    {
        (this.connectionString, this.sharesDatabase) = (connectionString, sharesDatabase);
        this.settings = settings ?? new Dictionary<string, string>();
        UseKestrel(0);
    }

    /// <summary>Where it answers, with a slash at the end.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    /// <param name="settings">Names as in appsettings.json, such as <c>Smtp:Host</c>.</param>
    public static async Task<PortalServer> StartAsync(IReadOnlyDictionary<string, string>? settings = null) =>
        Started(new PortalServer(await PortalDatabaseServer.Current.CreateAsync(), sharesDatabase: false, settings));

    /// <summary>Another process of the same portal, as it stands after a restart: the same database, and no page that it knows.</summary>
    public PortalServer StartAnother() => Started(new PortalServer(connectionString, sharesDatabase: true));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (!sharesDatabase)
        {
            await PortalDatabaseServer.Current.DropAsync(connectionString);
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Production);
        builder.UseSetting("ConnectionStrings:Portal", connectionString);
        builder.UseSetting("Database:Provider", PortalDatabaseServer.Kind.ToString());
        builder.UseSetting("Demo:Enabled", "false");
        foreach (var (name, value) in settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureTestServices(WithoutSchedule);
    }

    /// <summary>The daily job works on all companies of a database, and here each test has one of its own.</summary>
    private static void WithoutSchedule(IServiceCollection services)
    {
        foreach (var hosted in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType == typeof(QuartzHostedService)).ToList())
        {
            services.Remove(hosted);
        }
    }

    private static PortalServer Started(PortalServer server)
    {
        server.StartServer();
        return server;
    }
}
