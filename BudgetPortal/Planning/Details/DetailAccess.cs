using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Details;

/// <summary>Who may look at a line's details, and who may add to them.</summary>
internal static class DetailAccess
{
    /// <summary>Rights of people who have something to say to a line; who only reads, as an auditor does, says nothing.</summary>
    private static readonly string[] Speaking =
        [PlanningPermissions.EnterLines, PlanningPermissions.CostCenterDecision, PlanningPermissions.FinalDecision, PlanningPermissions.DeclareBudget];

    /// <summary>Lines that the actor may see: those of the parts that planning shows them, and all for those who decide finally.</summary>
    public static async Task<IQueryable<BudgetLine>> SeenLinesAsync(this PortalDbContext db, CancellationToken cancellation = default)
    {
        var parts = await db.RefuseAsync(PlanningPermissions.FinalDecision, cancellation) is null
            ? db.Set<CostCenterBudget>()
            : await db.VisiblePartsAsync(cancellation);
        return db.Set<BudgetLine>().AsNoTracking().Where(l => parts.Any(p => p.Id == l.PartId));
    }

    /// <summary>Why the actor may not comment on a line that they see; null when they may.</summary>
    public static Error? RefuseComment(IReadOnlySet<string> rights, Budget budget, CostCenterBudget part) =>
        !Speaking.Any(rights.Contains) ? Rights.NotPermitted()
        : budget.State is BudgetState.Cancelled or BudgetState.Closed || part.State == PartState.Withdrawn
            ? new Error("planning.comments_closed", DetailsText.CommentsClosed)
            : null;

    /// <summary>Whether who wrote a comment may take it back: until the part is decided.</summary>
    public static bool IsUndecided(CostCenterBudget part) => part.IsInEntry || part.State == PartState.Submitted;

    public static Error LineGone() => new("planning.line_gone", PlanningText.LineGone);
}
