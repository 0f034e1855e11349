using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Platform;

namespace BudgetPortal.Approvals;

/// <summary>Until when a rejected or sent-back part may be corrected.</summary>
public static class Correction
{
    /// <summary>The day that is proposed: as many working days from today as the organization says, but never after the budget's end.</summary>
    public static DateOnly Proposed(Organization organization, DateOnly expireDate, DateOnly today)
    {
        var day = WorkingDays.After(today, organization.CorrectionDays);
        return day < expireDate ? day : expireDate;
    }

    /// <summary>The decider's day, or the proposed one; an error when it is past or after the budget's end.</summary>
    internal static async Task<Result<DateOnly>> DeadlineAsync(PortalDbContext db, Budget budget, DateOnly? until, DateOnly today) =>
        until is { } day
            ? budget.CheckDeadline(day, today) is { } wrong ? wrong : day
            : Proposed(await db.OrganizationAsync(), budget.ExpireDate, today);
}
