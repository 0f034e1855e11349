using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Details;

/// <summary>
/// What somebody has to say to a line. It names the line without hanging on it: when a removal of the line is taken back, its comments
/// are there again; those of lines that stay away are deleted by <see cref="DetailCleaning"/>.
/// </summary>
public sealed class LineComment : IOwned, IVersioned
{
    public const int TextLength = 2000;

    private LineComment()
    {
    }

    private LineComment(Guid id, BudgetLine line, string text, Guid authorId, DateTimeOffset at) =>
        (Id, PartId, LineId, Text, AuthorId, At) = (id, line.PartId, line.Id, text, authorId, at);

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    /// <summary>The line's part.</summary>
    public Guid PartId { get; private set; }

    public Guid LineId { get; private set; }

    public Guid AuthorId { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Empty once it was removed.</summary>
    public string Text { get; private set; } = string.Empty;

    /// <summary>When its author took it back; that there was one stays to be seen.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    public Guid Version { get; set; }

    /// <param name="id">Given by who asks, so that a repeated request is recognized.</param>
    public static Result<LineComment> Write(Guid id, BudgetLine line, string text, Guid authorId, DateTimeOffset at) => text.Trim() switch
    {
        "" => new Error("planning.comment_missing", DetailsText.CommentMissing, nameof(Text)),
        { Length: > TextLength } => new Error("planning.comment_too_long", Words.Format(PlanningText.TooLong, TextLength), nameof(Text)),
        var said => new LineComment(id, line, said, authorId, at),
    };

    /// <summary>Removing it again changes nothing.</summary>
    public void Remove(DateTimeOffset at)
    {
        if (RemovedAt is null)
        {
            (Text, RemovedAt) = (string.Empty, at);
        }
    }
}
