using BudgetPortal.Data.Choices;
using BudgetPortal.Data.Daily;
using BudgetPortal.Data.Identity;
using BudgetPortal.Data.Live;
using BudgetPortal.Platform;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace BudgetPortal.Data;

public static class DataModule
{
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<DatabaseOptions>(configuration.GetSection(DatabaseOptions.Section));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<DatabaseProvider>();
        services.AddSingleton<DatabasePreparation>();
        services.AddSingleton<OrganizationCreation>();
        services.AddSingleton<DailyJob>();
        services.AddSingleton<LiveUpdates>();
        services.AddScoped<LiveSession>();
        services.AddHostedService<LiveListener>();
        services.AddScoped<PortalDb>();
        services.AddScoped<ChoiceService>();
        services.AddPortalIdentity();
        services.AddDataProtection().SetApplicationName("BudgetPortal");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
            options.XmlRepository = new DataProtectionKeys(provider.GetRequiredService<DatabaseProvider>())));
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: ["ready"]);
        services.AddSingleton<IPortalCommand, MigrateCommand>();
        services.AddSingleton<IPortalCommand, CreateOrganizationCommand>();
        return services;
    }
}
