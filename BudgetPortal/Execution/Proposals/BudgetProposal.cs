using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Proposals;

/// <summary>What an organization asks for its programs in a fiscal year; one for each year.</summary>
public sealed class BudgetProposal : IOwned, IVersioned, ILive
{
    public const int NameLength = 200;

    private BudgetProposal()
    {
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    /// <summary>The fiscal year.</summary>
    public Guid PeriodId { get; private set; }

    public string Name { get; private set; } = string.Empty;

    /// <summary>ISO 4217 code of its program budgets.</summary>
    public string Currency { get; private set; } = string.Empty;

    public ProposalState State { get; private set; }

    public Guid ProposedById { get; private set; }

    public DateTimeOffset ProposedAt { get; private set; }

    public Guid? SubmittedById { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public Guid? DecidedById { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What was said in deciding.</summary>
    public string Comment { get; private set; } = string.Empty;

    public Guid Version { get; set; }

    string ILive.Topic => LiveTopic.Organization(OrganizationId);

    /// <param name="id">Made by the form, so that a double click proposes once.</param>
    public static Result<BudgetProposal> Propose(Guid id, Guid periodId, string name, string currency, Guid userId, DateTimeOffset at)
    {
        var proposal = new BudgetProposal { Id = id, PeriodId = periodId, Currency = currency, ProposedById = userId, ProposedAt = at };
        return proposal.Rename(name).Error is { } refusal ? refusal : proposal;
    }

    public Result Rename(string name)
    {
        if (MayEdit().Error is { } closed)
        {
            return closed;
        }

        if (string.IsNullOrWhiteSpace(name) || name.Length > NameLength)
        {
            return new Error("proposals.name_required", Words.Format(ProposalsText.NameRequired, NameLength), nameof(Name));
        }

        Name = name.Trim();
        return Result.Success;
    }

    public Result MayEdit() => State is ProposalState.Draft or ProposalState.Rejected ? Result.Success : Illegal();

    /// <summary>Hands it in with what its programs ask for.</summary>
    /// <param name="total">What its program budgets come to.</param>
    public Result Submit(decimal total, Guid userId, DateTimeOffset at)
    {
        if (MayEdit().Error is { } closed)
        {
            return closed;
        }

        if (total <= 0)
        {
            return new Error("proposals.empty", ProposalsText.Empty);
        }

        (State, SubmittedById, SubmittedAt) = (ProposalState.Submitted, userId, at);
        return Result.Success;
    }

    /// <summary>Approves or rejects it; nobody decides what they handed in.</summary>
    public Result Decide(bool approved, string comment, Guid userId, DateTimeOffset at)
    {
        if (State != ProposalState.Submitted)
        {
            return Illegal();
        }

        if (userId == SubmittedById)
        {
            return new Error("proposals.own", ProposalsText.Own);
        }

        if (!approved && string.IsNullOrWhiteSpace(comment))
        {
            return new Error("proposals.comment_required", ProposalsText.CommentRequired, nameof(Comment));
        }

        (State, Comment, DecidedById, DecidedAt) = (approved ? ProposalState.Approved : ProposalState.Rejected, comment.Trim(), userId, at);
        return Result.Success;
    }

    /// <summary>Gives it up; an approved one is in force and stays.</summary>
    public Result Cancel()
    {
        if (State is ProposalState.Approved or ProposalState.Cancelled)
        {
            return Illegal();
        }

        State = ProposalState.Cancelled;
        return Result.Success;
    }

    private Error Illegal() => new("proposals.state", Words.Format(ProposalsText.NotInState, State.Word()));
}

public enum ProposalState
{
    Draft,
    Submitted,
    Approved,
    Rejected,
    Cancelled,
}
