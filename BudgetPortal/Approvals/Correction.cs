using BudgetPortal.Planning;
using BudgetPortal.Platform;

namespace BudgetPortal.Approvals;

/// <summary>Until when a rejected or sent-back part may be corrected.</summary>
public static class Correction
{
    /// <summary>The day that is proposed: 5 working days from today, but never after the budget's expire date.</summary>
    public static DateOnly Proposed(DateOnly expireDate, DateOnly today)
    {
        var day = WorkingDays.After(today, WorkingDays.ForCorrection);
        return day < expireDate ? day : expireDate;
    }

    /// <summary>The decider's day, or the proposed one; an error when it is past or after the budget's end.</summary>
    internal static Result<DateOnly> Deadline(Budget budget, DateOnly? until, DateOnly today) =>
        until is { } day && budget.CheckDeadline(day, today) is { } wrong ? wrong : until ?? Proposed(budget.ExpireDate, today);
}
