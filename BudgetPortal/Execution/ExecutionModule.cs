using BudgetPortal.Execution.Availability;
using BudgetPortal.Execution.Proposals;
using BudgetPortal.Execution.Expenses;
using BudgetPortal.Planning;
using BudgetPortal.Platform;

namespace BudgetPortal.Execution;

public static class ExecutionModule
{
    public static IServiceCollection AddExecution(this IServiceCollection services) => services
        .AddPermissions(ExecutionPermissions.All)
        .AddProposals()
        .AddSingleton<IBudgetUsage, ExecutionUsage>()
        .AddSingleton<IBudgetWatcher, Appropriating>()
        .AddScoped<AllotmentService>()
        .AddScoped<ObligationService>()
        .AddScoped<DisbursementService>()
        .AddScoped<ControlService>()
        .AddScoped<AvailabilityQueries>()
        .AddExpenses();

    /// <summary>Maps the addresses of files.</summary>
    public static void MapExecution(this WebApplication app) => app.MapReceipts();
}
