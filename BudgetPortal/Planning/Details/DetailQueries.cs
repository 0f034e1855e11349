using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Details;

/// <summary>Reads what stands behind a line; the same number of queries however much that is.</summary>
public sealed class DetailQueries(PortalDb portalDb)
{
    /// <summary>The details of a line; null when it is gone or the current user may not see it.</summary>
    public async Task<LineDetails?> ReadAsync(Guid lineId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var me = db.Actor.UserId ?? Guid.Empty;
        var line = await (await db.SeenLinesAsync(cancellation)).SingleOrDefaultAsync(l => l.Id == lineId, cancellation);
        if (line is null)
        {
            return null;
        }

        var part = await db.Set<CostCenterBudget>().AsNoTracking().SingleAsync(p => p.Id == line.PartId, cancellation);
        var budget = await db.Set<Budget>().AsNoTracking().SingleAsync(b => b.Id == part.BudgetId, cancellation);
        var words = await db.WordsOfAsync(budget.Id, cancellation: cancellation);
        var named = await (
            from code in words.Codes
            from center in words.CostCenters
            where code.Id == (line.ItemId ?? line.ProductId) && center.Id == part.CostCenterId
            select new { code.Code, code.Name, code.Unit, CenterCode = center.Code, Center = center.Name }).SingleAsync(cancellation);
        var organization = await db.OrganizationAsync(cancellation);
        var desk = await db.EntryDeskAsync(part.Id, cancellation);
        var rights = await db.PermissionsAsync(cancellation);
        var removable = DetailAccess.IsUndecided(part);
        var comments = await (
            from comment in db.Set<LineComment>().AsNoTracking()
            join author in db.Users on comment.AuthorId equals author.Id
            where comment.LineId == lineId
            orderby comment.At, comment.Id
            select new { Comment = comment, Author = author }).ToListAsync(cancellation);
        var attachments = await (
            from attachment in db.Set<LineAttachment>().AsNoTracking()
            join person in db.Users on attachment.AddedById equals person.Id
            where attachment.LineId == lineId
            orderby attachment.AddedAt, attachment.Id
            select new { Attachment = attachment, Person = person }).ToListAsync(cancellation);
        return new LineDetails(
            named.Code, named.Name, named.Unit, $"{named.CenterCode} {named.Center}", budget.Currency,
            new DateOnly(budget.ActiveDate.Year, budget.ActiveDate.Month, 1), budget.MonthCount, LineFigures.Of(line),
            desk.Error, DetailAccess.RefuseComment(rights, budget, part),
            comments.ConvertAll(c => new CommentRow(
                c.Comment.Id, c.Author.DisplayName, organization.Local(c.Comment.At), c.Comment.Text, c.Comment.RemovedAt is not null,
                c.Comment.RemovedAt is null && c.Comment.AuthorId == me && removable)),
            attachments.ConvertAll(a => new AttachmentRow(
                a.Attachment.Id, a.Attachment.Name, a.Attachment.Size, a.Person.DisplayName, organization.Local(a.Attachment.AddedAt))),
            db.Time.Today(organization));
    }
}
