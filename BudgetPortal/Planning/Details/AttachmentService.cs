using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Details;

/// <summary>Files of lines; <see cref="FileStore"/> keeps them.</summary>
public sealed class AttachmentService(PortalDb portalDb, FileStore files)
{
    /// <summary>Takes a file in, for people who may enter the line now.</summary>
    /// <param name="typedName">As the user's computer calls it.</param>
    /// <param name="content">Read to its end, or until it is refused.</param>
    /// <returns>The attachment's id.</returns>
    public Task<Result<Guid>> AddAsync(Guid lineId, string typedName, Stream content, CancellationToken cancellation = default) => files.ReceiveAsync(
        typedName, content,
        async () =>
        {
            await using var db = portalDb.Open();
            return await DeskAsync(db, lineId, cancellation);
        },
        file => portalDb.RunAsync(db => KeepAsync(db, lineId, file), conflict => (Result)conflict),
        cancellation);

    /// <summary>Takes a file away, by people who may enter the line now.</summary>
    public async Task<Result> RemoveAsync(Guid attachmentId)
    {
        var removed = await portalDb.RunAsync(
            async db =>
            {
                var attachment = await db.Set<LineAttachment>().SingleOrDefaultAsync(a => a.Id == attachmentId);
                var desk = attachment is null ? DetailAccess.LineGone() : await DeskAsync(db, attachment.LineId);
                if (!desk.Succeeded)
                {
                    return desk;
                }

                db.Remove(attachment!);
                desk.Value.Desk.Part.Entered(desk.Value.Desk.UserId, db.Time.GetUtcNow());
                await db.SaveChangesAsync();
                return Result.Success;
            },
            conflict => conflict);
        await files.ForgetAsync(attachmentId);
        return removed;
    }

    /// <summary>A file that the current user may see; null when there is none.</summary>
    public async Task<StoredFile?> FindAsync(Guid attachmentId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var seen = await db.SeenLinesAsync(cancellation);
        return await db.Set<LineAttachment>().Where(a => a.Id == attachmentId && seen.Any(l => l.Id == a.LineId))
            .Select(a => new StoredFile(a.Id, a.Name, a.ContentType, a.Size)).SingleOrDefaultAsync(cancellation);
    }

    private static async Task<Result> KeepAsync(PortalDbContext db, Guid lineId, StoredFile file)
    {
        var open = await DeskAsync(db, lineId);
        if (!open.Succeeded)
        {
            return open;
        }

        if (await db.Set<LineAttachment>().CountAsync(a => a.LineId == lineId) >= LineAttachment.MostFiles)
        {
            return new Error("planning.attachment_many", Words.Format(DetailsText.TooManyFiles, LineAttachment.MostFiles));
        }

        var (desk, line) = open.Value;
        var now = db.Time.GetUtcNow();
        db.Add(new LineAttachment(file.Id, line, file.Name, file.ContentType, file.Size, desk.UserId, now));
        desk.Part.Entered(desk.UserId, now);
        await db.SaveChangesAsync();
        return Result.Success;
    }

    /// <summary>The line with its open part; what the actor does not see is gone for them.</summary>
    private static async Task<Result<(EntryDesk Desk, BudgetLine Line)>> DeskAsync(PortalDbContext db, Guid lineId, CancellationToken cancellation = default)
    {
        var line = await (await db.SeenLinesAsync(cancellation)).SingleOrDefaultAsync(l => l.Id == lineId, cancellation);
        if (line is null)
        {
            return DetailAccess.LineGone();
        }

        var desk = await db.EntryDeskAsync(line.PartId, cancellation);
        return desk.Succeeded ? (desk.Value, line) : Result<(EntryDesk, BudgetLine)>.Failed(desk.Errors);
    }
}
