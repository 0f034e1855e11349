using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Details;

/// <summary>What stands behind the figures of a line, as the current user sees it.</summary>
/// <param name="FirstMonth">The first day of the budget's first month.</param>
/// <param name="Refusal">Why the user cannot change its rows and files now; null when they can.</param>
/// <param name="CommentRefusal">Why they cannot comment; null when they can.</param>
public sealed record LineDetails(
    string Code, string Name, string Unit, string CostCenter, string Currency, DateOnly FirstMonth, int MonthCount, LineFigures Figures,
    Error? Refusal, Error? CommentRefusal, IReadOnlyList<CommentRow> Comments, IReadOnlyList<AttachmentRow> Attachments, DateOnly Today)
{
    /// <summary>Decimals of the currency.</summary>
    public int Decimals => Platform.Currency.Decimals(Currency);

    public DetailCounts Counts => new(Figures.BuildUp.Rows.Count, Comments.Count(c => !c.IsRemoved), Attachments.Count);
}

/// <summary>How much stands behind a line.</summary>
/// <param name="Rows">Of its build-up.</param>
/// <param name="Comments">Without those that were removed.</param>
public sealed record DetailCounts(int Rows, int Comments, int Attachments)
{
    public static DetailCounts None { get; } = new(0, 0, 0);
}

/// <param name="At">At the organization's offset.</param>
/// <param name="Text">Empty when it was removed.</param>
/// <param name="MayRemove">Whether the current user may take it back now.</param>
public sealed record CommentRow(Guid Id, string Author, DateTimeOffset At, string Text, bool IsRemoved, bool MayRemove);

/// <param name="Size">In bytes.</param>
/// <param name="AddedAt">At the organization's offset.</param>
public sealed record AttachmentRow(Guid Id, string Name, long Size, string AddedBy, DateTimeOffset AddedAt);
