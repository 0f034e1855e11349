using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.AspNetCore.Identity;
using BudgetPortal.Data;

namespace BudgetPortal.Demo;

/// <summary>Departments, locations and the people in them, of <c>people.csv</c>.</summary>
internal sealed class DemoPeople
{
    private readonly Dictionary<string, User> byName = new(StringComparer.Ordinal);

    public DemoPeople(IReadOnlyList<PersonRow> rows, string domain, string passwordHash)
    {
        Departments = rows.Select(r => r.Department).Distinct(StringComparer.Ordinal).ToDictionary(n => n, n => new Department(n), StringComparer.Ordinal);
        Locations = rows.Select(r => r.Location).Distinct(StringComparer.Ordinal).ToDictionary(n => n, n => new Location(n), StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var local = row.Email.Length > 0 ? row.Email : $"{row.First}.{row.Last}".ToLowerInvariant();
            var user = NewUser.Create($"{local}@{domain}", row.First, row.Last);
            user.PasswordHash = passwordHash;
            user.JobTitle = row.Title;
            user.DepartmentId = Departments[row.Department].Id;
            user.LocationId = Locations[row.Location].Id;
            user.UserType = row.Type.Length > 0 ? Enum.Parse<UserType>(row.Type) : null;
            user.DataScope = Scope(user.UserType);
            byName.Add(row.Name, user);
            Roles.Add((user.Id, row.Roles.Split(';')));
        }
    }

    public IReadOnlyDictionary<string, Department> Departments { get; }

    public IReadOnlyDictionary<string, Location> Locations { get; }

    public IReadOnlyCollection<User> Users => byName.Values;

    public List<(Guid UserId, string[] Names)> Roles { get; } = [];

    /// <summary>The person of that name; null for an empty one.</summary>
    public Guid? Id(string name) => name.Length == 0 ? null : byName[name].Id;

    /// <summary>First and last name.</summary>
    public string Name(Guid id) => Users.Single(u => u.Id == id).DisplayName;

    /// <summary>Everything to save, once the organization's roles are known.</summary>
    public IEnumerable<object> Rows(IEnumerable<Role> roles)
    {
        var ids = roles.ToDictionary(r => r.Name!, r => r.Id, StringComparer.Ordinal);
        return
        [
            .. Departments.Values, .. Locations.Values, .. Users,
            .. Roles.SelectMany(r => r.Names.Select(name => new IdentityUserRole<Guid> { UserId = r.UserId, RoleId = ids[name] })),
        ];
    }

    private static DataScope Scope(UserType? type) => type switch
    {
        UserType.Manager => DataScope.Department,
        UserType.SupplyChain => DataScope.Inventory,
        UserType.BranchManager => DataScope.Location,
        UserType.Administrator => DataScope.Organization,
        _ => DataScope.Own,
    };
}
