using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>A cost center's part of a budget: its lines, and where they stand.</summary>
public sealed partial class CostCenterBudget : IOwned, IVersioned
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

    /// <summary>Submitted by the end of entry or of its own deadline, not by a person.</summary>
    public bool SubmittedAutomatically { get; private set; }

    /// <summary>Where it stood when it was submitted; taking it back leads there. Null when it is not submitted.</summary>
    public PartState? SubmittedFrom { get; private set; }

    /// <summary>
    /// A deadline of its own, inclusive, until which it may be changed although entry is over: for a correction, for a cost center that
    /// came later, or because the module owner gave more time. Null when entry end alone counts.
    /// </summary>
    public DateOnly? CorrectionUntil { get; private set; }

    public Guid? EnteredById { get; private set; }

    /// <summary>When a line was last entered or changed.</summary>
    public DateTimeOffset? EnteredAt { get; private set; }

    public Guid Version { get; set; }

    /// <summary>Whether its lines may be changed now; the refusal says why not.</summary>
    public Result MayEnter(Budget budget, DateOnly today)
    {
        if (IsInEntry)
        {
            return IsOpen(budget, today) ? Result.Success : Closed(budget);
        }

        return (budget.State, State) switch
        {
            (BudgetState.EntryOpen, PartState.Submitted) => new Error("planning.part_submitted", PlanningText.PartIsSubmitted),
            (BudgetState.EntryOpen, PartState.Approved) => new Error("planning.part_approved", PlanningText.PartIsApproved),
            (BudgetState.EntryOpen, PartState.NoBudget) => new Error("planning.part_no_budget", PlanningText.PartIsNoBudget),
            (BudgetState.EntryOpen, _) => new Error("planning.part_withdrawn", PlanningText.PartIsWithdrawn),
            _ => Closed(budget),
        };
    }

    /// <summary>Remembers who entered last; two writers of one part notice each other by it.</summary>
    public void Entered(Guid userId, DateTimeOffset at)
    {
        EnteredById = userId;
        EnteredAt = at;
        Touch();
    }

    /// <summary>Makes two writers of the part notice each other.</summary>
    public void Touch() => Version = Guid.CreateVersion7();

    /// <summary>Not handed in: it is entered or corrected, or still to be.</summary>
    public bool IsInEntry => State is PartState.Draft or PartState.Rejected or PartState.SentBack;

    /// <summary>Its own deadline where that counts, inclusive; null when entry end does, or no entry at all.</summary>
    public DateOnly? OwnDeadline(Budget budget) => budget.State switch
    {
        BudgetState.EntryOpen when CorrectionUntil > budget.EntryEnd => CorrectionUntil,
        BudgetState.PendingCcApproval => CorrectionUntil,
        _ => null,
    };

    /// <summary>The last day, inclusive, on which its lines may be changed while it is in entry; null when none is left.</summary>
    public DateOnly? OpenUntil(Budget budget) => OwnDeadline(budget) ?? (budget.State == BudgetState.EntryOpen ? budget.EntryEnd : null);

    /// <summary>Whether entry, or its own deadline, runs today.</summary>
    private bool IsOpen(Budget budget, DateOnly today) => today <= OpenUntil(budget);

    private Error Closed(Budget budget) => budget.State switch
    {
        BudgetState.Draft => new Error("planning.entry_not_open", Words.Format(PlanningText.EntryOpensOn, budget.EntryStart)),
        BudgetState.Cancelled or BudgetState.Rejected => new Error("planning.budget_over", PlanningText.BudgetIsOver),
        BudgetState.EntryOpen or BudgetState.PendingCcApproval when CorrectionUntil > budget.EntryEnd =>
            new Error("planning.correction_over", Words.Format(PlanningText.CorrectionOver, CorrectionUntil)),
        _ => new Error("planning.entry_closed", Words.Format(PlanningText.EntryClosedOn, budget.EntryEnd)),
    };

    private static Error Illegal(string message) => new("planning.illegal_move", message);
}
