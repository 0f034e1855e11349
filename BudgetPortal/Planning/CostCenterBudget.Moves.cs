using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>The moves of a part (PRODUCT 2 and 3). One that its state or its budget's state does not allow is refused with the reason.</summary>
public sealed partial class CostCenterBudget
{
    /// <summary>Hands the part to its owner.</summary>
    /// <param name="lines">Number of its lines; an empty part cannot be submitted.</param>
    public Result Submit(Budget budget, int lines, Guid userId, DateTimeOffset at, DateOnly today) =>
        MayEnter(budget, today) is { Succeeded: false } refusal ? refusal : Submit(lines, userId, at, automatically: false);

    /// <summary>Entry, or the part's own deadline, is over: what has lines counts as submitted, and says so.</summary>
    /// <remarks>A part that was sent back waits for its owner already and needs no submission.</remarks>
    public Result SubmitAutomatically(Budget budget, int lines, DateTimeOffset at, DateOnly today) =>
        State is not (PartState.Draft or PartState.Rejected) || budget.State != BudgetState.PendingCcApproval ? Illegal(PlanningText.PartIsDecided)
        : IsOpen(budget, today) ? Illegal(Words.Format(PlanningText.CorrectionRuns, CorrectionUntil))
        : Submit(lines, null, at, automatically: true);

    /// <summary>Takes a submission back until somebody decides; it stands again where it stood before.</summary>
    /// <param name="userId">Who takes it back: only who submitted it may.</param>
    public Result TakeBack(Budget budget, Guid userId, DateOnly today)
    {
        var may = MayTakeBack(budget, userId, today);
        if (may.Succeeded)
        {
            Unsubmit(SubmittedFrom ?? PartState.Draft);
        }

        return may;
    }

    public Result MayTakeBack(Budget budget, Guid userId, DateOnly today)
    {
        if (State != PartState.Submitted || !IsUnderway(budget))
        {
            return Illegal(PlanningText.OnlySubmittedTakenBack);
        }

        if (SubmittedById != userId)
        {
            return new Error("planning.not_submitter", PlanningText.NotSubmitter);
        }

        if (!IsOpen(budget, today))
        {
            return new Error("planning.entry_closed", Words.Format(PlanningText.TakeBackOver, budget.EntryEnd));
        }

        return Result.Success;
    }

    /// <summary>Attests that the cost center needs nothing.</summary>
    /// <param name="lines">Number of its lines; there may be none.</param>
    public Result AttestNoBudget(Budget budget, int lines)
    {
        var may = MayAttestNoBudget(budget, lines);
        if (may.Succeeded)
        {
            State = PartState.NoBudget;
        }

        return may;
    }

    /// <inheritdoc cref="AttestNoBudget"/>
    public Result MayAttestNoBudget(Budget budget, int lines)
    {
        if (!IsInEntry || !IsUnderway(budget))
        {
            return Illegal(PlanningText.NoBudgetOnlyUndecided);
        }

        if (lines > 0)
        {
            return new Error("planning.no_budget_with_lines", Words.Format(PlanningText.NoBudgetWithLines, lines));
        }

        return Result.Success;
    }

    /// <summary>The cost center needs something after all, while entry or its own deadline runs.</summary>
    public Result TakeNoBudgetBack(Budget budget, DateOnly today)
    {
        var may = MayTakeNoBudgetBack(budget, today);
        if (may.Succeeded)
        {
            State = PartState.Draft;
        }

        return may;
    }

    public Result MayTakeNoBudgetBack(Budget budget, DateOnly today) =>
        State != PartState.NoBudget || !IsUnderway(budget) ? Illegal(PlanningText.OnlyNoBudgetTakenBack)
        : IsOpen(budget, today) ? Result.Success
        : Closed(budget);

    public Result Approve(Budget budget)
    {
        if (!Waits(budget))
        {
            return Illegal(PlanningText.PartIsNotWaiting);
        }

        State = PartState.Approved;
        SubmittedFrom = null;
        CorrectionUntil = null;
        return Result.Success;
    }

