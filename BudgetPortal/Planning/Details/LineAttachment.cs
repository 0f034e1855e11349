using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Details;

/// <summary>
/// A file with a line. It exists once all of it has arrived and was found to be what its name says; its content lies in
/// <see cref="AttachmentChunk"/>s. It names the line without hanging on it, as a <see cref="LineComment"/> does.
/// </summary>
public sealed class LineAttachment : IOwned
{
    public const int MostBytes = FileStore.MostBytes;

    /// <summary>Files of one line, at the most.</summary>
    public const int MostFiles = 20;

    private LineAttachment()
    {
    }

    internal LineAttachment(Guid id, BudgetLine line, string name, string contentType, long size, Guid addedById, DateTimeOffset at) =>
        (Id, PartId, LineId, Name, ContentType, Size, AddedById, AddedAt) = (id, line.PartId, line.Id, name, contentType, size, addedById, at);

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    /// <summary>The line's part.</summary>
    public Guid PartId { get; private set; }

    public Guid LineId { get; private set; }

    public string Name { get; private set; } = string.Empty;

    /// <summary>By what it is, not by what the browser said.</summary>
    public string ContentType { get; private set; } = string.Empty;

    /// <summary>Bytes, as they were counted.</summary>
    public long Size { get; private set; }

    public Guid AddedById { get; private set; }

    public DateTimeOffset AddedAt { get; private set; }
}

/// <summary>
/// A piece of a file. Pieces come before their attachment and never change; those whose file did not come to its end belong to nothing and
/// are deleted. The audit trail holds the attachment, not its content.
/// </summary>
public sealed class AttachmentChunk : IOwned, IRecord
{
    /// <summary>Bytes of each but the last.</summary>
    public const int Size = 256 * 1024;

    public Guid AttachmentId { get; init; }

    /// <summary>From 0 on.</summary>
    public int Number { get; init; }

    public Guid OrganizationId { get; set; }

    public DateTimeOffset At { get; init; }

    public byte[] Content { get; init; } = [];
}
