namespace BudgetPortal.Shell.Dashboard;

public static class DashboardServices
{
    public static IServiceCollection AddDashboard(this IServiceCollection services) => services
        .AddScoped<HomeQueries>()
        .AddScoped<StandingQueries>()
        .AddScoped<BudgetViewQueries>()
        .AddScoped<WaitingQueries>()
        .AddScoped<AttentionQueries>()
        .AddScoped<ActivityQueries>();
}
