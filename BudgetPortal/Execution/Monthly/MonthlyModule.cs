namespace BudgetPortal.Execution.Monthly;

internal static class MonthlyModule
{
    public static IServiceCollection AddMonthly(this IServiceCollection services) => services.AddScoped<MonthlyQueries>();
}
