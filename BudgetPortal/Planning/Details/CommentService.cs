using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Details;

/// <summary>Comments on lines, by everybody who sees a line and works with budgets.</summary>
public sealed class CommentService(PortalDb portalDb)
{
    /// <summary>Writes a comment; writing the same one again changes nothing and succeeds.</summary>
    /// <param name="id">Made by who asks.</param>
    public Task<Result> AddAsync(Guid id, Guid lineId, string text) => portalDb.RunAsync(
        async db =>
        {
            var line = await (await db.SeenLinesAsync()).SingleOrDefaultAsync(l => l.Id == lineId);
            if (line is null)
            {
                return DetailAccess.LineGone();
            }

            var part = await db.Set<CostCenterBudget>().AsNoTracking().SingleAsync(p => p.Id == line.PartId);
            var budget = await db.Set<Budget>().AsNoTracking().SingleAsync(b => b.Id == part.BudgetId);
            if (DetailAccess.RefuseComment(await db.PermissionsAsync(), budget, part) is { } refusal)
            {
                return refusal;
            }

            if (await db.Set<LineComment>().AnyAsync(c => c.Id == id))
            {
                return Result.Success;
            }

            var comment = LineComment.Write(id, line, text, db.Actor.UserId ?? Guid.Empty, db.Time.GetUtcNow());
            if (!comment.Succeeded)
            {
                return comment;
            }

            db.Add(comment.Value);
            await db.SaveChangesAsync();
            return Result.Success;
        },
        conflict => conflict);

    /// <summary>Takes one's own comment back while the part is not decided; that there was one stays to be seen.</summary>
    public Task<Result> RemoveAsync(Guid commentId) => portalDb.RunAsync(
        async db =>
        {
            var seen = await db.SeenLinesAsync();
            var comment = await db.Set<LineComment>().SingleOrDefaultAsync(c => c.Id == commentId);
            if (comment is null || !await seen.AnyAsync(l => l.Id == comment.LineId))
            {
                return DetailAccess.LineGone();
            }

            if (comment.AuthorId != db.Actor.UserId)
            {
                return new Error("planning.comment_not_yours", DetailsText.CommentNotYours);
            }

            if (!DetailAccess.IsUndecided(await db.Set<CostCenterBudget>().AsNoTracking().SingleAsync(p => p.Id == comment.PartId)))
            {
                return new Error("planning.comment_stays", DetailsText.CommentStays);
            }

            comment.Remove(db.Time.GetUtcNow());
            await db.SaveChangesAsync();
            return Result.Success;
        },
        conflict => conflict);
}
