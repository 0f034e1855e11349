using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

public static class PlanningModule
{
    public static IServiceCollection AddPlanning(this IServiceCollection services) =>
        services.AddPermissions(PlanningPermissions.All);
}
