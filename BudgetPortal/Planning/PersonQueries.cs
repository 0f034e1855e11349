using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>A colleague, as the reader may see them.</summary>
/// <param name="Email">Null unless the reader manages users.</param>
/// <param name="CostCenters">Theirs, of those that the reader sees; by code.</param>
public sealed record PersonView(
    string Name, string JobTitle, string Department, string Location, bool IsActive, string? Email, IReadOnlyList<PersonCostCenter> CostCenters);

public sealed record PersonCostCenter(string Code, string Name, CostCenterRole Role);

/// <summary>What somebody is to a cost center.</summary>
public enum CostCenterRole
{
    Owner,
    Deputy,
    EntryUser,
}

/// <summary>Reads who a colleague is and what they are responsible for.</summary>
public sealed class PersonQueries(PortalDb portalDb)
{
    /// <summary>Null when there is no such person in the organization, or they left and the reader does not manage users.</summary>
    public async Task<PersonView?> ReadAsync(Guid userId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var rights = await db.PermissionsAsync(cancellation);
        var manages = rights.Contains(OrganizationsPermissions.ManageUsers);
        var found = rights.Count == 0 ? null : await (
            from user in db.Users.AsNoTracking()
            where user.Id == userId && (user.IsActive || manages)
            join department in db.Set<Department>() on user.DepartmentId equals department.Id into departments
            from department in departments.DefaultIfEmpty()
            join location in db.Set<Location>() on user.LocationId equals location.Id into locations
            from location in locations.DefaultIfEmpty()
            select new { User = user, Department = department == null ? "" : department.Name, Location = location == null ? "" : location.Name })
            .SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return null;
        }

        var all = rights.Contains(OrganizationsPermissions.ManageCostCenters) || rights.Contains(PlanningPermissions.ReadAllBudgets);
        var own = db.CostCentersOf(db.Actor.UserId ?? Guid.Empty);
        var centers = await db.CostCentersOf(userId).AsNoTracking()
            .Where(c => c.IsActive && (all || own.Any(o => o.Id == c.Id)))
            .OrderBy(c => c.Code).Select(c => new { c.Code, c.Name, c.OwnerId, c.DeputyOwnerId }).ToListAsync(cancellation);
        var person = found.User;
        return new PersonView(
            person.DisplayName, person.JobTitle, found.Department, found.Location, person.IsActive, manages ? person.Email : null,
            centers.ConvertAll(c => new PersonCostCenter(
                c.Code, c.Name, c.OwnerId == userId ? CostCenterRole.Owner : c.DeputyOwnerId == userId ? CostCenterRole.Deputy : CostCenterRole.EntryUser)));
    }
}
