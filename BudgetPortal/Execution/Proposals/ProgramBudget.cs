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

    /// <summary>Changes with each of its line items and justifications too, so that none slips in while it is handed in.</summary>
    public Guid Version { get; set; }

    string ILive.Topic => LiveTopic.Organization(OrganizationId);

    /// <summary>Goes with it: an item that is removed while it is written is gone.</summary>
    public IReadOnlyList<BudgetLineItem> Items => items;

    public IReadOnlyList<BudgetJustification> Justifications => justifications;

    /// <summary>In the proposal's currency.</summary>
    public decimal Total => items.Sum(i => i.Amount);

    public Result MayEdit() => State.IsWritten() ? Result.Success : ProposalMove.Illegal(State);

    /// <summary>Puts a line item in, or in the place of the one with its id.</summary>
    public Result Put(Guid itemId, LineItemTerms terms, string currency)
    {
        if (MayEdit().Error is { } closed)
        {
            return closed;
        }

        if (terms.Check(currency) is { Count: > 0 } errors)
        {
            return Result.Failed(errors);
        }

        if (items.Find(i => i.Id == itemId) is { } there)
        {
            there.Change(terms);
        }
        else
        {
            items.Add(new BudgetLineItem(itemId, Id, items.Select(i => i.Position).DefaultIfEmpty().Max() + 1, terms));
        }

        return Result.Success;
    }

    /// <summary>Takes a line item out; one that is gone already stays gone.</summary>
    public Result Remove(Guid itemId)
    {
        var open = MayEdit();
        if (open.Succeeded)
        {
            items.RemoveAll(i => i.Id == itemId);
        }

        return open;
    }

    /// <summary>Says why, with what proves it; or says it differently, under the same id.</summary>
    public Result Justify(Guid justificationId, JustificationTerms terms)
    {
        if ((MayEdit().Error ?? terms.Check()) is { } refusal)
        {
            return refusal;
        }

        if (justifications.Find(j => j.Id == justificationId) is { } there)
        {
            there.Change(terms);
        }
        else
        {
            justifications.Add(new BudgetJustification(justificationId, Id, justifications.Select(j => j.Position).DefaultIfEmpty().Max() + 1, terms));
        }

        return Result.Success;
    }

    /// <summary>Takes a justification out; one that is gone already stays gone.</summary>
    public Result RemoveJustification(Guid justificationId)
    {
        var open = MayEdit();
        if (open.Succeeded)
        {
            justifications.RemoveAll(j => j.Id == justificationId);
        }

        return open;
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

        (State, SubmittedById, SubmittedAt, DecidedById, DecidedAt) = (ProposalState.Submitted, userId, at, null, null);
        return Result.Success;
    }

    /// <summary>Approves or rejects it; nobody decides what they handed in.</summary>
    public Result Decide(bool approved, string comment, Guid userId, DateTimeOffset at)
    {
        if (ProposalMove.CheckDecision(State, SubmittedById, approved, comment, userId) is { } refusal)
        {
            return refusal;
        }

        (State, Comment, DecidedById, DecidedAt) = (approved ? ProposalState.Approved : ProposalState.Rejected, comment.Trim(), userId, at);
        return Result.Success;
    }

    /// <summary>Gives it up; an approved one is in force and stays.</summary>
    public Result Cancel()
    {
        if (State is ProposalState.Approved or ProposalState.Cancelled)
        {
            return ProposalMove.Illegal(State);
        }

        State = ProposalState.Cancelled;
        return Result.Success;
    }
}
