using BudgetPortal.Data.Daily;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Planning;
using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Revenue;

internal static class RevenueModule
{
    /// <summary>Address of the list.</summary>
    public const string Page = "execution/revenue";

    public static IServiceCollection AddRevenue(this IServiceCollection services) => services
        .AddMenu(new MenuEntry(MenuGroup.Budgets, 13, () => RevenueText.Revenue, Page, "coins", ExecutionPermissions.ReadAll))
        .AddScoped<IMenuCondition, RevenueMenu>()
        .AddSingleton<IBudgetWatcher, RevenueWatcher>()
        .AddSingleton<ImportKind, RevenueImport>()
        .AddSingleton<INoticeWords, ShortfallNoticeWords>()
        .AddScoped<IDailyTask, ShortfallTask>()
        .AddScoped<RevenueQueries>();
}
