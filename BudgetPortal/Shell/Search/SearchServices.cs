using BudgetPortal.Platform.Search;

namespace BudgetPortal.Shell.Search;

public static class SearchServices
{
    public static IServiceCollection AddGlobalSearch(this IServiceCollection services) => services
        .AddScoped<NavigationMenu>()
        .AddScoped<PageSearch>()
        .AddScoped<ISearchSource>(provider => provider.GetRequiredService<PageSearch>())
        .AddScoped<GlobalSearch>();
}
