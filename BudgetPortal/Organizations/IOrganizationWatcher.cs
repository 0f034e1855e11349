using BudgetPortal.Data;

namespace BudgetPortal.Organizations;

/// <summary>
/// Through this, modules follow when people leave or come back and when cost centers change hands, move or are deactivated. Watchers are
/// asked in the order in which they are registered.
/// </summary>
public interface IOrganizationWatcher
{
    /// <summary>
    /// Called in the transaction of the change, after it was written and before it is committed: queries see it. What is added to the
    /// context is saved by the caller before the next watcher is asked.
    /// </summary>
    Task FollowAsync(PortalDbContext db, OrganizationChange change, CancellationToken cancellation);
}
