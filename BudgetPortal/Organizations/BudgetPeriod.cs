using BudgetPortal.Platform;

namespace BudgetPortal.Organizations;

/// <summary>A period of the fiscal calendar for which budgets are declared.</summary>
public sealed class BudgetPeriod : IOwned
{
    private BudgetPeriod()
    {
    }

    public BudgetPeriod(string name, DateOnly start, DateOnly end)
    {
        Id = Guid.CreateVersion7();
        Name = name;
        Start = start;
        End = end;
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    /// <summary>Unique in the organization, e.g. <c>2027</c>; at most 60 characters.</summary>
    public string Name { get; private set; } = string.Empty;

    public DateOnly Start { get; private set; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly End { get; private set; }
}
