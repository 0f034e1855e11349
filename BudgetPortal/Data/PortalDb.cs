using BudgetPortal.Platform;

namespace BudgetPortal.Data;

/// <summary>Opens a context for one operation of the current user. Scoped; a context is never kept.</summary>
public sealed class PortalDb(DatabaseProvider provider, CurrentUser user)
{
    public PortalDbContext Open() => provider.Create(user.Actor);

    /// <summary>A context for somebody else: a job, a command, the demo company.</summary>
    public PortalDbContext OpenFor(Actor actor) => provider.Create(actor);

}
