using BudgetPortal.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Data.Identity;

/// <summary>
/// Remembers which permissions were given to an organization's default roles, so that a new version's permissions are granted once and
/// what an administrator took away stays away.
/// </summary>
public sealed class GrantedPermission : IOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid OrganizationId { get; set; }

    public string Name { get; init; } = string.Empty;
}

internal sealed class GrantedPermissionConfiguration : IEntityTypeConfiguration<GrantedPermission>
{
    public void Configure(EntityTypeBuilder<GrantedPermission> builder)
    {
        builder.ToTable("GrantedPermissions", "identity");
        builder.HasIndex(p => new { p.OrganizationId, p.Name }).IsUnique();
    }
}

/// <summary>Creates the default roles and gives them the permissions that the modules declare.</summary>
public sealed class DefaultGrants(IEnumerable<Permission> permissions)
{
    /// <summary>Adds the roles and grants that the context's organization lacks; the caller saves.</summary>
    public async Task AddMissingAsync(PortalDbContext db, CancellationToken cancellation = default)
    {
        var granted = await db.Set<GrantedPermission>().Select(p => p.Name).ToListAsync(cancellation);
        var roles = await db.Roles.ToDictionaryAsync(r => r.Name!, cancellation);
        if (granted.Count == 0)
        {
            foreach (var name in DefaultRoles.All.Where(name => !roles.ContainsKey(name)))
            {
                roles[name] = db.Roles.Add(new Role(name)).Entity;
            }
        }

        foreach (var permission in permissions.Where(p => !granted.Contains(p.Name)))
        {
            db.Add(new GrantedPermission { Name = permission.Name });
            db.RoleClaims.AddRange(permission.Roles.Where(roles.ContainsKey).Select(role => new IdentityRoleClaim<Guid>
            {
                RoleId = roles[role].Id, ClaimType = Rights.PermissionClaim, ClaimValue = permission.Name,
            }));
        }
    }
}
