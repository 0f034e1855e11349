using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Revenue;

/// <summary>That people were told whose revenue is short once a month had ended: unique by organization and month, so that they are told once.</summary>
public sealed class ShortfallReview : IOwned, IRecord
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid OrganizationId { get; set; }

    /// <summary>First day of the month that had ended.</summary>
    public DateOnly Month { get; init; }

    public DateTimeOffset At { get; init; }
}
