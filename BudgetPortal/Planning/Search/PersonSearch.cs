using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Search;

/// <summary>Colleagues by name; by e-mail too, and also those who left, for who manages users.</summary>
internal sealed class PersonSearch(PortalDb portalDb) : ISearchSource
{
    public string Group => PlanningText.People;

    public int Order => 60;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchText text, int most, CancellationToken cancellation)
    {
        await using var db = portalDb.Open();
        var rights = await db.PermissionsAsync(cancellation);
        if (rights.Count == 0)
        {
            return [];
        }

        var manages = rights.Contains(OrganizationsPermissions.ManageUsers);
        var ids = await db.Users.Where(u => u.IsActive || manages)
            .Select(u => new SearchRow { Id = u.Id, Code = string.Empty, Name = u.FirstName + " " + u.LastName, Also = manages ? u.Email! : string.Empty, Date = null })
            .BestAsync(text, most, cancellation);
        var people = await (
            from user in db.Users.AsNoTracking()
            where ids.Contains(user.Id)
            join department in db.Set<Department>() on user.DepartmentId equals department.Id into departments
            from department in departments.DefaultIfEmpty()
            select new { User = user, Department = department == null ? null : department.Name }).ToListAsync(cancellation);
        return [.. people.OrderBy(p => ids.IndexOf(p.User.Id)).Select(p => new SearchHit(
            string.Empty, p.User.DisplayName, string.Join(PlanningText.ListSeparator, new[] { p.User.JobTitle, p.Department }.Where(t => !string.IsNullOrEmpty(t))),
            $"people/{p.User.Id}", "user", p.User.IsActive ? string.Empty : PlanningText.PersonDisabled))];
    }
}
