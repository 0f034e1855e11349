using BudgetPortal.Platform;

namespace BudgetPortal.Catalog;

/// <summary>Something that is bought; expenditure budgets are coded by it.</summary>
public sealed class Item : IOwned
{
    private Item()
    {
    }

    public Item(string code, string name, Guid categoryId, string unit)
    {
        Id = Guid.CreateVersion7();
        Code = code;
        Name = name;
        CategoryId = categoryId;
        Unit = unit;
        IsActive = true;
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    /// <summary>Unique in the organization; at most 60 characters.</summary>
    public string Code { get; private set; } = string.Empty;

    public string Name { get; private set; } = string.Empty;

    public Guid CategoryId { get; private set; }

    /// <summary>Unit of quantities and prices, e.g. <c>box</c>; at most 20 characters.</summary>
    public string Unit { get; private set; } = string.Empty;

    /// <summary>Price per unit in the organization's currency, 4 decimals; null when there is none (never zero).</summary>
    public decimal? StandardPrice { get; private set; }

    /// <summary>The item's number in the source that it was imported from; unique in the organization.</summary>
    public string? ExternalId { get; private set; }

    public bool IsActive { get; private set; }

    public void Describe(string name, Guid categoryId, string unit, decimal? standardPrice, string? externalId)
    {
        Name = name;
        CategoryId = categoryId;
        Unit = unit;
        StandardPrice = standardPrice > 0 ? standardPrice : null;
        ExternalId = externalId;
    }

    public void Measure(string unit) => Unit = unit;
}
