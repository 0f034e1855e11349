using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Scenarios;

/// <summary>A line as it was when it was copied. Its months are not: they follow the line's spread when it is adopted.</summary>
public sealed class ScenarioLine : IOwned, IRecord
{
    public Guid OrganizationId { get; set; }

    public Guid ScenarioId { get; init; }

    public Guid PartId { get; init; }

    /// <summary>The line that was copied.</summary>
    public Guid LineId { get; init; }

    /// <summary>Item, or product of a revenue budget.</summary>
    public Guid CodeId { get; init; }

    /// <summary>Name of its category, by which drivers know it even when that is renamed.</summary>
    public string Category { get; init; } = string.Empty;

    /// <summary>In which currency it was ordered last; null when its price comes from no order, or from one in the budget's currency.</summary>
    public string? OrderCurrency { get; init; }

    public decimal Quantity { get; init; }

    public decimal UnitPrice { get; init; }

    /// <summary>See <see cref="BudgetLine.Transferred"/>.</summary>
    public decimal Transferred { get; init; }

    public bool IsLumpSum { get; init; }

    /// <summary>See <see cref="BudgetLine.IsCarried"/>; no driver changes it.</summary>
    public bool IsCarried { get; init; }

    /// <summary>What the line came to when the what-if was adopted; null when it was not taken, as is the next.</summary>
    public decimal? AdoptedFrom { get; private set; }

    /// <summary>What adopting made of it; zero where it fell away.</summary>
    public decimal? AdoptedTo { get; private set; }

    /// <summary>Whether a line has the figures that were copied, whatever was changed and changed back.</summary>
    internal bool IsAsCopied(StandingLine line) =>
        (line.Quantity, line.UnitPrice, line.Transferred, line.IsLumpSum) == (Quantity, UnitPrice, Transferred, IsLumpSum);

    internal void Adopt(decimal? from, decimal? to) => (AdoptedFrom, AdoptedTo) = (from, to);

    internal static ScenarioLine Of(Guid scenarioId, BudgetLine line, string category, string currency) => new()
    {
        ScenarioId = scenarioId, PartId = line.PartId, LineId = line.Id, CodeId = line.ItemId ?? line.ProductId ?? Guid.Empty, Category = category,
        OrderCurrency = line.PriceOrigin is { } origin && origin.Currency != currency ? origin.Currency : null,
        Quantity = line.Quantity, UnitPrice = line.UnitPrice, Transferred = line.Transferred, IsLumpSum = line.IsLumpSum,
        IsCarried = line.IsCarried,
    };
}
