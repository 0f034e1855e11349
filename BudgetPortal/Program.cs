using System.Runtime.InteropServices;
using BudgetPortal.Approvals;
using BudgetPortal.Catalog;
using BudgetPortal.Data;
using BudgetPortal.Data.Daily;
using BudgetPortal.Data.Identity;
using BudgetPortal.Demo;
using BudgetPortal.Execution;
using BudgetPortal.Notifications;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using BudgetPortal.Shell;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();
builder.Services
    .AddHttpContextAccessor()
    .AddUi()
    .AddData(builder.Configuration)
    .AddOrganizations()
    .AddCatalog()
    .AddPlanning()
    .AddApprovals()
    .AddExecution()
    .AddNotifications(builder.Configuration)
    .AddDemo(builder.Configuration)
    .AddShell()
    .AddDailySchedule();

await using var app = builder.Build();
var stopping = app.Lifetime.ApplicationStopping;
using var interrupted = app.StopOn(PosixSignal.SIGINT);
using var terminated = app.StopOn(PosixSignal.SIGTERM);
try
{
    var preparation = app.Services.GetRequiredService<DatabasePreparation>();
    await preparation.ConnectAsync(stopping);
    if (await PortalCommands.RunAsync(app.Services, args, DataText.CommandUnknown, stopping) is { } status)
    {
        return status;
    }

    if (preparation.MigratesItself)
    {
        await preparation.MigrateAsync(stopping);
    }

    await app.LoadDemoAsync(stopping);
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    return 0;
}

app.UseShell();
app.UseAuthentication();
app.UseCurrentUser();
app.UseAuthorization();
app.UseRateLimiter();
app.UseAntiforgery();
app.MapHealth();
app.MapPlanning();
app.MapExecution();
app.MapNotifications();
app.MapShell();
await app.RunAsync();
return 0;

/// <summary>For tests that start the portal itself.</summary>
public partial class Program;
