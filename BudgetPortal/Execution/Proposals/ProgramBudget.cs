using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Proposals;

/// <summary>What is asked for one program: line items by object code, and why. It is decided by itself, and approved becomes an <see cref="Appropriation"/>.</summary>
public sealed class ProgramBudget : IOwned, IVersioned, ILive
{
    private readonly List<BudgetLineItem> items = [];
    private readonly List<BudgetJustification> justifications = [];

    private ProgramBudget()
    {
    }

    /// <param name="id">Made by the form, so that a double click adds once.</param>
    public ProgramBudget(Guid id, BudgetProposal proposal, Guid programId) => (Id, ProposalId, ProgramId) = (id, proposal.Id, programId);

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    public Guid ProposalId { get; private set; }

    public Guid ProgramId { get; private set; }

    public ProposalState State { get; private set; }

    public Guid? SubmittedById { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public Guid? DecidedById { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What was said in deciding.</summary>
    public string Comment { get; private set; } = string.Empty;

    public Guid Version { get; set; }

    string ILive.Topic => LiveTopic.Organization(OrganizationId);

    public IReadOnlyList<BudgetLineItem> Items => items;

    public IReadOnlyList<BudgetJustification> Justifications => justifications;

    public decimal Total => items.Sum(i => i.Amount);

    public Result MayEdit() => State is ProposalState.Draft or ProposalState.Rejected ? Result.Success : Illegal();

    /// <summary>Puts a line item in, or in the place of the one with its id.</summary>
    public Result Put(LineItemTerms terms, string currency)
    {
        if ((MayEdit().Error ?? terms.Check(currency)) is { } refusal)
        {
            return refusal;
        }

        if (items.Find(i => i.Id == terms.Id) is { } there)
        {
            there.Change(terms);
        }
        else
        {
            items.Add(new BudgetLineItem(Id, terms));
        }

        return Result.Success;
    }

    public Result Remove(Guid itemId)
    {
        if (MayEdit().Error is { } refusal)
        {
            return refusal;
        }

        items.RemoveAll(i => i.Id == itemId);
        return Result.Success;
    }

    /// <summary>Says why, with what proves it.</summary>
    public Result Justify(Guid id, string text, string evidence)
    {
        if (MayEdit().Error is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(text) || text.Length > BudgetJustification.TextLength)
        {
            return new Error("proposals.text_required", Words.Format(ProposalsText.TextRequired, BudgetJustification.TextLength), nameof(BudgetJustification.Text));
        }

        if (evidence.Length > BudgetJustification.EvidenceLength)
        {
            return new Error("proposals.evidence_too_long", Words.Format(ExecutionText.TooLong, BudgetJustification.EvidenceLength), nameof(BudgetJustification.Evidence));
        }

        justifications.RemoveAll(j => j.Id == id);
        justifications.Add(new BudgetJustification(id, Id, text.Trim(), evidence.Trim()));
        return Result.Success;
    }

    /// <summary>Hands it in.</summary>
    public Result Submit(Guid userId, DateTimeOffset at)
    {
        if (MayEdit().Error is { } closed)
        {
            return closed;
        }

        if (items.Count == 0)
        {
            return new Error("proposals.no_items", ProposalsText.NoItems);
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
