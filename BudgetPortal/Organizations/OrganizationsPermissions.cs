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

    /// <summary>Change the organization's name, time zone and rules.</summary>
    public const string ManageSettings = "organization.settings.manage";

    /// <summary>See what the daily job did and what failed.</summary>
    public const string ReadJobs = "platform.jobs.read";

    /// <summary>Run the daily job by hand.</summary>
    public const string RunJobs = "platform.jobs.run";

    internal static readonly Permission[] All =
    [
        new(ManageCostCenters, [DefaultRoles.Administrator]),
        new(ManageUsers, [DefaultRoles.Administrator], Indispensable: true),
        new(Import, [DefaultRoles.Administrator]),
        new(ManageSettings, [DefaultRoles.Administrator]),
        new(ReadJobs, [DefaultRoles.Administrator]),
        new(RunJobs, [DefaultRoles.Administrator]),
    ];
}
