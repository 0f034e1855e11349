using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace BudgetPortal.Data;

/// <summary>What query filters do not guard: the writes.</summary>
internal static class Tenancy
{
    /// <summary>Gives new rows their organization and changed rows a new version.</summary>
    /// <exception cref="InvalidOperationException">A row of another organization is about to be written.</exception>
    public static void Stamp(ChangeTracker tracker, Guid organizationId)
    {
        foreach (var entry in tracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            if (entry.Entity is IOwned owned)
            {
                if (entry.State == EntityState.Added && owned.OrganizationId == Guid.Empty)
                {
                    owned.OrganizationId = organizationId;
                }

                if (owned.OrganizationId != organizationId || organizationId == Guid.Empty)
                {
                    throw new InvalidOperationException($"A {entry.Metadata.DisplayName()} of another organization cannot be written.");
                }
            }

            if (entry.Entity is IVersioned versioned && entry.State != EntityState.Deleted)
            {
                versioned.Version = Guid.CreateVersion7();
            }
        }
    }
}
