using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Changes;

/// <summary>
/// A proposal to change an approved budget. What is in force stays so until it is approved. A move that its state does not allow is
/// refused with the reason, never ignored.
/// </summary>
public sealed class BudgetChange : IOwned, IVersioned, ILive
{
    private readonly List<ChangePart> parts = [];
    private readonly List<ChangeLine> lines = [];

    private BudgetChange()
    {
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    public Guid BudgetId { get; private set; }

    /// <summary>From 1 within its budget.</summary>
    public int Number { get; private set; }

    public ChangeKind Kind { get; private set; }

    public ChangeState State { get; private set; }

    /// <summary>Why; at most <see cref="BudgetLine.TextLength"/> characters.</summary>
    public string Reason { get; private set; } = string.Empty;

    public Guid ProposedById { get; private set; }

    public DateTimeOffset ProposedAt { get; private set; }

    /// <summary>Who changed its lines.</summary>
    public List<Guid> WriterIds { get; private set; } = [];

    public Guid? SubmittedById { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>Who approved, rejected or cancelled it; null also when the application cancelled it.</summary>
    public Guid? DecidedById { get; private set; }

    /// <summary>The owner in whose place it was rejected; null otherwise.</summary>
    public Guid? DecidedForId { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What was said in deciding.</summary>
    public string Comment { get; private set; } = string.Empty;

    /// <summary>The budget's revision that it made; null until it is approved.</summary>
    public int? Revision { get; private set; }

    public Guid Version { get; set; }

    string ILive.Topic => LiveTopic.Organization(OrganizationId);

    /// <summary>The cost centers that it concerns, with their consent.</summary>
    public IReadOnlyList<ChangePart> Parts => parts;

    /// <summary>What differs from what was in force.</summary>
    public IReadOnlyList<ChangeLine> Lines => lines;

    /// <summary>Who began it, wrote on it or handed it in.</summary>
    public IReadOnlySet<Guid> Authors => WriterIds.Append(ProposedById).Concat(SubmittedById is { } one ? [one] : []).ToHashSet();

    /// <summary>Whether every cost center consented, so that the module owner's turn comes. What is carried forward comes by a rule and asks nobody.</summary>
    public bool IsConsented => Kind == ChangeKind.CarryForward || parts.TrueForAll(p => p.ConsentedById is not null);

    /// <summary>Begins a proposal.</summary>
    /// <param name="id">Made by the form, so that a double click proposes once.</param>
    /// <param name="number">The next of its budget.</param>
    public static Result<BudgetChange> Propose(
        Guid id, Budget budget, int number, ChangeKind kind, IEnumerable<CostCenterBudget> concerned, string reason, Guid userId, DateTimeOffset at)
    {
        if ((budget.MayBeRevised().Error ?? CheckReason(reason)) is { } refusal)
        {
            return refusal;
        }

        var change = new BudgetChange
        {
            Id = id, BudgetId = budget.Id, Number = number, Kind = kind, Reason = reason.Trim(), ProposedById = userId, ProposedAt = at,
        };
        change.parts.AddRange(concerned.DistinctBy(p => p.Id).Select(p => new ChangePart(id, p.Id)));
        return change;
    }

    /// <summary>Hands in what an earlier budget left over; the same person puts it into force at once.</summary>
    /// <param name="number">The next of its budget.</param>
    internal static Result<BudgetChange> CarryForward(
        Budget budget, int number, CostCenterBudget part, string reason, Guid userId, DateTimeOffset at)
    {
        var change = Propose(Guid.CreateVersion7(), budget, number, ChangeKind.CarryForward, [part], reason, userId, at);
        if (change.Succeeded)
        {
            (change.Value.State, change.Value.SubmittedById, change.Value.SubmittedAt) = (ChangeState.Submitted, userId, at);
        }

        return change;
    }

    public Result MayEdit(Budget budget) =>
        State != ChangeState.Draft ? Illegal(ChangesText.OnlyDraftsChange) : budget.MayBeRevised();

    /// <summary>Puts a line into the draft in the place of what it said of the same line before.</summary>
    public void Put(ChangeLine line, Guid userId)
    {
        Drop(line.LineId, userId);
        lines.Add(line);
    }

    /// <summary>Leaves a line as it is in force.</summary>
    public void Drop(Guid lineId, Guid userId)
    {
        lines.RemoveAll(l => l.LineId == lineId);
        WriterIds = [.. WriterIds.Append(userId).Distinct()];
        Touch();
    }

    /// <summary>Hands it to the owners of the cost centers.</summary>
    public Result Submit(Budget budget, Guid userId, DateTimeOffset at)
    {
        if (MayEdit(budget) is { Succeeded: false } refusal)
        {
            return refusal;
        }

        if (lines.Count == 0)
        {
            return new Error("changes.empty", ChangesText.NothingProposed);
        }

        (State, SubmittedById, SubmittedAt) = (ChangeState.Submitted, userId, at);
        parts.ForEach(p => p.Ask(at));
        return Result.Success;
    }

    /// <summary>Makes a draft of it again; the consents were given to what it said then.</summary>
    public Result TakeBack()
    {
        if (State != ChangeState.Submitted)
        {
            return Illegal(ChangesText.OnlySubmittedTakenBack);
        }

        State = ChangeState.Draft;
        parts.ForEach(p => p.Withdraw());
        return Result.Success;
    }

    /// <summary>A cost center's owner agrees.</summary>
    /// <param name="actingForId">The owner in whose place; null for oneself.</param>
    public Result Consent(Budget budget, Guid partId, Guid userId, Guid? actingForId, DateTimeOffset at, string comment)
    {
        if (MayDecide(budget) is { Succeeded: false } refusal)
        {
            return refusal;
        }

        var part = parts.Single(p => p.PartId == partId);
        if (part.ConsentedById is not null)
        {
            return Illegal(ChangesText.ConsentedAlready);
        }

        part.Consent(userId, actingForId, at, comment);
        Touch();
        return Result.Success;
    }

    /// <summary>A cost center's consent goes to the next one who may give it, since nobody answered.</summary>
    public Result Escalate(Budget budget, Guid partId, DateTimeOffset at)
    {
        if (MayDecide(budget) is { Succeeded: false } refusal)
        {
            return refusal;
        }

        parts.Single(p => p.PartId == partId).Escalate(at);
        Touch();
        return Result.Success;
    }

    /// <summary>It is in force.</summary>
    /// <param name="revision">The budget's, which it made.</param>
    public Result Approve(Budget budget, int revision, Guid userId, DateTimeOffset at, string comment)
    {
        if (MayApprove(budget) is { Succeeded: false } refusal)
        {
            return refusal;
        }

        Revision = revision;
        Decide(ChangeState.Approved, userId, null, at, comment);
        return Result.Success;
    }

    public Result MayApprove(Budget budget) =>
        MayDecide(budget) is { Succeeded: false } refusal ? refusal
        : IsConsented ? Result.Success
        : new Error("changes.consent_missing", ChangesText.ConsentMissing);

    /// <summary>A cost center's owner or the module owner refuses it for good.</summary>
    public Result Reject(Guid userId, Guid? actingForId, DateTimeOffset at, string comment)
    {
        if (State != ChangeState.Submitted)
        {
            return Illegal(ChangesText.NotWaiting);
        }

        Decide(ChangeState.Rejected, userId, actingForId, at, comment);
        return Result.Success;
    }

    /// <summary>It is given up.</summary>
    /// <param name="userId">Null when the application does it, since the budget is over.</param>
    public Result Cancel(Guid? userId, DateTimeOffset at, string comment)
    {
        if (State is not (ChangeState.Draft or ChangeState.Submitted))
        {
            return Illegal(ChangesText.OnlyOpenCancelled);
        }

        Decide(ChangeState.Cancelled, userId, null, at, comment);
        return Result.Success;
    }

    public Result MayDecide(Budget budget) =>
        State != ChangeState.Submitted ? Illegal(ChangesText.NotWaiting) : budget.MayBeRevised();

    /// <summary>Makes two who work on it, and those who read it while its figures in force move, notice each other.</summary>
    public void Touch() => Version = Guid.CreateVersion7();

    private static Error? CheckReason(string reason) =>
        string.IsNullOrWhiteSpace(reason) ? new Error("changes.reason_required", ChangesText.ReasonRequired, nameof(Reason))
        : reason.Trim().Length > BudgetLine.TextLength
            ? new Error("changes.reason_too_long", Words.Format(PlanningText.TooLong, BudgetLine.TextLength), nameof(Reason))
            : null;

    private static Error Illegal(string message) => new("changes.illegal_move", message);

    private void Decide(ChangeState state, Guid? userId, Guid? forId, DateTimeOffset at, string comment) =>
        (State, DecidedById, DecidedForId, DecidedAt, Comment) = (state, userId, forId, at, comment.Trim());
}
