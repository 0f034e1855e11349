using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Data;

/// <summary>
/// What the actor of a context may do, read from the database at each question: a right that was taken, or a user who was disabled, ends
/// with the next operation.
/// </summary>
public static class Rights
{
    /// <summary>Claim type of the permissions that a role grants.</summary>
    public const string PermissionClaim = "permission";

    /// <summary>The permissions that the actor holds; none for a disabled user or another organization's.</summary>
    public static async Task<IReadOnlySet<string>> PermissionsAsync(this PortalDbContext db, CancellationToken cancellation = default)
    {
        var permissions = await PermissionsOf(db, db.Actor.UserId).ToListAsync(cancellation);
        return permissions.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The refusal to show when the actor does not hold a permission; null when they do.</summary>
    public static async Task<Error?> RefuseAsync(this PortalDbContext db, string permission, CancellationToken cancellation = default) =>
        await PermissionsOf(db, db.Actor.UserId).AnyAsync(p => p == permission, cancellation) ? null : NotPermitted();

    /// <summary>Active users who hold a permission.</summary>
    public static IQueryable<User> Holding(this PortalDbContext db, string permission) => db.Granted(permission).Where(u => u.IsActive);

    /// <summary>Users with a role that grants a permission, also those who are disabled and therefore do not hold it.</summary>
    public static IQueryable<User> Granted(this PortalDbContext db, string permission) =>
        from user in db.Users
        where (
            from membership in db.UserRoles
            join role in db.Roles on membership.RoleId equals role.Id
            join claim in db.RoleClaims on role.Id equals claim.RoleId
            where membership.UserId == user.Id && claim.ClaimType == PermissionClaim && claim.ClaimValue == permission
            select 1).Any()
        select user;

    /// <summary>Of these users those who are active; nobody else is told anything.</summary>
    public static Task<List<Guid>> ActiveAsync(this PortalDbContext db, IEnumerable<Guid> userIds)
    {
        var ids = userIds.Distinct().ToList();
        return db.Users.Where(u => u.IsActive && ids.Contains(u.Id)).Select(u => u.Id).ToListAsync();
    }

    public static Error NotPermitted() => new("platform.not_permitted", DataText.NotPermitted);

    private static IQueryable<string> PermissionsOf(PortalDbContext db, Guid? userId) =>
        from user in db.Users
        where user.Id == userId && user.IsActive
        join membership in db.UserRoles on user.Id equals membership.UserId
        join role in db.Roles on membership.RoleId equals role.Id
        join claim in db.RoleClaims on role.Id equals claim.RoleId
        where claim.ClaimType == PermissionClaim
        select claim.ClaimValue!;
}
