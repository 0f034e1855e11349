using BudgetPortal.Data.Daily;
using BudgetPortal.Execution.Availability;
using BudgetPortal.Execution.Expenses;
using BudgetPortal.Execution.Import;
using BudgetPortal.Execution.Monthly;
using BudgetPortal.Execution.Proposals;
using BudgetPortal.Execution.Revenue;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Planning;
using BudgetPortal.Platform;

namespace BudgetPortal.Execution;

public static class ExecutionModule
{
    public static IServiceCollection AddExecution(this IServiceCollection services) => services
        .AddPermissions(ExecutionPermissions.All)
        .AddProposals()
        .AddMonthly()
        .AddRevenue()
        .AddSingleton<IBudgetUsage, ExecutionUsage>()
        .AddSingleton<IBudgetWatcher, Appropriating>()
        .AddMenu(new MenuEntry(MenuGroup.Budgets, 12, () => ChainText.Execution, "execution", "list-check", ExecutionPermissions.ReadAll))
        .AddScoped<IMenuCondition, ExecutionMenu>()
        .AddScoped<IDailyTask, QuarterEnd>()
        .AddScoped<IDailyTask, MissingAppropriations>()
        .AddScoped<AppropriationListQueries>()
        .AddScoped<AppropriationQueries>()
        .AddScoped<ObligationFormQueries>()
        .AddScoped<WorkItemService>()
        .AddScoped<AllotmentService>()
        .AddScoped<ObligationService>()
        .AddScoped<DisbursementService>()
        .AddScoped<ControlService>()
        .AddScoped<AvailabilityQueries>()
        .AddScoped<MadeOfQueries>()
        .AddSingleton<ImportKind, ObligationImport>()
        .AddSingleton<ImportKind, DisbursementImport>()
        .AddExpenses();

    /// <summary>Maps the addresses of files.</summary>
    public static void MapExecution(this WebApplication app) => app.MapReceipts();
}
