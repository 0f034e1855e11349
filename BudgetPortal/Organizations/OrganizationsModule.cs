using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform;

namespace BudgetPortal.Organizations;

public static class OrganizationsModule
{
    public static IServiceCollection AddOrganizations(this IServiceCollection services) => services
        .AddPermissions(OrganizationsPermissions.All)
        .AddSingleton<ImportEngine>()
        .AddScoped<ImportService>()
        .AddSingleton<IPortalCommand, ImportCommand>()
        .AddSingleton<ImportKind, CostCenterImport>()
        .AddSingleton<ImportKind, UserImport>()
        .AddSingleton<ImportKind, ExchangeRateImport>();
}
