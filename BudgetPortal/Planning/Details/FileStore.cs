using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Details;

/// <summary>
/// Keeps files in the database. A file comes and goes piece by piece, so that no more than a piece of it is in memory; it is there for others
/// once all of it has arrived and a row holds it, and of one that did not come so far nothing stays.
/// </summary>
public sealed class FileStore(PortalDb portalDb, IEnumerable<IFileHolder> holders)
{
    public const int MostBytes = 20 * 1024 * 1024;

    /// <summary>Why a file of this name and size is not even sent; null when it may come.</summary>
    /// <param name="size">In bytes.</param>
    public static Error? Refuse(string typedName, long size) =>
        size > MostBytes ? TooLarge()
        : size == 0 ? Empty()
        : FileKind.Of(AttachmentName.Clean(typedName)) is null ? TypeNotTaken()
        : null;

    public static Error TooLarge() => new("planning.attachment_too_large", Words.Format(DetailsText.FileTooLarge, MostBytes / 1024 / 1024));

    /// <summary>Takes a file in.</summary>
    /// <param name="typedName">As the user's computer calls it.</param>
    /// <param name="content">Read to its end, or until it is refused.</param>
    /// <param name="begin">Whether it may come at all, asked before any of it is read.</param>
    /// <param name="keep">Writes the row that holds it, once all of it is there.</param>
    /// <returns>The file's id.</returns>
    public async Task<Result<Guid>> ReceiveAsync(
        string typedName, Stream content, Func<Task<Result>> begin, Func<StoredFile, Task<Result>> keep, CancellationToken cancellation = default)
    {
        var name = AttachmentName.Clean(typedName);
        if (name.Length == 0)
        {
            return new Error("planning.attachment_unnamed", DetailsText.NameMissing);
        }

        if (FileKind.Of(name) is not { } kind)
        {
            return TypeNotTaken();
        }

        if (await begin() is { Succeeded: false } refused)
        {
            return Result<Guid>.Failed(refused.Errors);
        }

        var id = Guid.CreateVersion7();
        var kept = false;
        try
        {
            var stored = await StoreAsync(id, kind, content, cancellation);
            var done = stored.Succeeded ? await keep(new StoredFile(id, name, kind.ContentType, stored.Value)) : stored;
            kept = done.Succeeded;
            return kept ? id : Result<Guid>.Failed(done.Errors);
        }
        finally
        {
            if (!kept)
            {
                await ForgetAsync(id);
            }
        }
    }

    /// <summary>Writes a file's content; the database waits for nobody while the target takes it.</summary>
    /// <param name="file">That its reader may see.</param>
    /// <returns>Whether all of it was there: somebody may take it away meanwhile.</returns>
    public async Task<bool> CopyAsync(StoredFile file, Stream target, CancellationToken cancellation = default)
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

    /// <summary>Deletes the pieces of a file that nobody holds, also when whoever sent it is gone.</summary>
    public async Task ForgetAsync(Guid id)
    {
        await using var db = portalDb.Open();
        await holders.Unheld(db).Where(c => c.AttachmentId == id).ExecuteDeleteAsync();
    }

    private static Error Empty() => new("planning.attachment_empty", DetailsText.FileEmpty);

    private static Error TypeNotTaken() => new("planning.attachment_type", DetailsText.TypeNotTaken);

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
            if (size > MostBytes)
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

        return size == 0 ? Empty() : check.IsComplete ? size : NotItsType();

        static Error NotItsType() => new("planning.attachment_disguised", DetailsText.NotItsType);
    }
}

/// <param name="Name">Without what could deceive or harm somebody.</param>
/// <param name="ContentType">By what it is.</param>
/// <param name="Size">In bytes.</param>
public sealed record StoredFile(Guid Id, string Name, string ContentType, long Size);

/// <summary>A kind of row that holds files; registered as a singleton by its module. Pieces of files that nobody holds are deleted.</summary>
public interface IFileHolder
{
    /// <summary>Ids of the files that it holds.</summary>
    IQueryable<Guid> Files(PortalDbContext db);
}

internal static class FileHolding
{
    /// <summary>Pieces of files that belong to no row, or not yet.</summary>
    public static IQueryable<AttachmentChunk> Unheld(this IEnumerable<IFileHolder> holders, PortalDbContext db) =>
        holders.Select(h => h.Files(db)).Aggregate(db.Set<AttachmentChunk>().AsQueryable(), (chunks, held) => chunks.Where(c => !held.Contains(c.AttachmentId)));
}

/// <summary>Lines of budgets hold their attachments.</summary>
internal sealed class LineFiles : IFileHolder
{
    public IQueryable<Guid> Files(PortalDbContext db) => db.Set<LineAttachment>().Select(a => a.Id);
}
