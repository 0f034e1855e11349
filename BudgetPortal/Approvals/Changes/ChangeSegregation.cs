using BudgetPortal.Data;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals.Changes;

/// <summary>
/// Nobody approves finally what they proposed, handed in or agreed to, as long as somebody else can; the organization's settings can allow
/// it. The same number of queries, however many proposals are asked for.
/// </summary>
internal sealed class ChangeSegregation
{
    private readonly Guid me;
    private readonly bool allowed;
    private readonly IReadOnlyList<User> deciders;

    private ChangeSegregation(Guid me, bool allowed, IReadOnlyList<User> deciders) => (this.me, this.allowed, this.deciders) = (me, allowed, deciders);

    public static async Task<ChangeSegregation> LoadAsync(PortalDbContext db, CancellationToken cancellation = default) => new(
        db.Actor.UserId ?? Guid.Empty,
        (await db.OrganizationAsync(cancellation)).AllowFinalDecisionByCostCenterDecider,
        await db.Holding(ApprovalsPermissions.DecideFinally).AsNoTracking().OrderBy(u => u.LastName).ThenBy(u => u.Id).ToListAsync(cancellation));

    /// <summary>Whether the actor may decide a proposal finally.</summary>
    public Segregation Of(BudgetChange change)
    {
        HashSet<Guid> involved = [.. change.Authors, .. change.Parts.Select(p => p.ConsentedById).OfType<Guid>()];
        if (!involved.Contains(me) || allowed)
        {
            return new Segregation(null, false);
        }

        var others = deciders.Where(u => !involved.Contains(u.Id)).Select(u => u.DisplayName).ToList();
        return others.Count == 0
            ? new Segregation(null, true)
            : new Segregation(new Error("changes.segregation", Words.Format(ChangesText.Involved, string.Join(", ", others))), false);
    }
}
