namespace BudgetPortal.Planning.Details.Components;

/// <summary>What somebody typed into the details of a line and has not saved.</summary>
public sealed class DetailDraft(LineDetails details, string? comment)
{
    public BuildUpDraft Rows { get; } = new(details);

    public string? Comment { get; set; } = comment;

    /// <summary>Made with what is typed, so that the same comment sent twice is written once.</summary>
    public Guid CommentId { get; set; } = Guid.CreateVersion7();
}
