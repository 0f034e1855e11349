using BudgetPortal.Approvals;
using BudgetPortal.Catalog;
using BudgetPortal.Data;
using BudgetPortal.Demo;
using BudgetPortal.Execution;
using BudgetPortal.Notifications;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace BudgetPortal.Tests.Demo;

/// <summary>
/// A portal whose empty database got the demo company, from two starts at the same time; shared by tests that only read.
/// </summary>
[CollectionDefinition(Shared)]
public class DemoPortal : IAsyncLifetime, ICollectionFixture<DemoPortal>
{
    public const string Shared = "Demo company";

    private static readonly Dictionary<string, string?> Settings = new(StringComparer.Ordinal) { ["Demo:Enabled"] = "true" };

    private ServiceProvider? provider;

    public IServiceProvider Services => provider ?? throw new InvalidOperationException("The portal has not started.");

    /// <summary>Which of the two starts say that they loaded it.</summary>
    public IReadOnlyList<bool> Loaded { get; private set; } = [];

    public DemoCompany Company => Services.GetRequiredService<DemoCompany>();

    public virtual async ValueTask InitializeAsync()
    {
        await StartAsync();
        var cancellation = TestContext.Current.CancellationToken;
        Loaded = await Task.WhenAll(Company.LoadAsync(cancellation), Company.LoadAsync(cancellation));
    }

    /// <summary>A context of one of the two organizations.</summary>
    public async Task<PortalDbContext> OpenAsync(string code = "HARBOR")
    {
        var database = Services.GetRequiredService<DatabaseProvider>();
        await using var db = database.Create(Actor.Nobody);
        return database.Create(Actor.System((await db.Organizations.SingleAsync(o => o.Code == code)).Id));
    }

    public async ValueTask DisposeAsync()
    {
        var connectionString = Services.GetRequiredService<DatabaseProvider>().ConnectionString;
        await provider!.DisposeAsync();
        await PortalDatabaseServer.Current.DropAsync(connectionString);
        GC.SuppressFinalize(this);
    }

    /// <summary>A portal with an empty database.</summary>
    protected async Task StartAsync()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging().AddHttpContextAccessor();
        services.AddData(configuration).AddOrganizations().AddCatalog().AddPlanning().AddApprovals().AddExecution().AddDemo(configuration);
        services.AddSingleton<INotices>(new RecordedNotices(new NotificationWriter(TimeProvider.System)));
        provider = services.BuildServiceProvider(validateScopes: true);
        Services.GetRequiredService<DatabaseProvider>().Use(
            new DatabaseOptions { Provider = PortalDatabaseServer.Kind }, await PortalDatabaseServer.Current.CreateAsync());
    }
}

/// <summary>The same with an empty database, for tests that load the demo themselves.</summary>
public sealed class EmptyPortal : DemoPortal
{
    public override async ValueTask InitializeAsync() => await StartAsync();
}
