using BudgetPortal.Data;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Organizations.Import;

/// <summary>The organization's people, as files name them: by e-mail address or by their number there.</summary>
internal sealed class People
{
    private readonly Dictionary<string, Guid> byEmail = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Guid> byExternalId = new(StringComparer.OrdinalIgnoreCase);

    public static async Task<People> LoadAsync(PortalDbContext db, CancellationToken cancellation)
    {
        var people = new People();
        foreach (var user in await db.Users.Select(u => new { u.Id, u.Email, u.ExternalId }).ToListAsync(cancellation))
        {
            people.byEmail.TryAdd(user.Email!, user.Id);
            if (user.ExternalId is { } externalId)
            {
                people.byExternalId.TryAdd(externalId, user.Id);
            }
        }

        return people;
    }

    /// <summary>The one person of a cell; null when it is blank or when the row is set aside.</summary>
    public Guid? One(ImportRow row, ImportColumn column) => Find(row, column, row.Text(column));

    /// <summary>Everybody whom a cell names, separated by semicolons or vertical bars.</summary>
    public IReadOnlySet<Guid> Several(ImportRow row, ImportColumn column) =>
        row.Text(column, 4000)
            .Split([';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(name => Find(row, column, name))
            .OfType<Guid>()
            .ToHashSet();

    private Guid? Find(ImportRow row, ImportColumn column, string name)
    {
        if (name.Length == 0)
        {
            return null;
        }

        if (byEmail.TryGetValue(name, out var id) || byExternalId.TryGetValue(name, out id))
        {
            return id;
        }

        row.Refuse(Words.Format(OrganizationsText.ImportNoPerson, column.Name, ImportRow.Shown(name)));
        return null;
    }
}
