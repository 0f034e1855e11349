using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Details;

/// <summary>
/// Files of lines. A file comes and goes piece by piece, so that no more than a piece of it is in memory; it is there for others once all
/// of it has arrived, and of one that did not arrive nothing stays.
/// </summary>
public sealed class AttachmentService(PortalDb portalDb)
{
    /// <summary>Takes a file in, for people who may enter the line now.</summary>
    /// <param name="typedName">As the user's computer calls it.</param>
    /// <param name="content">Read to its end, or until it is refused.</param>
    /// <returns>The attachment's id.</returns>
    public async Task<Result<Guid>> AddAsync(Guid lineId, string typedName, Stream content, CancellationToken cancellation = default)
    {
        var name = AttachmentName.Clean(typedName);
        if (name.Length == 0)
        {
            return new Error("planning.attachment_unnamed", DetailsText.NameMissing);
        }

        if (FileKind.Of(name) is not { } kind)
        {
            return new Error("planning.attachment_type", DetailsText.TypeNotTaken);
        }

        await using (var db = portalDb.Open())
        {
            var open = await DeskAsync(db, lineId, cancellation);
            if (!open.Succeeded)
            {
                return Result<Guid>.Failed(open.Errors);
            }
        }

        var id = Guid.CreateVersion7();
        var kept = false;
        try
        {
            var stored = await StoreAsync(id, kind, content, cancellation);
            var added = stored.Succeeded
                ? await portalDb.RunAsync(db => KeepAsync(db, id, lineId, name, kind, stored.Value), conflict => (Result<Guid>)conflict)
                : Result<Guid>.Failed(stored.Errors);
            kept = added.Succeeded;
            return added;
        }
        finally
        {
            if (!kept)
            {
                await ForgetAsync(id);
            }
        }
    }

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
        await ForgetAsync(attachmentId);
        return removed;
    }

    /// <summary>A file that the current user may see; null when there is none.</summary>
    public async Task<AttachmentFile?> FindAsync(Guid attachmentId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var seen = await db.SeenLinesAsync(cancellation);
        return await db.Set<LineAttachment>().Where(a => a.Id == attachmentId && seen.Any(l => l.Id == a.LineId))
            .Select(a => new AttachmentFile(a.Id, a.Name, a.ContentType, a.Size)).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Writes a file's content; the database waits for nobody while the target takes it.</summary>
    /// <param name="file">Of <see cref="FindAsync"/>.</param>
    /// <returns>Whether all of it was there: somebody may take it away meanwhile.</returns>
    public async Task<bool> CopyAsync(AttachmentFile file, Stream target, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var written = 0L;
        for (var number = 0; written < file.Size; number++)
        {
            var content = await db.Set<AttachmentChunk>().Where(c => c.AttachmentId == file.Id && c.Number == number)
                .Select(c => c.Content).SingleOrDefaultAsync(cancellation);
            if (content is null)
            {
                return false;
            }

            await target.WriteAsync(content, cancellation);
            written += content.Length;
        }

        return true;
    }

    /// <summary>Stores the pieces as they come.</summary>
    /// <returns>How many bytes there were.</returns>
    private async Task<Result<long>> StoreAsync(Guid id, FileKind kind, Stream content, CancellationToken cancellation)
    {
        var check = kind.Recognize();
        var piece = new byte[AttachmentChunk.Size];
        var size = 0L;
        await using var db = portalDb.Open();
        for (var number = 0; await content.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellation) is > 0 and var read; number++)
        {
            size += read;
            if (size > LineAttachment.MostBytes)
            {
                return TooLarge();
            }

            if (!check.Take(piece.AsSpan(0, read)))
            {
                return NotItsType();
            }

            db.Add(new AttachmentChunk
            {
                AttachmentId = id, Number = number, At = db.Time.GetUtcNow(), Content = read == piece.Length ? piece : piece[..read],
            });
            await db.SaveChangesAsync(CancellationToken.None);
            db.ChangeTracker.Clear();
        }

        return size == 0 ? new Error("planning.attachment_empty", DetailsText.FileEmpty)
            : check.IsComplete ? size
            : NotItsType();

        static Error NotItsType() => new("planning.attachment_disguised", DetailsText.NotItsType);
    }

    private static async Task<Result<Guid>> KeepAsync(PortalDbContext db, Guid id, Guid lineId, string name, FileKind kind, long size)
    {
        var open = await DeskAsync(db, lineId);
        if (!open.Succeeded)
        {
            return Result<Guid>.Failed(open.Errors);
        }

        if (await db.Set<LineAttachment>().CountAsync(a => a.LineId == lineId) >= LineAttachment.MostFiles)
        {
            return new Error("planning.attachment_many", Words.Format(DetailsText.TooManyFiles, LineAttachment.MostFiles));
        }

        var (desk, line) = open.Value;
        var now = db.Time.GetUtcNow();
        db.Add(new LineAttachment(id, line, name, kind.ContentType, size, desk.UserId, now));
        desk.Part.Entered(desk.UserId, now);
        await db.SaveChangesAsync();
        return id;
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

    /// <summary>Deletes the pieces of a file that is not there, also when whoever sent it is gone.</summary>
    private async Task ForgetAsync(Guid id)
    {
        await using var db = portalDb.Open();
        await db.Set<AttachmentChunk>().Where(c => c.AttachmentId == id && !db.Set<LineAttachment>().Any(a => a.Id == id)).ExecuteDeleteAsync();
    }

    public static Error TooLarge() => new("planning.attachment_too_large", Words.Format(DetailsText.FileTooLarge, LineAttachment.MostBytes / 1024 / 1024));
}

/// <param name="Size">In bytes.</param>
public sealed record AttachmentFile(Guid Id, string Name, string ContentType, long Size);
