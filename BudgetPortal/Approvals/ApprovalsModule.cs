using BudgetPortal.Platform;

namespace BudgetPortal.Approvals;

public static class ApprovalsModule
{
    public static IServiceCollection AddApprovals(this IServiceCollection services) =>
        services.AddPermissions(ApprovalsPermissions.All);
}
