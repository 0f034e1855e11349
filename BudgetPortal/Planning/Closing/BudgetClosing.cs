using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Closing;

/// <summary>That a budget was closed, by which rule, and what went on into which. Never changed afterwards.</summary>
/// <remarks>
/// What is carried forward becomes lines of the next budget: one lump sum for each line that has something left, so limits on lines and on cost
/// centers, months, revisions and transfers work for it as for any other line, and the next budget's total is what its lines add up to. Nobody
/// types over them (<see cref="BudgetLine.IsCarried"/>). <see cref="CarriedLine"/> tells which line came from which.
/// </remarks>
public sealed class BudgetClosing : IOwned, IRecord
{
    public Guid OrganizationId { get; set; }

    /// <summary>The budget that was closed.</summary>
    public Guid BudgetId { get; init; }

    public CarryRule Rule { get; init; }

    /// <summary>See <see cref="CarryOver"/>.</summary>
    public decimal? Percent { get; init; }

    /// <summary>The budget into which it was carried; null when nothing was to be.</summary>
    public Guid? NextBudgetId { get; init; }

    public Guid ClosedById { get; init; }

    public DateTimeOffset ClosedAt { get; init; }

    /// <summary>At most <see cref="BudgetLine.TextLength"/> characters.</summary>
    public string Comment { get; init; } = string.Empty;

    /// <summary>One for each cost center that had a budget.</summary>
    public List<CarryForward> CostCenters { get; init; } = [];
}

/// <summary>A cost center's figures at the moment of closing, and what of them went on.</summary>
public sealed class CarryForward : IOwned, IRecord
{
    public Guid OrganizationId { get; set; }

    public Guid BudgetId { get; init; }

    public Guid FromPartId { get; init; }

    /// <summary>Null when nothing was carried; <see cref="Obstacle"/> says why.</summary>
    public Guid? ToPartId { get; init; }

    /// <summary>What its lines came to.</summary>
    public decimal Budget { get; init; }

    public decimal Used { get; init; }

    /// <summary>What was carried forward, in the currency of both budgets.</summary>
    public decimal Amount { get; init; }

    public CarryObstacle? Obstacle { get; init; }

    /// <summary>The change by which a next budget that was approved already received it; null otherwise.</summary>
    public Guid? ChangeId { get; init; }

    public List<CarriedLine> Lines { get; init; } = [];
}

/// <summary>A line of the closed budget and what it became in the next one.</summary>
public sealed class CarriedLine : IOwned, IRecord
{
    public Guid OrganizationId { get; set; }

    public Guid FromPartId { get; init; }

    public Guid FromLineId { get; init; }

    /// <summary>The line that it became; those who enter or revise the next budget may have changed or removed it since.</summary>
    public Guid ToLineId { get; init; }

    public decimal Amount { get; init; }
}

/// <summary>Why nothing of a cost center is carried forward.</summary>
public enum CarryObstacle
{
    /// <summary>The rule leaves nothing.</summary>
    Rule,
    NothingLeft,

    /// <summary>More was used than it had.</summary>
    Overspent,
    NotInNextBudget,
    Inactive,

    /// <summary>It was withdrawn from the next budget.</summary>
    Withdrawn,

    /// <summary>Its part of the next budget is handed in, or said to need nothing, and not approved yet.</summary>
    HandedIn,
}
