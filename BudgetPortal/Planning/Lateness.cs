namespace BudgetPortal.Planning;

/// <summary>
/// The one place that says who is late. While a budget is in entry or with its cost centers, a part is late that
/// <list type="bullet">
/// <item>is not handed in, and its entry or correction ends within <see cref="DaysBeforeEnd"/> days or has ended;</item>
/// <item>was submitted and is undecided although entry has ended;</item>
/// <item>was submitted or sent back, and has waited longer than <see cref="DaysWithApprover"/> days with whoever decides;</item>
/// <item>was sent back, and the deadline of its correction has passed.</item>
/// </list>
/// The budget itself is late when it has waited longer than <see cref="DaysWithApprover"/> days for the final decision.
/// </summary>
public static class Lateness
{
    /// <summary>Days before the end of entry from which on a part that is not handed in is late.</summary>
    public const int DaysBeforeEnd = 3;

    /// <summary>Days that a decision may take.</summary>
    public const int DaysWithApprover = 5;

    /// <param name="since">The day since which it waits for a decision; null when it does not.</param>
    public static bool IsLate(Budget budget, CostCenterBudget part, DateOnly? since, DateOnly today)
    {
        if (budget.State is not (BudgetState.EntryOpen or BudgetState.PendingCcApproval))
        {
            return false;
        }

        var entryIsOver = budget.State == BudgetState.PendingCcApproval || today > budget.EntryEnd;
        return part.State switch
        {
            PartState.Draft => LastDayToEnter(budget, part) <= today.AddDays(DaysBeforeEnd),
            PartState.Rejected => LastDayToEnter(budget, part) <= today.AddDays(DaysBeforeEnd),
            PartState.Submitted => entryIsOver || Waited(since, today),
            PartState.SentBack => today > part.CorrectionUntil || Waited(since, today),
            _ => false,
        };
    }

    public static bool IsLate(DateOnly finalDecisionSince, DateOnly today) => Waited(finalDecisionSince, today);

    private static bool Waited(DateOnly? since, DateOnly today) => since is { } day && today.DayNumber - day.DayNumber > DaysWithApprover;

    private static DateOnly LastDayToEnter(Budget budget, CostCenterBudget part) =>
        part.CorrectionUntil is { } until && (until > budget.EntryEnd || budget.State == BudgetState.PendingCcApproval) ? until : budget.EntryEnd;
}
