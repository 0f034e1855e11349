using BudgetPortal.Organizations;
using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>
/// That a budget was approved, and in which words. With its cost centers, codes and people it is what the budget shows from then on,
/// whatever is renamed or moved later. Each revision brings records of its own; the database refuses to change one.
/// </summary>
public sealed class FrozenBudget : IOwned, IRecord
{
    public Guid OrganizationId { get; set; }

    public Guid BudgetId { get; init; }

    /// <summary>1 for the final approval, one more for each revision; the budget says which is in force.</summary>
    public int Revision { get; init; }

    /// <summary>When it was approved.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Name of the period.</summary>
    public string Period { get; init; } = string.Empty;

    public List<FrozenCostCenter> CostCenters { get; init; } = [];

    public List<FrozenCode> Codes { get; init; } = [];

    public List<FrozenPerson> People { get; init; } = [];
}

/// <summary>A cost center that took part, or stood above one that did.</summary>
public sealed class FrozenCostCenter : IOwned, IRecord
{
    public Guid OrganizationId { get; set; }

    public Guid BudgetId { get; init; }

    public int Revision { get; init; }

    public Guid CostCenterId { get; init; }

    public Guid? ParentId { get; init; }

    public string Code { get; init; } = string.Empty;

    public string Name { get; init; } = string.Empty;

    public CostCenterType Type { get; init; }

    /// <summary>Name of its department; null when it had none.</summary>
    public string? Department { get; init; }

    /// <summary>Name of its location; null when it had none.</summary>
    public string? Location { get; init; }

    /// <summary>One of the <see cref="FrozenBudget.People"/>.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>One of the <see cref="FrozenBudget.People"/>.</summary>
    public Guid? DeputyOwnerId { get; init; }
}

/// <summary>An item or product that some line was coded by.</summary>
public sealed class FrozenCode : IOwned, IRecord
{
    public Guid OrganizationId { get; set; }

    public Guid BudgetId { get; init; }

    public int Revision { get; init; }

    /// <summary>Id of the item, or of the product in a revenue budget.</summary>
    public Guid CodeId { get; init; }

    public string Code { get; init; } = string.Empty;

    public string Name { get; init; } = string.Empty;

    public string Unit { get; init; } = string.Empty;

    /// <summary>Name of its category.</summary>
    public string Category { get; init; } = string.Empty;
}

/// <summary>Somebody who owned a cost center of the budget, or had a hand in it.</summary>
public sealed class FrozenPerson : IOwned, IRecord
{
    public Guid OrganizationId { get; set; }

    public Guid BudgetId { get; init; }

    public int Revision { get; init; }

    public Guid UserId { get; init; }

    public string Name { get; init; } = string.Empty;
}
