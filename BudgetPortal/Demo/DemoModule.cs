using BudgetPortal.Platform;
using Microsoft.AspNetCore.Identity;

namespace BudgetPortal.Demo;

public static class DemoModule
{
    private const string Enabled = "Demo:Enabled";

    public static IServiceCollection AddDemo(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.GetValue<bool>(Enabled))
        {
            services.AddSingleton<IDemoAccounts, DemoAccounts>();
        }

        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<DemoCompany>(provider, new PasswordHasher<User>()));
        return services;
    }

    /// <summary>Loads the demo company when the demo is enabled and the database is empty.</summary>
    public static async Task LoadDemoAsync(this WebApplication app, CancellationToken cancellation)
    {
        if (app.Configuration.GetValue<bool>(Enabled))
        {
            await app.Services.GetRequiredService<DemoCompany>().LoadAsync(cancellation);
        }
    }
}
