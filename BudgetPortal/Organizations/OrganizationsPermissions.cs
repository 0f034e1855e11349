using BudgetPortal.Platform;

namespace BudgetPortal.Organizations;

public static class OrganizationsPermissions
{
    /// <summary>Change cost centers, their owners and entry users.</summary>
    public const string ManageCostCenters = "organization.costcenter.manage";

    /// <summary>Make one-time links with which people choose a new password.</summary>
    public const string ManageUsers = "organization.user.manage";

    /// <summary>Take over master data and orders from files.</summary>
    public const string Import = "organization.import";

    internal static readonly Permission[] All =
    [
        new(ManageCostCenters, [DefaultRoles.Administrator]),
        new(ManageUsers, [DefaultRoles.Administrator], Indispensable: true),
        new(Import, [DefaultRoles.Administrator]),
    ];
}
