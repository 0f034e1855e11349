using BudgetPortal.Platform;

namespace BudgetPortal.Organizations;

/// <summary>A place that people and cost centers belong to; branch managers see their location's data.</summary>
public sealed class Location : IOwned
{
    private Location()
    {
    }

    public Location(string name)
    {
        Id = Guid.CreateVersion7();
        Name = name;
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    /// <summary>Unique in the organization; at most 120 characters.</summary>
    public string Name { get; private set; } = string.Empty;
}
