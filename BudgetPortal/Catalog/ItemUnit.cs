using BudgetPortal.Platform;

namespace BudgetPortal.Catalog;

/// <summary>Another unit in which an item is ordered: one case is twelve bottles.</summary>
public sealed class ItemUnit : IOwned
{
    /// <summary>Decimals of a factor.</summary>
    public const int Decimals = 8;

    private ItemUnit()
    {
    }

    public ItemUnit(Guid itemId, string unit, decimal factor, string ownUnit)
    {
        Id = Guid.CreateVersion7();
        ItemId = itemId;
        Unit = unit;
        Correct(factor, ownUnit);
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    public Guid ItemId { get; private set; }

    /// <summary>Unique for the item; at most 20 characters.</summary>
    public string Unit { get; private set; } = string.Empty;

    /// <summary>How many <see cref="OwnUnit"/> one <see cref="Unit"/> holds: above zero, 8 decimals.</summary>
    public decimal Factor { get; private set; }

    /// <summary>The item's own unit when the factor was given. Once the item is measured otherwise, the factor says nothing any more.</summary>
    public string OwnUnit { get; private set; } = string.Empty;

    public void Correct(decimal factor, string ownUnit)
    {
        Factor = Math.Round(factor, Decimals, MidpointRounding.AwayFromZero);
        OwnUnit = ownUnit;
    }
}
