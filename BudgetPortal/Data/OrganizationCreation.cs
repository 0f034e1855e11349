using System.Net.Mail;
using System.Text.RegularExpressions;
using BudgetPortal.Data.Identity;
using BudgetPortal.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Data;

/// <summary>Creates an organization with its default roles and its first administrator, who is also its first budget module owner.</summary>
public sealed partial class OrganizationCreation(DatabaseProvider database, DefaultGrants grants)
{
    /// <summary>Creates everything in one transaction; the administrator chooses a password by a one-time link.</summary>
    /// <param name="code">1 to 40 letters, digits or hyphens, unique over all organizations.</param>
    /// <param name="currency">ISO 4217 code.</param>
    /// <param name="timeZone">IANA name.</param>
    public async Task<Result<User>> CreateAsync(
        string code, string name, string adminEmail, string currency = "EUR", string timeZone = "UTC", CancellationToken cancellation = default)
    {
        if (!CodeForm().IsMatch(code))
        {
            return new Error("organization.code_invalid", DataText.OrganizationCodeInvalid, "code");
        }

        if (string.IsNullOrWhiteSpace(name))
        {
            return new Error("organization.name_required", DataText.NameRequired, "name");
        }

        if (!MailAddress.TryCreate(adminEmail, out _))
        {
            return new Error("organization.email_invalid", Words.Format(DataText.EmailInvalid, adminEmail), "admin");
        }

        if (!Currency.IsCode(currency))
        {
            return new Error("organization.currency_invalid", DataText.CurrencyInvalid, "currency");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _))
        {
            return new Error("organization.time_zone_unknown", Words.Format(DataText.TimeZoneUnknown, timeZone), "time-zone");
        }

        var organization = new Organization(code, name.Trim(), currency, timeZone);
        await using var db = database.Create(Actor.System(organization.Id));
        if (await db.Organizations.AnyAsync(o => o.Code == code, cancellation))
        {
            return new Error("organization.code_taken", Words.Format(DataText.OrganizationCodeTaken, code), "code");
        }

        if (await db.Users.IgnoreQueryFilters([PortalDbContext.TenantFilter]).AnyAsync(u => u.NormalizedEmail == adminEmail.ToUpperInvariant(), cancellation))
        {
            return new Error("organization.email_taken", Words.Format(DataText.EmailTaken, adminEmail), "admin");
        }

        db.Add(organization);
        await grants.AddMissingAsync(db, cancellation);
        var admin = NewUser.Create(adminEmail, "Administrator", string.Empty);
        admin.UserType = UserType.Administrator;
        admin.DataScope = DataScope.Organization;
        db.Users.Add(admin);
        foreach (var role in db.Roles.Local.Where(r => r.Name is DefaultRoles.Administrator or DefaultRoles.BudgetModuleOwner).ToList())
        {
            db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = admin.Id, RoleId = role.Id });
        }

        await db.SaveChangesAsync(cancellation);
        return admin;
    }

    [GeneratedRegex("^[A-Za-z0-9-]{1,40}$", RegexOptions.NonBacktracking)]
    private static partial Regex CodeForm();
}

/// <summary>A user with the fields that Identity needs filled in.</summary>
public static class NewUser
{
    public static User Create(string email, string firstName, string lastName) => new()
    {
        UserName = email,
        NormalizedUserName = email.ToUpperInvariant(),
        Email = email,
        NormalizedEmail = email.ToUpperInvariant(),
        EmailConfirmed = true,
        LockoutEnabled = true,
        FirstName = firstName,
        LastName = lastName,
        SecurityStamp = Guid.NewGuid().ToString("N"),
        ConcurrencyStamp = Guid.NewGuid().ToString("N"),
    };
}
