using BudgetPortal.Data;
using BudgetPortal.Planning.Delegations;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals;

/// <summary>Whether it is a user's turn to decide a part, and in whose place.</summary>
/// <param name="ActingForId">The owner in whose place they decide; null when they decide for themselves.</param>
/// <param name="ByDelegation">That owner had them decide for a time; a standing deputy's right does not come from there.</param>
internal sealed record Turn(bool IsTheirs, Guid? ActingForId, bool ByDelegation)
{
    private static readonly Turn Own = new(true, null, false);

    /// <param name="ownerId">Of the part's cost center, as is the next one.</param>
    /// <param name="assignees">Who was asked by the requests that are open; null for whoever may decide finally.</param>
    /// <param name="mayFinally">Whether the user may decide finally.</param>
    public static async Task<Turn> OfAsync(
        PortalDbContext db, Guid userId, Guid? ownerId, Guid? deputyId, IReadOnlyCollection<Guid?> assignees, bool mayFinally,
        CancellationToken cancellation = default)
    {
        if (ownerId == userId)
        {
            return Own;
        }

        if (deputyId == userId)
        {
            return new Turn(true, ownerId, false);
        }

        if (assignees.Contains(userId) || (mayFinally && assignees.Contains(null)))
        {
            return Own;
        }

        var owners = await db.OwnersFor(userId).ToListAsync(cancellation);
        var owner = assignees.Append(ownerId).FirstOrDefault(id => id is { } one && owners.Contains(one));
        return new Turn(owner is not null, owner, owner is not null);
    }
}
