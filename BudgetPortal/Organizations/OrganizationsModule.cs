using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform;

namespace BudgetPortal.Organizations;

public static class OrganizationsModule
{
    public static IServiceCollection AddOrganizations(this IServiceCollection services) => services
        .AddPermissions(OrganizationsPermissions.All)
        .AddMenu(
            new MenuEntry(MenuGroup.Administration, 10, () => OrganizationsText.Users, "administration/users", "users", OrganizationsPermissions.ManageUsers),
            new MenuEntry(MenuGroup.Administration, 20, () => OrganizationsText.CostCenters, "administration/cost-centers", "tree", OrganizationsPermissions.ManageCostCenters),
            new MenuEntry(MenuGroup.Administration, 30, () => OrganizationsText.Import, "administration/import", "import", OrganizationsPermissions.Import),
            new MenuEntry(MenuGroup.Administration, 40, () => OrganizationsText.Settings, "administration/settings", "settings", OrganizationsPermissions.ManageSettings),
            new MenuEntry(MenuGroup.Administration, 90, () => OrganizationsText.Jobs, "administration/jobs", "history", OrganizationsPermissions.ReadJobs))
        .AddSingleton<OrganizationChanges>()
        .AddScoped<CostCenterService>()
        .AddScoped<UserService>()
        .AddScoped<SettingsService>()
        .AddScoped<JobService>()
        .AddSingleton<ImportEngine>()
        .AddScoped<ImportService>()
        .AddScoped<IMenuCondition, ImportMenu>()
        .AddSingleton<IPortalCommand, ImportCommand>()
        .AddSingleton<ImportKind, CostCenterImport>()
        .AddSingleton<ImportKind, UserImport>()
        .AddSingleton<ImportKind, ExchangeRateImport>();
}
