using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Radzen;

namespace BudgetPortal.Benchmarks.Plain;

/// <summary>Serves the same rows in plain Radzen grids, read and saved by the portal's own services.</summary>
internal sealed class PlainServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private PlainServer(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    public static async Task<PlainServer> StartAsync(VolumeCompany volume)
    {
        // The name under which the portal's own static files are found: they hold the Blazor script and Radzen's.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "BudgetPortal", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(volume).AddRadzenComponents().AddRazorComponents().AddInteractiveServerComponents();
        var built = builder.Build();
        built.UseAntiforgery();
        built.MapStaticAssets();
        built.MapRazorComponents<PlainDocument>().AddInteractiveServerRenderMode();
        await built.StartAsync();
        return new PlainServer(built);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
