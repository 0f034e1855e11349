using BudgetPortal.Data;
using BudgetPortal.Data.Identity;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Organizations;

/// <summary>The organization's people and whether they may sign in. Every call takes <see cref="OrganizationsPermissions.ManageUsers"/>.</summary>
public sealed class UserService(PortalDb portalDb, UserAccounts accounts, IAccountMails mails, OrganizationChanges changes, ILogger<UserService> logger)
{
    /// <summary>Rows of one page of the list.</summary>
    public const int PageSize = 25;

    /// <summary>A page of the people whose name or address holds the text, by name.</summary>
    /// <param name="page">From 1.</param>
    public async Task<Result<UserPage>> ListAsync(string text, UserListFilter filter, int page, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        if (await db.RefuseAsync(OrganizationsPermissions.ManageUsers, cancellation) is { } refusal)
        {
            return refusal;
        }

        var all = await db.Users.CountAsync(cancellation);
        var active = await db.Users.CountAsync(u => u.IsActive, cancellation);
        var wanted = db.Users.AsNoTracking().Matching(text).Where(u => filter == UserListFilter.All || u.IsActive == (filter == UserListFilter.Active));
        var total = await wanted.CountAsync(cancellation);
        var users = await wanted.OrderBy(u => u.FirstName).ThenBy(u => u.LastName).ThenBy(u => u.Id)
            .Skip((Math.Max(1, page) - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        var ids = users.ConvertAll(u => u.Id);
        var roles = await (
            from membership in db.UserRoles
            where ids.Contains(membership.UserId)
            join role in db.Roles on membership.RoleId equals role.Id
            orderby role.Name
            select new { membership.UserId, role.Name }).ToListAsync(cancellation);
        var byUser = roles.ToLookup(r => r.UserId, r => r.Name!);
        return new UserPage(
            users.ConvertAll(u => new UserRow(
                u.Id, u.DisplayName, u.Email!, u.JobTitle, [.. byUser[u.Id]], u.IsActive, u.PasswordHash is not null, u.LastSignInAt, u.Id == db.Actor.UserId)),
            total, all, active);
    }

    /// <summary>An address, with a leading slash, at which the person chooses a password once.</summary>
    public async Task<Result<string>> OneTimePathAsync(Guid userId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var found = await ForLinkAsync(db, userId, cancellation);
        if (found.Error is { } error)
        {
            return error;
        }

        logger.LogInformation("User {Actor} made a one-time link for user {User}", db.Actor.UserId, userId);
        return await accounts.OneTimePathAsync(userId);
    }

    /// <summary>Mails the person a link of their own with which they choose a password once.</summary>
    public async Task<Result> MailLinkAsync(Guid userId)
    {
        await using var db = portalDb.Open();
        var found = await ForLinkAsync(db, userId, CancellationToken.None);
        if (found.Error is { } error)
        {
            return error;
        }

        mails.Add(db, userId, isNew: found.Value!.PasswordHash is null);
        await db.SaveChangesAsync();
        logger.LogInformation("User {Actor} mailed a one-time link to user {User}", db.Actor.UserId, userId);
        return Result.Success;
    }

    /// <summary>
    /// Lets a person in, or ends their sessions and rights at once; what waits for them goes to those who decide now. The last person
    /// with an indispensable right stays.
    /// </summary>
    public Task<Result> SetActiveAsync(Guid userId, bool active) =>
        portalDb.RunAsync<Result>(
            async db =>
            {
                if (await db.RefuseAsync(OrganizationsPermissions.ManageUsers) is { } refusal)
                {
                    return refusal;
                }

                if (await db.Users.SingleOrDefaultAsync(u => u.Id == userId) is not { } user)
                {
                    return new Error("data.not_found", DataText.NotFound);
                }

                if (userId == db.Actor.UserId && !active)
                {
                    return new Error("organization.own_account", OrganizationsText.OwnAccount);
                }

                user.IsActive = active;
                return await changes.SaveAsync(db);
            },
            error => error);

    private static async Task<Result<User>> ForLinkAsync(PortalDbContext db, Guid userId, CancellationToken cancellation)
    {
        if (await db.RefuseAsync(OrganizationsPermissions.ManageUsers, cancellation) is { } refusal)
        {
            return refusal;
        }

        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId, cancellation);
        return user switch
        {
            null => new Error("data.not_found", DataText.NotFound),
            { IsActive: false } => new Error("organization.user_disabled", Words.Format(OrganizationsText.UserDisabledNoLink, user.DisplayName)),
            _ => user,
        };
    }
}

/// <summary>A person in a list.</summary>
/// <param name="HasPassword">False until they used their first one-time link.</param>
/// <param name="IsSelf">Whether it is the one who asks.</param>
public sealed record UserRow(
    Guid Id, string Name, string Email, string JobTitle, IReadOnlyList<string> Roles, bool IsActive, bool HasPassword, DateTimeOffset? LastSignInAt, bool IsSelf);

/// <summary>A page of people.</summary>
/// <param name="Total">How many match.</param>
/// <param name="All">How many there are.</param>
/// <param name="Active">How many of all may sign in.</param>
public sealed record UserPage(IReadOnlyList<UserRow> Rows, int Total, int All, int Active);

public enum UserListFilter
{
    All,
    Active,
    Disabled,
}

internal static class UserSearch
{
    /// <summary>Those whose name or address holds the text, whatever its case; everybody for a blank one.</summary>
    public static IQueryable<User> Matching(this IQueryable<User> users, string text)
    {
        var wanted = text.Trim().ToUpperInvariant();
        return wanted.Length == 0
            ? users
            : users.Where(u => u.NormalizedEmail!.Contains(wanted) || (u.FirstName + " " + u.LastName).ToUpper().Contains(wanted));
    }
}
