using BudgetPortal.Approvals;
using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Shell.Dashboard;

/// <summary>Whom the dashboard greets, and which of its sections concern them.</summary>
/// <param name="Greeting">By the time of day in the organization.</param>
/// <param name="Acts">They may enter lines or decide, so that something can wait for them.</param>
/// <param name="Imports">They may bring in the organization's data.</param>
public sealed record Welcome(string Greeting, DateOnly Today, string Organization, bool Acts, bool Declares, bool Administers, bool Imports);

/// <summary>What the dashboard knows before it reads any budget.</summary>
public sealed class HomeQueries(PortalDb portalDb)
{
    public async Task<Welcome> WelcomeAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var organization = await db.OrganizationAsync(cancellation);
        var firstName = await db.Users.Where(u => u.Id == db.Actor.UserId).Select(u => u.FirstName).SingleAsync(cancellation);
        var rights = await db.PermissionsAsync(cancellation);
        var now = db.Time.Local(organization);
        var greeting = now.Hour switch { < 12 => ShellText.GoodMorning, < 18 => ShellText.GoodAfternoon, _ => ShellText.GoodEvening };
        return new Welcome(
            Words.Format(greeting, firstName), DateOnly.FromDateTime(now.DateTime), organization.Name,
            Holds(PlanningPermissions.EnterLines, ApprovalsPermissions.DecideCostCenter, ApprovalsPermissions.DecideFinally),
            Holds(PlanningPermissions.DeclareBudget),
            Holds(OrganizationsPermissions.ManageUsers, OrganizationsPermissions.ManageCostCenters),
            Holds(OrganizationsPermissions.Import));

        bool Holds(params ReadOnlySpan<string> permissions)
        {
            foreach (var permission in permissions)
            {
                if (rights.Contains(permission))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
