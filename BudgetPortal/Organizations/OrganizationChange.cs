using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace BudgetPortal.Organizations;

/// <summary>Changes of people and cost centers that others have to follow, added up over the saves of one transaction.</summary>
public sealed class OrganizationChange
{
    private readonly HashSet<Guid> disabled = [];
    private readonly HashSet<Guid> enabled = [];
    private readonly HashSet<Guid> reassigned = [];
    private readonly HashSet<Guid> deactivated = [];

    /// <summary>Users who may no longer sign in.</summary>
    public IReadOnlySet<Guid> Disabled => disabled;

    /// <summary>Users who may sign in again.</summary>
    public IReadOnlySet<Guid> Enabled => enabled;

    /// <summary>Cost centers whose owner, deputy or parent is another.</summary>
    public IReadOnlySet<Guid> Reassigned => reassigned;

    /// <summary>Cost centers that are no longer in use.</summary>
    public IReadOnlySet<Guid> Deactivated => deactivated;

    /// <summary>Whether the organization wants other people to decide what its members entered themselves.</summary>
    public bool RulesChanged { get; private set; }

    public bool IsEmpty => !RulesChanged && disabled.Count + enabled.Count + reassigned.Count + deactivated.Count == 0;

    /// <summary>Adds what is about to be saved.</summary>
    public void Collect(PortalDbContext db)
    {
        db.ChangeTracker.DetectChanges();
        foreach (var user in db.ChangeTracker.Entries<User>().Where(e => Differs(e, nameof(User.IsActive))))
        {
            Switch(user.Entity.Id, user.Entity.IsActive, enabled, disabled);
        }

        RulesChanged |= db.ChangeTracker.Entries<Organization>().Any(e => Differs(e, nameof(Organization.OwnLines)));
        foreach (var center in db.ChangeTracker.Entries<CostCenter>())
        {
            if (Differs(center, nameof(CostCenter.OwnerId), nameof(CostCenter.DeputyOwnerId), nameof(CostCenter.ParentId)))
            {
                reassigned.Add(center.Entity.Id);
            }

            if (Differs(center, nameof(CostCenter.IsActive)) && !center.Entity.IsActive)
            {
                deactivated.Add(center.Entity.Id);
            }
        }
    }

    private static void Switch(Guid id, bool on, HashSet<Guid> whenOn, HashSet<Guid> whenOff)
    {
        (on ? whenOff : whenOn).Remove(id);
        (on ? whenOn : whenOff).Add(id);
    }

    private static bool Differs(EntityEntry entry, params string[] properties) =>
        entry.State == EntityState.Modified
        && properties.Any(name => entry.Property(name) is { IsModified: true } property && !Equals(property.OriginalValue, property.CurrentValue));
}
