using BudgetPortal.Approvals;
using BudgetPortal.Catalog;
using BudgetPortal.Data;
using BudgetPortal.Data.Identity;
using BudgetPortal.Demo;
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
    .AddPlanningJobs()
    .AddApprovals()
    .AddNotifications()
    .AddDemo(builder.Configuration)
    .AddShell();

var app = builder.Build();
var preparation = app.Services.GetRequiredService<DatabasePreparation>();
await preparation.ConnectAsync(app.Lifetime.ApplicationStopping);
if (preparation.MigratesItself)
{
    await preparation.MigrateAsync(app.Lifetime.ApplicationStopping);
}

if (await PortalCommands.RunAsync(app.Services, args, DataText.CommandUnknown, app.Lifetime.ApplicationStopping) is { } status)
{
    await app.DisposeAsync();
    return status;
}

await app.LoadDemoAsync(app.Lifetime.ApplicationStopping);

app.UseShell();
app.UseAuthentication();
app.UseCurrentUser();
app.UseAuthorization();
app.UseAntiforgery();
app.MapHealth();
app.MapShell();
await app.RunAsync();
return 0;

/// <summary>For tests that start the portal itself.</summary>
public partial class Program;
