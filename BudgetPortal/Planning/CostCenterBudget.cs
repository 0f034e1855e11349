using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>A cost center's part of a budget: its lines, and where they stand.</summary>
public sealed class CostCenterBudget : IOwned, IVersioned
{
    private CostCenterBudget()
    {
    }

    internal CostCenterBudget(Guid budgetId, Guid costCenterId)
    {
        Id = Guid.CreateVersion7();
        BudgetId = budgetId;
        CostCenterId = costCenterId;
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    public Guid BudgetId { get; private set; }

    public Guid CostCenterId { get; private set; }

    public PartState State { get; private set; }

    public Guid? SubmittedById { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>Submitted by the end of entry, not by a person.</summary>
    public bool SubmittedAutomatically { get; private set; }

    /// <summary>Until when, inclusive, a rejected or sent-back part may be changed although entry is over.</summary>
    public DateOnly? CorrectionUntil { get; private set; }

    public Guid? EnteredById { get; private set; }

    /// <summary>When a line was last entered or changed.</summary>
    public DateTimeOffset? EnteredAt { get; private set; }

    public Guid Version { get; set; }

    /// <summary>Whether its lines may be changed now; the refusal says why not.</summary>
    public Result MayEnter(Budget budget, DateOnly today)
    {
        if (State is PartState.Rejected or PartState.SentBack
            && budget.State is BudgetState.EntryOpen or BudgetState.PendingCcApproval)
        {
            return budget.State == BudgetState.EntryOpen || today <= CorrectionUntil
                ? Result.Success
                : new Error("planning.correction_over", Words.Format(PlanningText.CorrectionOver, CorrectionUntil));
        }

        return (budget.State, State) switch
        {
            (BudgetState.Draft, _) => new Error("planning.entry_not_open", Words.Format(PlanningText.EntryOpensOn, budget.EntryStart)),
            (BudgetState.EntryOpen, PartState.Draft) => Result.Success,
            (BudgetState.EntryOpen, PartState.Submitted) => new Error("planning.part_submitted", PlanningText.PartIsSubmitted),
            (BudgetState.EntryOpen, PartState.Approved) => new Error("planning.part_approved", PlanningText.PartIsApproved),
            (BudgetState.EntryOpen, PartState.NoBudget) => new Error("planning.part_no_budget", PlanningText.PartIsNoBudget),
            (BudgetState.EntryOpen, _) => new Error("planning.part_withdrawn", PlanningText.PartIsWithdrawn),
            (BudgetState.Cancelled or BudgetState.Rejected, _) => new Error("planning.budget_over", PlanningText.BudgetIsOver),
            _ => new Error("planning.entry_closed", Words.Format(PlanningText.EntryClosedOn, budget.EntryEnd)),
        };
    }

    /// <summary>Remembers who entered last; two writers of one part notice each other by it.</summary>
    public void Entered(Guid userId, DateTimeOffset at)
    {
        EnteredById = userId;
        EnteredAt = at;
        Touch();
    }

    /// <summary>Hands the part to its owner.</summary>
    /// <param name="lines">Number of its lines; an empty part cannot be submitted.</param>
    public Result Submit(Budget budget, int lines, Guid userId, DateTimeOffset at, DateOnly today)
    {
        if (MayEnter(budget, today) is { Succeeded: false } refusal)
        {
            return refusal;
        }

        return Submit(lines, userId, at, automatically: false);
    }

    /// <summary>Entry is over: what has lines counts as submitted, and says so.</summary>
    public Result SubmitAutomatically(int lines, DateTimeOffset at) =>
        State == PartState.Draft ? Submit(lines, null, at, automatically: true) : Illegal(PlanningText.PartIsDecided);

    /// <summary>Attests that the cost center needs nothing.</summary>
    public Result AttestNoBudget(Budget budget, int lines)
    {
        if (State != PartState.Draft || budget.State is not (BudgetState.EntryOpen or BudgetState.PendingCcApproval))
        {
            return Illegal(PlanningText.NoBudgetOnlyFromDraft);
        }

        if (lines > 0)
        {
            return new Error("planning.no_budget_with_lines", Words.Format(PlanningText.NoBudgetWithLines, lines));
        }

        State = PartState.NoBudget;
        return Result.Success;
    }

    public Result Approve()
    {
        if (State is not (PartState.Submitted or PartState.SentBack))
        {
            return Illegal(PlanningText.PartIsNotWaiting);
        }

        State = PartState.Approved;
        CorrectionUntil = null;
        return Result.Success;
    }

    /// <summary>Goes back to its entry users.</summary>
    public Result Reject(DateOnly correctionUntil)
    {
        if (State is not (PartState.Submitted or PartState.SentBack))
        {
            return Illegal(PlanningText.PartIsNotWaiting);
        }

        State = PartState.Rejected;
        CorrectionUntil = correctionUntil;
        return Result.Success;
    }

    /// <summary>Goes back to its owner from the final approval.</summary>
    public Result SendBack(DateOnly correctionUntil)
    {
        if (State != PartState.Approved)
        {
            return Illegal(PlanningText.OnlyApprovedSentBack);
        }

        State = PartState.SentBack;
        CorrectionUntil = correctionUntil;
        return Result.Success;
    }

    /// <summary>Makes two writers of the part notice each other.</summary>
    public void Touch() => Version = Guid.CreateVersion7();

    private static Error Illegal(string message) => new("planning.illegal_move", message);

    private Result Submit(int lines, Guid? userId, DateTimeOffset at, bool automatically)
    {
        if (lines == 0)
        {
            return new Error("planning.part_empty", PlanningText.PartIsEmpty);
        }

        State = PartState.Submitted;
        SubmittedById = userId;
        SubmittedAt = at;
        SubmittedAutomatically = automatically;
        CorrectionUntil = null;
        return Result.Success;
    }
}
