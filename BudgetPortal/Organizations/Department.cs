using BudgetPortal.Platform;

namespace BudgetPortal.Organizations;

/// <summary>A part of the company that people and cost centers belong to; managers see their department's data.</summary>
public sealed class Department : IOwned
{
    private Department()
    {
    }

    public Department(string name)
    {
        Id = Guid.CreateVersion7();
        Name = name;
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    /// <summary>Unique in the organization; at most 120 characters.</summary>
    public string Name { get; private set; } = string.Empty;
}
