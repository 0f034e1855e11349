using System.Net.Mail;
using BudgetPortal.Data;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;
using Microsoft.AspNetCore.Identity;
using Columns = BudgetPortal.Organizations.Import.UserImport;

namespace BudgetPortal.Organizations.Import;

/// <summary>Takes people over.</summary>
internal sealed class UserTarget(
    PortalDbContext db,
    IEnumerable<User> known,
    IReadOnlySet<string> takenElsewhere,
    IReadOnlyDictionary<string, Guid> roles,
    IReadOnlyDictionary<string, Guid?> departmentsByCostCenter,
    KeptList departments,
    KeptList locations,
    List<HashSet<Guid>> indispensable) : IImportTarget
{
    private readonly KnownRows<User> users = new(known, u => u.Email!, u => u.ExternalId);
    private readonly FirstLines emails = new();
    private readonly FirstLines externalIds = new();

    public RowOutcome Take(ImportRow row)
    {
        var email = EmailOf(row);
        var externalId = row.Text(Columns.ExternalId, 60) is { Length: > 0 } id ? id : null;
        emails.RefuseSecond(row, email);
        externalIds.RefuseSecond(row, externalId ?? string.Empty);
        var existing = Find(row, email, externalId);
        var wantedRoles = RolesOf(row);
        var before = existing is null ? null : Values.Of(existing);
        var after = Read(row, email, externalId, before);
        if (existing is not null && existing.Id == db.Actor.UserId && !after.IsActive)
        {
            row.Refuse(OrganizationsText.OwnAccount);
        }

        if (existing is { IsActive: true } && !after.IsActive && indispensable.Any(holders => holders.Count == 1 && holders.Contains(existing.Id)))
        {
            row.Refuse(OrganizationsText.LastHolder);
        }

        if (row.Problem is { } problem)
        {
            return RowOutcome.SetAside(problem);
        }

        after = after with
        {
            DepartmentId = DepartmentOf(row, before),
            LocationId = row.Has(Columns.Location) ? locations[row.Text(Columns.Location, 120)] : before?.LocationId,
        };
        if (existing is null)
        {
            var added = NewUser.Create(email, after.FirstName, after.LastName);
            after.Apply(added);
            db.Add(added);
            db.UserRoles.AddRange(wantedRoles.Select(role => new IdentityUserRole<Guid> { UserId = added.Id, RoleId = role }));
            users.Add(added);
            return RowOutcome.New;
        }

        if (after == before)
        {
            return RowOutcome.Unchanged;
        }

        if (!after.IsActive)
        {
            indispensable.ForEach(holders => holders.Remove(existing.Id));
        }

        db.Attach(existing);
        after.Apply(existing);
        return RowOutcome.Changed;
    }

    private string EmailOf(ImportRow row)
    {
        var email = row.Required(Columns.Email);
        if (email.Length > 0 && !(MailAddress.TryCreate(email, out var address) && address.Address == email))
        {
            row.Refuse(Words.Format(DataText.EmailInvalid, ImportRow.Shown(email)));
        }

        if (takenElsewhere.Contains(email.ToUpperInvariant()))
        {
            row.Refuse(Words.Format(DataText.EmailTaken, email));
        }

        return email;
    }

    /// <summary>By their number, so that an address may change; else by address.</summary>
    private User? Find(ImportRow row, string email, string? externalId)
    {
        var numbered = externalId is null ? null : users.Named(externalId);
        var addressed = users.Named(email);
        if (numbered is not null && addressed is not null && numbered != addressed)
        {
            row.Refuse(Words.Format(DataText.EmailTaken, email));
        }

        return numbered ?? addressed;
    }

    private Values Read(ImportRow row, string email, string? externalId, Values? before)
    {
        row.Text(Columns.Department, 120);
        row.Text(Columns.Location, 120);
        if (row.Text(Columns.CostCenter) is { Length: > 0 } code && !departmentsByCostCenter.ContainsKey(code))
        {
            row.Refuse(Words.Format(OrganizationsText.ImportNoCostCenter, ImportRow.Shown(code)));
        }

        return new Values(
            email,
            row.Has(Columns.ExternalId) ? externalId : before?.ExternalId,
            row.Required(Columns.FirstName, 100),
            row.Has(Columns.LastName) ? row.Text(Columns.LastName, 100) : before?.LastName ?? string.Empty,
            row.Has(Columns.JobTitle) ? row.Text(Columns.JobTitle) : before?.JobTitle ?? string.Empty,
            row.Flag(Columns.Active) ?? before?.IsActive ?? true,
            before?.DepartmentId,
            before?.LocationId);
    }

    private Guid? DepartmentOf(ImportRow row, Values? before) =>
        row.Has(Columns.Department) ? departments[row.Text(Columns.Department, 120)]
        : row.Text(Columns.CostCenter) is { Length: > 0 } code ? departmentsByCostCenter[code]
        : before?.DepartmentId;

    /// <summary>Roles for somebody new; a file takes no role from and gives none to those who are there.</summary>
    private List<Guid> RolesOf(ImportRow row)
    {
        var names = row.Text(Columns.Roles, 400).Split([';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var unknown in names.Where(name => !roles.ContainsKey(name)))
        {
            row.Refuse(Words.Format(OrganizationsText.ImportNoRole, ImportRow.Shown(unknown), string.Join(", ", roles.Keys)));
        }

        return (names.Length > 0 ? names : [DefaultRoles.Employee]).Where(roles.ContainsKey).Select(name => roles[name]).Distinct().ToList();
    }

    private sealed record Values(
        string Email, string? ExternalId, string FirstName, string LastName, string JobTitle, bool IsActive, Guid? DepartmentId, Guid? LocationId)
    {
        public static Values Of(User user) => new(
            user.Email!, user.ExternalId, user.FirstName, user.LastName, user.JobTitle, user.IsActive, user.DepartmentId, user.LocationId);

        public void Apply(User user)
        {
            user.UserName = user.Email = Email;
            user.NormalizedUserName = user.NormalizedEmail = Email.ToUpperInvariant();
            user.ExternalId = ExternalId;
            user.FirstName = FirstName;
            user.LastName = LastName;
            user.JobTitle = JobTitle;
            user.IsActive = IsActive;
            user.DepartmentId = DepartmentId;
            user.LocationId = LocationId;
        }
    }
}
