using BudgetPortal.Platform;

namespace BudgetPortal.Catalog;

/// <summary>From whom items are bought.</summary>
public sealed class Supplier : IOwned
{
    private Supplier()
    {
    }

    public Supplier(string code, string name)
    {
        Id = Guid.CreateVersion7();
        Code = code;
        Name = name;
        IsActive = true;
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    /// <summary>Unique in the organization; at most 60 characters.</summary>
    public string Code { get; private set; } = string.Empty;

    public string Name { get; private set; } = string.Empty;

    /// <summary>The supplier's number in the source that it was imported from; unique in the organization.</summary>
    public string? ExternalId { get; private set; }

    public bool IsActive { get; private set; }

    public void Describe(string name, string? externalId, bool isActive)
    {
        Name = name;
        ExternalId = externalId;
        IsActive = isActive;
    }
}
