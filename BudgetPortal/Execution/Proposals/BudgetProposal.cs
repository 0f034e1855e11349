using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Proposals;

/// <summary>What an organization asks for its programs in a fiscal year; one for each year.</summary>
/// <remarks>
/// Handing it in hands in its program budgets. Each of them is decided by itself; then the proposal is, as a whole. After that a rejected or a
/// later program is handed in by itself.
/// </remarks>
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
        if (!State.IsWritten())
        {
            return ProposalMove.Illegal(State);
        }

        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > NameLength)
        {
            return new Error("proposals.name_required", Words.Format(ProposalsText.NameRequired, NameLength), nameof(Name));
        }

        Name = name.Trim();
        return Result.Success;
    }

    /// <summary>Whether it takes another program: not while somebody decides it.</summary>
    public Result MayAdd() => State is ProposalState.Submitted or ProposalState.Cancelled ? ProposalMove.Illegal(State) : Result.Success;

    /// <summary>Whether a program of it is handed in by itself: the others are decided or being decided.</summary>
    public Result MaySubmitProgram() => State is ProposalState.Submitted or ProposalState.Approved
        ? Result.Success
        : new Error("proposals.submit_whole", ProposalsText.SubmitWhole);

    /// <summary>Hands it in, with those of its programs that are written.</summary>
    /// <param name="programs">All of its program budgets.</param>
    public Result Submit(IReadOnlyCollection<ProgramBudget> programs, Guid userId, DateTimeOffset at)
    {
        if (!State.IsWritten())
        {
            return ProposalMove.Illegal(State);
        }

        if (programs.All(p => p.State == ProposalState.Cancelled))
        {
            return new Error("proposals.empty", ProposalsText.Empty);
        }

        foreach (var program in programs.Where(p => p.State.IsWritten()))
        {
            if (program.Submit(userId, at).Error is { } refusal)
            {
                return refusal;
            }
        }

        (State, SubmittedById, SubmittedAt, DecidedById, DecidedAt) = (ProposalState.Submitted, userId, at, null, null);
        return Result.Success;
    }

    /// <summary>
    /// Approves it once each program is decided and one of them is approved, or rejects it together with what is undecided; what is approved
    /// already stays in force. Nobody decides what they handed in.
    /// </summary>
    /// <param name="programs">All of its program budgets.</param>
    public Result Decide(bool approved, IReadOnlyCollection<ProgramBudget> programs, string comment, Guid userId, DateTimeOffset at)
    {
        if (ProposalMove.CheckDecision(State, SubmittedById, approved, comment, userId) is { } refusal)
        {
            return refusal;
        }

        var waiting = programs.Where(p => p.State == ProposalState.Submitted).ToList();
        if (approved && waiting.Count > 0)
        {
            return new Error("proposals.undecided", Words.Count(waiting.Count, ProposalsText.OneUndecided, ProposalsText.ManyUndecided));
        }

        if (approved && programs.All(p => p.State != ProposalState.Approved))
        {
            return new Error("proposals.none_approved", ProposalsText.NoneApproved);
        }

        foreach (var program in waiting)
        {
            if (program.Decide(approved: false, comment, userId, at).Error is { } own)
            {
                return own;
            }
        }

        (State, Comment, DecidedById, DecidedAt) = (approved ? ProposalState.Approved : ProposalState.Rejected, comment.Trim(), userId, at);
        return Result.Success;
    }

    /// <summary>Gives it up with its programs; one of which a program is in force stays.</summary>
    /// <param name="programs">All of its program budgets.</param>
    public Result Cancel(IReadOnlyCollection<ProgramBudget> programs)
    {
        if (State is ProposalState.Approved or ProposalState.Cancelled)
        {
            return ProposalMove.Illegal(State);
        }

        if (programs.Any(p => p.State == ProposalState.Approved))
        {
            return new Error("proposals.program_in_force", ProposalsText.ProgramInForce);
        }

        foreach (var program in programs.Where(p => p.State != ProposalState.Cancelled))
        {
            program.Cancel();
        }

        State = ProposalState.Cancelled;
        return Result.Success;
    }
}

public enum ProposalState
{
    Draft,
    Submitted,
    Approved,
    Rejected,
    Cancelled,
}
