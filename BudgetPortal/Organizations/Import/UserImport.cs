using BudgetPortal.Data;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Organizations.Import;

/// <summary>People, without passwords: they choose one by a one-time link. They sign in with their e-mail address.</summary>
internal sealed class UserImport(IEnumerable<Permission> permissions) : ImportKind
{
    public static readonly ImportColumn ExternalId = new("ExternalId", "EmployeeId", "PersonId", "UserId", "EmployeeNumber", "Id");
    public static readonly ImportColumn Email = new("Email", "Mail", "EmailAddress");
    public static readonly ImportColumn FirstName = new("FirstName", "GivenName", "Name");
    public static readonly ImportColumn LastName = new("LastName", "Surname", "FamilyName");
    public static readonly ImportColumn JobTitle = new("JobTitle", "Title", "Position");
    public static readonly ImportColumn Department = new("Department", "DepartmentName");
    public static readonly ImportColumn CostCenter = new("CostCenter", "CostCenterCode", "DepartmentId");
    public static readonly ImportColumn Location = new("Location", "LocationName");
    public static readonly ImportColumn Roles = new("Roles", "Role");
    public static readonly ImportColumn Active = new("Active", "IsActive");

    public override string Name => "users";

    public override int Order => 20;

    public override string Title => OrganizationsText.Users;

    public override string Explanation => OrganizationsText.ImportUsersExplained;

    public override IReadOnlyList<ImportColumn> Columns { get; } =
        [ExternalId, Email, FirstName, LastName, JobTitle, Department, CostCenter, Location, Roles, Active];

    public override IReadOnlyList<IReadOnlyList<ImportColumn>> Needed { get; } = [[Email], [FirstName]];

    /// <summary>A file that names roles and addresses decides who may what.</summary>
    public override IReadOnlyList<string> Permissions { get; } = [OrganizationsPermissions.Import, OrganizationsPermissions.ManageUsers];

    public override async Task<IImportTarget> OpenAsync(
        PortalDbContext db, ColumnMap map, IReadOnlyList<ImportRow> rows, CancellationToken cancellation)
    {
        var emails = rows.Select(r => r.Text(Email, int.MaxValue).ToUpperInvariant()).Distinct(StringComparer.Ordinal).ToList();
        var elsewhere = await db.Users.IgnoreQueryFilters([PortalDbContext.TenantFilter])
            .Where(u => u.OrganizationId != db.OrganizationId && emails.Contains(u.NormalizedEmail!))
            .Select(u => u.NormalizedEmail!)
            .ToListAsync(cancellation);
        var costCenters = await db.Set<CostCenter>().Select(c => new { c.Code, c.DepartmentId }).ToListAsync(cancellation);
        return new UserTarget(
            db,
            await db.Users.AsNoTracking().ToListAsync(cancellation),
            elsewhere.ToHashSet(StringComparer.Ordinal),
            await db.Roles.ToDictionaryAsync(r => r.Name!, r => r.Id, StringComparer.OrdinalIgnoreCase, cancellation),
            costCenters.ToDictionary(c => c.Code, c => c.DepartmentId, StringComparer.OrdinalIgnoreCase),
            await KeptList.DepartmentsAsync(db, cancellation),
            await KeptList.LocationsAsync(db, cancellation),
            await IndispensableAsync(db, cancellation));
    }

    /// <summary>By right that somebody must hold, the active people who do.</summary>
    private async Task<List<HashSet<Guid>>> IndispensableAsync(PortalDbContext db, CancellationToken cancellation)
    {
        var holders = new List<HashSet<Guid>>();
        foreach (var permission in permissions.Where(p => p.Indispensable))
        {
            holders.Add(await db.Holding(permission.Name).Select(u => u.Id).ToHashSetAsync(cancellation));
        }

        return holders;
    }
}
