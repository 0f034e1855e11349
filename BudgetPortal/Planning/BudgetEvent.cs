using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>A step in a budget's history. Never changed afterwards; it outlives a draft that is deleted.</summary>
public sealed class BudgetEvent : IOwned, IRecord
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid OrganizationId { get; set; }

    public Guid BudgetId { get; init; }

    /// <summary>The part it concerns; null for the whole budget.</summary>
    public Guid? PartId { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Null for what the application did by itself.</summary>
    public Guid? UserId { get; init; }

    /// <summary>The owner in whose place somebody agreed to a proposal or refused one; null when they did for themselves. Other decisions say it themselves.</summary>
    public Guid? ActingForId { get; init; }

    public BudgetStep Step { get; init; }

    /// <summary>At most 4,000 characters.</summary>
    public string Comment { get; init; } = string.Empty;

    /// <summary>Lines submitted or changed with this step; null when it says nothing of lines.</summary>
    public int? Lines { get; init; }
}
