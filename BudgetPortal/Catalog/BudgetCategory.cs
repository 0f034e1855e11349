using BudgetPortal.Platform;

namespace BudgetPortal.Catalog;

/// <summary>Groups items and products, and with them the lines of a budget.</summary>
public sealed class BudgetCategory : IOwned
{
    private BudgetCategory()
    {
    }

    public BudgetCategory(string name)
    {
        Id = Guid.CreateVersion7();
        Name = name;
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    /// <summary>Unique in the organization; at most 120 characters.</summary>
    public string Name { get; private set; } = string.Empty;
}
