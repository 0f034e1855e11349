namespace BudgetPortal.Platform;

/// <summary>How modules register their permissions and menu entries.</summary>
public static class Registrations
{
    public static IServiceCollection AddPermissions(this IServiceCollection services, IEnumerable<Permission> permissions)
    {
        foreach (var permission in permissions)
        {
            services.AddSingleton(permission);
        }

        return services;
    }

    public static IServiceCollection AddMenu(this IServiceCollection services, params MenuEntry[] entries)
    {
        foreach (var entry in entries)
        {
            services.AddSingleton(entry);
        }

        return services;
    }
}
