using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Organizations;

/// <summary>Saves changes of people and cost centers together with what other modules make of them.</summary>
public sealed class OrganizationChanges(IEnumerable<IOrganizationWatcher> watchers, IEnumerable<Permission> permissions)
{
    private readonly List<string> indispensable = [.. permissions.Where(p => p.Indispensable).Select(p => p.Name)];

    /// <summary>Saves the context and lets the watchers follow, in one transaction; a refusal leaves everything as it was.</summary>
    public async Task<Result> SaveAsync(PortalDbContext db, CancellationToken cancellation = default)
    {
        var change = new OrganizationChange();
        change.Collect(db);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.SaveChangesAsync(cancellation);
        var followed = await FollowAsync(db, change, cancellation);
        if (followed.Succeeded)
        {
            await transaction.CommitAsync(cancellation);
        }

        return followed;
    }

    /// <summary>Lets the watchers follow what the caller's open transaction has saved; after a refusal it must be rolled back.</summary>
    public async Task<Result> FollowAsync(PortalDbContext db, OrganizationChange change, CancellationToken cancellation)
    {
        if (change.IsEmpty)
        {
            return Result.Success;
        }

        await WaitForOthersAsync(db, cancellation);
        if (await IsLastHolderAsync(db, change.Disabled, cancellation))
        {
            return new Error("organization.last_holder", OrganizationsText.LastHolder);
        }

        if (change.Reassigned.Count > 0 && await FormsCircleAsync(db, change.Reassigned, cancellation))
        {
            return new Error("organization.costcenter_circle", OrganizationsText.CostCenterCircle, nameof(CostCenter.ParentId));
        }

        foreach (var watcher in watchers)
        {
            await watcher.FollowAsync(db, change, cancellation);
            await db.SaveChangesAsync(cancellation);
        }

        return Result.Success;
    }

    /// <summary>
    /// Locks the organization's row until the end of the transaction. Of two such changes at once, the second therefore sees the first:
    /// two people cannot disable each other, and nothing is handed to somebody who is leaving in the same moment.
    /// </summary>
    private static Task<int> WaitForOthersAsync(PortalDbContext db, CancellationToken cancellation) =>
        db.Organizations.Where(o => o.Id == db.OrganizationId)
            .ExecuteUpdateAsync(rows => rows.SetProperty(o => o.Name, o => o.Name), cancellation);

    /// <summary>Whether somebody else, who moved a cost center in the same moment, made this move lead below itself.</summary>
    private static async Task<bool> FormsCircleAsync(PortalDbContext db, IReadOnlySet<Guid> moved, CancellationToken cancellation)
    {
        var parents = await db.Set<CostCenter>().Select(c => new { c.Id, c.ParentId }).ToDictionaryAsync(c => c.Id, c => c.ParentId, cancellation);
        return moved.Any(start =>
        {
            var seen = new HashSet<Guid>();
            Guid? next = start;
            while (next is { } current && seen.Add(current))
            {
                next = parents[current];
            }

            return next is not null;
        });
    }

    private async Task<bool> IsLastHolderAsync(PortalDbContext db, IReadOnlySet<Guid> disabled, CancellationToken cancellation)
    {
        foreach (var permission in disabled.Count > 0 ? indispensable : [])
        {
            if (await db.Granted(permission).AnyAsync(u => disabled.Contains(u.Id), cancellation) && !await db.Holding(permission).AnyAsync(cancellation))
            {
                return true;
            }
        }

        return false;
    }
}
