using System.Text.Json;
using BudgetPortal.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace BudgetPortal.Data.Auditing;

/// <summary>Turns a context's unsaved changes into audit entries that are saved with them.</summary>
internal static class AuditTrail
{
    private const string Hidden = "(hidden)";

    private static readonly HashSet<string> Secrets = new(StringComparer.Ordinal)
    {
        nameof(IdentityUser.PasswordHash), nameof(IdentityUserToken<>.Value),
    };

    private static readonly HashSet<string> Technical = new(StringComparer.Ordinal)
    {
        nameof(IdentityUser.SecurityStamp), nameof(IdentityUser.ConcurrencyStamp), nameof(IVersioned.Version),
    };

    public static void Record(PortalDbContext db)
    {
        var entries = db.ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && e.Entity is not IRecord)
            .Select(e => Describe(db, e))
            .OfType<AuditEntry>()
            .ToList();
        db.Set<AuditEntry>().AddRange(entries);
    }

    private static AuditEntry? Describe(PortalDbContext db, EntityEntry entry)
    {
        var before = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        var after = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in entry.Properties.Where(p => !Technical.Contains(p.Metadata.Name)))
        {
            if (entry.State != EntityState.Modified || property.IsModified)
            {
                var secret = Secrets.Contains(property.Metadata.Name);
                before[property.Metadata.Name] = secret ? Hidden : property.OriginalValue;
                after[property.Metadata.Name] = secret ? Hidden : property.CurrentValue;
            }
        }

        if (after.Count == 0)
        {
            return null;
        }

        return new AuditEntry
        {
            OrganizationId = entry.Entity switch
            {
                IOwned owned => owned.OrganizationId,
                Organization organization => organization.Id,
                _ => db.OrganizationId,
            },
            At = db.Time.GetUtcNow(),
            UserId = db.Actor.UserId,
            UserName = db.Actor.Name,
            Action = entry.State switch
            {
                EntityState.Added => AuditAction.Create,
                EntityState.Deleted => AuditAction.Delete,
                _ => AuditAction.Update,
            },
            Entity = entry.Metadata.ClrType.Name.Split('`')[0],
            EntityId = entry.Metadata.FindPrimaryKey()!.Properties is [{ ClrType: var type } key] && type == typeof(Guid)
                ? (Guid?)entry.Property(key.Name).CurrentValue
                : null,
            Before = entry.State == EntityState.Added ? null : JsonSerializer.Serialize(before),
            After = entry.State == EntityState.Deleted ? null : JsonSerializer.Serialize(after),
        };
    }
}
