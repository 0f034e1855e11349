using BudgetPortal.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Data.Identity;

/// <summary>
/// Identity's store over a context of its own. One signs in before the organization is known, so looking a user up passes the
/// organization's filter; whoever was found makes the context work for their organization.
/// </summary>
public sealed class PortalUserStore(PortalDb portalDb, IdentityErrorDescriber describer)
    : UserStore<User, Role, PortalDbContext, Guid>(portalDb.Open(), describer)
{
    public override IQueryable<User> Users => Context.Users.IgnoreQueryFilters([PortalDbContext.TenantFilter]);

    public override Task<User?> FindByIdAsync(string userId, CancellationToken cancellationToken = default) =>
        Guid.TryParse(userId, out var id) ? Users.SingleOrDefaultAsync(u => u.Id == id, cancellationToken) : Task.FromResult<User?>(null);

    public override async Task<IdentityResult> UpdateAsync(User user, CancellationToken cancellationToken = default)
    {
        Context.ActFor(user);
        return await base.UpdateAsync(user, cancellationToken);
    }

    protected override Task<User?> FindUserAsync(Guid userId, CancellationToken cancellationToken) =>
        Users.SingleOrDefaultAsync(u => u.Id == userId, cancellationToken);
}
