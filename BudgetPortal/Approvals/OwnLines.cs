using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Approvals;

/// <summary>
/// What the actor wrote of a part that they are to decide. The final approver sees it; where the organization wants somebody else to
/// decide, they are refused as long as somebody else can, and otherwise the exception stands in the history. Nobody's own entry is
/// approved through somebody to whom they delegated, whether that one wrote it or the owner.
/// </summary>
/// <param name="Count">Lines that they entered, or changed while entering.</param>
/// <param name="Refusal">Why they may not decide; null when they may.</param>
/// <param name="IsException">They decide what they wrote, against the organization's rule, because nobody else can.</param>
internal sealed record OwnLines(int Count, Error? Refusal, bool IsException)
{
    public static async Task<OwnLines> CheckAsync(
        PortalDbContext db, CostCenterBudget part, Organization organization, Turn turn, CancellationToken cancellation = default)
    {
        var userId = db.Actor.UserId ?? Guid.Empty;
        var lines = db.Set<BudgetLine>().Where(l => l.PartId == part.Id);
        var count = await lines.CountAsync(PartAuthors.WrittenBy(userId), cancellation);
        if (turn is { ByDelegation: true, ActingForId: { } owner }
            && (count > 0 || await lines.AnyAsync(PartAuthors.WrittenBy(owner), cancellation)))
        {
            return new OwnLines(count, new Error("approvals.own_entry", ApprovalsText.OwnEntryThroughDeputy), false);
        }

        if (organization.OwnLines == OwnLinesRule.Flag || (count == 0 && part.SubmittedById != userId))
        {
            return new OwnLines(count, null, false);
        }

        var others = await OthersAsync(db, part, cancellation);
        return others.Count == 0
            ? new OwnLines(count, null, true)
            : new OwnLines(count, new Error("approvals.own_lines", Words.Format(Sentence(part), string.Join(", ", others))), false);
    }

    public void Record(PortalDbContext db, PartTurn turn)
    {
        if (IsException)
        {
            db.AddStep(turn.Budget, BudgetStep.DecidedOwnLines, turn.Part, lines: Count);
        }
    }

    /// <summary>What was sent back waits for its owner, who may change it first; submitting asks the others.</summary>
    private static string Sentence(CostCenterBudget part) =>
        part.State == PartState.SentBack ? ApprovalsText.OwnLinesSubmitFirst : ApprovalsText.OwnLinesDecidedBy;

    /// <summary>Names of those whose turn it is instead; empty when everybody who could decide is an author.</summary>
    private static async Task<List<string>> OthersAsync(PortalDbContext db, CostCenterBudget part, CancellationToken cancellation)
    {
        var authors = (await PartAuthors.LoadAsync(db, [part], cancellation))[part.Id].ToList();
        var assignee = (await db.AssigneesAsync([part], cancellation))[part.Id];
        var possible = assignee is { } one ? db.Users.Where(u => u.Id == one) : db.Holding(ApprovalsPermissions.DecideFinally);
        var others = await possible.Where(u => !authors.Contains(u.Id)).OrderBy(u => u.LastName).ThenBy(u => u.Id).ToListAsync(cancellation);
        return others.ConvertAll(u => u.DisplayName);
    }
}
