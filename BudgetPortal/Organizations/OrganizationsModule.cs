using BudgetPortal.Platform;

namespace BudgetPortal.Organizations;

public static class OrganizationsModule
{
    public static IServiceCollection AddOrganizations(this IServiceCollection services) =>
        services.AddPermissions(OrganizationsPermissions.All);
}
