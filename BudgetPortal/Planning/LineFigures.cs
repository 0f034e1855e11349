namespace BudgetPortal.Planning;

/// <summary>A line as it stands, for the screen and for taking a change back.</summary>
/// <param name="Version">What a change must name, so that nobody writes over somebody else's figures unseen.</param>
/// <param name="Amount">Rounded to the budget's currency.</param>
public sealed record LineFigures(
    Guid Id,
    Guid Version,
    decimal Quantity,
    decimal UnitPrice,
    decimal Amount,
    IReadOnlyList<decimal> MonthAmounts,
    string Justification,
    PriceSource PriceSource,
    LinePriceOrigin? PriceOrigin,
    string PriceReason,
    Guid ChangedById,
    DateTimeOffset ChangedAt)
{
    public static LineFigures Of(BudgetLine line) => new(
        line.Id, line.Version, line.Quantity, line.UnitPrice, line.Amount, line.MonthAmounts, line.Justification, line.PriceSource,
        line.PriceOrigin, line.PriceReason, line.ChangedById, line.ChangedAt);

    /// <summary>The price with its origin, of which each row owns its own copy.</summary>
    public LinePrice Price => new(UnitPrice, PriceSource, PriceOrigin is null ? null : PriceOrigin with { }, PriceReason);

    /// <summary>The same figures as an entry.</summary>
    internal LineEntry ToEntry() => new(Quantity, Price, Justification);
}

/// <summary>A line to be entered.</summary>
/// <param name="Id">Made by who asks, so that a double click or a retry enters it once.</param>
/// <param name="CodeId">An item, or a product for a revenue budget.</param>
/// <param name="UnitPrice">Null takes the last order's or the standard price; another one is manual and needs a reason.</param>
public sealed record NewLine(
    Guid Id, Guid PartId, Guid CodeId, decimal Quantity, decimal? UnitPrice = null, string Reason = "", string Justification = "");

/// <summary>What changes in a line; null leaves it as it is.</summary>
/// <param name="Version">The version that the user saw.</param>
/// <param name="UseLastPrice">Takes the last order's or the standard price again.</param>
public sealed record LineChange(
    Guid LineId, Guid Version, decimal? Quantity = null, decimal? UnitPrice = null, string? Reason = null, string? Justification = null,
    bool UseLastPrice = false);
