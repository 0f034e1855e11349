using BudgetPortal.Platform;

namespace BudgetPortal.Execution;

/// <summary>A piece of what an obligation pays for: who does it until when, and what of the money it takes.</summary>
/// <remarks>All of an obligation together are at most what the obligation owes; the database checks it.</remarks>
public sealed class WorkItem : IOwned, IVersioned, ILive
{
    public const int TitleLength = 200;

    private WorkItem()
    {
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    public Guid ObligationId { get; private set; }

    public string Title { get; private set; } = string.Empty;

    /// <summary>Null when nobody in particular.</summary>
    public Guid? AssigneeId { get; private set; }

    public DateOnly? DueDate { get; private set; }

    /// <summary>In the obligation's currency; above zero.</summary>
    public decimal Amount { get; private set; }

    public WorkItemState State { get; private set; }

    public Guid Version { get; set; }

    string ILive.Topic => LiveTopic.Organization(OrganizationId);

    /// <param name="id">Made by the form, so that a double click adds once.</param>
    public static Result<WorkItem> Add(Guid id, Obligation obligation, WorkItemTerms terms)
    {
        var item = new WorkItem { Id = id, ObligationId = obligation.Id };
        return item.Change(obligation, terms).Error is { } refusal ? refusal : item;
    }

    public Result Change(Obligation obligation, WorkItemTerms terms)
    {
        if (State == WorkItemState.Cancelled)
        {
            return Cancelled();
        }

        if (terms.Check(obligation, Amount) is { } refusal)
        {
            return refusal;
        }

        (Title, AssigneeId, DueDate, Amount) = (terms.Title.Trim(), terms.AssigneeId, terms.DueDate, terms.Amount);
        return Result.Success;
    }

    /// <summary>What was cancelled stays so, since others may have planned its money.</summary>
    public Result Move(WorkItemState state)
    {
        if (State == WorkItemState.Cancelled)
        {
            return Cancelled();
        }

        State = state;
        return Result.Success;
    }

    private static Error Cancelled() => new("execution.work_cancelled", ExecutionText.WorkCancelled);
}

public enum WorkItemState
{
    Open,
    Done,

    /// <summary>Takes nothing any more.</summary>
    Cancelled,
}

/// <param name="Amount">In the obligation's currency.</param>
public sealed record WorkItemTerms(string Title, Guid? AssigneeId, DateOnly? DueDate, decimal Amount)
{
    internal Error? Check(Obligation obligation, decimal held)
    {
        var free = obligation.Amount - obligation.Returned - obligation.Planned + held;
        return obligation.State != ObligationState.Open ? new Error("execution.obligation_ended", ExecutionText.ObligationEnded)
            : string.IsNullOrWhiteSpace(Title) ? new Error("execution.title_required", ExecutionText.TitleRequired, nameof(Title))
            : Title.Length > WorkItem.TitleLength ? new Error("execution.title_too_long", Words.Format(ExecutionText.TooLong, WorkItem.TitleLength), nameof(Title))
            : Figures.Check(Amount, obligation.Currency, nameof(Amount)) is { } wrong ? wrong
            : Amount > free ? new Error("execution.work_exceeds", Words.Format(ExecutionText.WorkExceeds, Figures.Said(free, obligation.Currency)), nameof(Amount))
            : null;
    }
}
