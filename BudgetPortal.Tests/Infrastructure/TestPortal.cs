using BudgetPortal.Approvals;
using BudgetPortal.Catalog;
using BudgetPortal.Data;
using BudgetPortal.Execution;
using BudgetPortal.Notifications;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace BudgetPortal.Tests.Infrastructure;

/// <summary>
/// A portal without pages: a database of its own, the services wired as in the program, a company to furnish, a clock to set, and notices
/// to read. Disposing it deletes the database.
/// </summary>
public sealed class TestPortal : TestCompany, IAsyncDisposable
{
    private readonly ServiceProvider provider;

    private TestPortal(ServiceProvider services, Organization organization, User administrator)
        : base(services, organization, administrator) => provider = services;

    public FakeTime Time => (FakeTime)provider.GetRequiredService<TimeProvider>();

    public RecordedNotices Notices => (RecordedNotices)provider.GetRequiredService<INotices>();

    /// <summary>Makes the portal.</summary>
    /// <param name="timeZone">IANA name, by which the company's days begin and end.</param>
    /// <param name="more">Replaces or adds services, after those of the program.</param>
    public static async Task<TestPortal> CreateAsync(
        string timeZone = "UTC", string currency = "EUR", Action<IServiceCollection>? more = null)
    {
        var connectionString = await PortalDatabaseServer.Current.CreateFurnishedAsync(FoundAsync);
        var services = Services(more);
        var database = services.GetRequiredService<DatabaseProvider>();
        database.Use(new DatabaseOptions { Provider = PortalDatabaseServer.Kind }, connectionString);
        await using var anybody = database.Create(Actor.Nobody);
        var organization = await anybody.Organizations.SingleAsync();
        if ((organization.TimeZone, organization.Currency) != (timeZone, currency))
        {
            await anybody.Organizations.ExecuteUpdateAsync(o => o.SetProperty(x => x.TimeZone, timeZone).SetProperty(x => x.Currency, currency));
            organization = await anybody.Organizations.AsNoTracking().SingleAsync();
        }

        await using var db = database.Create(Actor.System(organization.Id));
        return new TestPortal(services, organization, await db.Users.SingleAsync());
    }

    /// <summary>Founds the company, once for all tests.</summary>
    private static async Task FoundAsync(string connectionString)
    {
        await using var services = Services(null);
        services.GetRequiredService<DatabaseProvider>().Use(new DatabaseOptions { Provider = PortalDatabaseServer.Kind }, connectionString);
        await NewOrganizationAsync(services, "test", "Test Company", "UTC", "EUR");
    }

    /// <summary>The SQL commands that the action sends; those of other tests are not in it.</summary>
    public static Task<IReadOnlyList<string>> QueriesOf(Func<Task> action) => SqlCommands.OfAsync(action);

    public async ValueTask DisposeAsync()
    {
        await EndSessionsAsync();
        var connectionString = provider.GetRequiredService<DatabaseProvider>().ConnectionString;
        await provider.DisposeAsync();
        await PortalDatabaseServer.Current.DropAsync(connectionString);
    }

    private static ServiceProvider Services(Action<IServiceCollection>? more)
    {
        var configuration = new ConfigurationBuilder().Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton<IHostEnvironment>(new TestEnvironment());
        services.AddLogging().AddHttpContextAccessor();
        services.AddData(configuration).AddOrganizations().AddCatalog().AddPlanning().AddApprovals().AddExecution().AddNotifications(configuration);
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new FakeTime()));
        services.AddSingleton<INotices>(provider => new RecordedNotices(new NotificationWriter(provider.GetRequiredService<TimeProvider>())));
        more?.Invoke(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    private sealed class TestEnvironment : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Test";

        public string ApplicationName { get; set; } = "BudgetPortal";

        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