    /// <summary>Goes back to its entry users.</summary>
    public Result Reject(Budget budget, DateOnly correctionUntil) =>
        Waits(budget) ? Return(PartState.Rejected, correctionUntil) : Illegal(PlanningText.PartIsNotWaiting);

    /// <summary>Goes back to its owner from the module owner.</summary>
    public Result SendBack(Budget budget, DateOnly correctionUntil) =>
        MaySendBack(budget) is { Succeeded: false } refusal ? refusal : Return(PartState.SentBack, correctionUntil);

    public Result MaySendBack(Budget budget) =>
        State == PartState.Approved && budget.State is BudgetState.PendingCcApproval or BudgetState.PendingFinalApproval
            ? Result.Success
            : Illegal(PlanningText.OnlyApprovedSentBack);

    /// <summary>Gives a part that is not handed in a deadline of its own.</summary>
    /// <param name="until">The last day, after that on which entry ends for all, today at the earliest, the budget's expire date at the latest.</param>
    public Result GiveTime(Budget budget, DateOnly until, DateOnly today)
    {
        if (MayGetTime(budget) is { Succeeded: false } refusal)
        {
            return refusal;
        }

        if (budget.CheckDeadline(until, today) is { } wrong)
        {
            return wrong;
        }

        if (budget.State == BudgetState.EntryOpen && until <= budget.EntryEnd)
        {
            return new Error("planning.no_more_time", Words.Format(PlanningText.OpenThatLongAnyway, budget.EntryEnd), nameof(CorrectionUntil));
        }

        CorrectionUntil = until;
        return Result.Success;
    }

    public Result MayGetTime(Budget budget) =>
        IsInEntry && IsUnderway(budget)
            ? Result.Success
            : Illegal(PlanningText.MoreTimeOnlyUndecided);

    /// <summary>Its cost center was deactivated before anybody decided.</summary>
    public Result Withdraw()
    {
        if (State is not (PartState.Draft or PartState.Submitted or PartState.Rejected or PartState.SentBack))
        {
            return Illegal(PlanningText.OnlyUndecidedWithdrawn);
        }

        Unsubmit(PartState.Withdrawn);
        return Result.Success;
    }

    /// <summary>Other lines came into force after the final approval; what had no budget has one then.</summary>
    internal void Revise(bool hasLines)
    {
        State = State == PartState.NoBudget && hasLines ? PartState.Approved : State;
        Touch();
    }

    /// <summary>Whether it can be chosen to enter again when its finally rejected budget is reopened.</summary>
    public bool MayReopen => State is PartState.Approved or PartState.NoBudget;

    /// <summary>Takes part again: after its cost center was withdrawn, or because a rejected budget is reopened. Its lines are kept.</summary>
    /// <param name="until">A deadline of its own; null when entry end counts.</param>
    internal void StartAnew(DateOnly? until)
    {
        Unsubmit(PartState.Draft);
        CorrectionUntil = until;
    }

    /// <summary>Whether cost centers still enter and decide.</summary>
    private static bool IsUnderway(Budget budget) => budget.State is BudgetState.EntryOpen or BudgetState.PendingCcApproval;

    private bool Waits(Budget budget) => State is PartState.Submitted or PartState.SentBack && IsUnderway(budget);

    private Result Return(PartState state, DateOnly until)
    {
        Unsubmit(state);
        CorrectionUntil = until;
        return Result.Success;
    }

    private void Unsubmit(PartState state)
    {
        State = state;
        SubmittedFrom = null;
    }

    private Result Submit(int lines, Guid? userId, DateTimeOffset at, bool automatically)
    {
        if (lines == 0)
        {
            return new Error("planning.part_empty", PlanningText.PartIsEmpty);
        }

        SubmittedFrom = State;
        State = PartState.Submitted;
        SubmittedById = userId;
        SubmittedAt = at;
        SubmittedAutomatically = automatically;
        return Result.Success;
    }
}
