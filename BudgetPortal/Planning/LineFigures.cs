using BudgetPortal.Planning.Details;

namespace BudgetPortal.Planning;

/// <summary>A line as it stands, for the screen and for taking a change back.</summary>
/// <param name="Version">What a change must name, so that nobody writes over somebody else's figures unseen.</param>
/// <param name="Amount">Rounded to the budget's currency.</param>
/// <param name="MonthQuantities">Of the budget's months; they add up to the quantity.</param>
/// <param name="BuildUp">The rows that add up to it.</param>
/// <param name="WasLumpSum">Whether a line that is built up was a lump sum before.</param>
public sealed record LineFigures(
    Guid Id,
    Guid Version,
    decimal Quantity,
    decimal UnitPrice,
    decimal Amount,
    IReadOnlyList<decimal> MonthQuantities,
    IReadOnlyList<decimal> MonthAmounts,
    LineSpread Spread,
    bool IsLumpSum,
    BuildUp BuildUp,
    bool WasLumpSum,
    string Justification,
    PriceSource PriceSource,
    LinePriceOrigin? PriceOrigin,
    string PriceReason,
    Guid ChangedById,
    DateTimeOffset ChangedAt)
{
    public static LineFigures Of(BudgetLine line) => new(
        line.Id, line.Version, line.Quantity, line.UnitPrice, line.Amount, line.MonthQuantities, line.MonthAmounts, line.Spread, line.IsLumpSum,
        line.BuildUp, line.WasLumpSum, line.Justification, line.PriceSource, line.PriceOrigin, line.PriceReason, line.ChangedById, line.ChangedAt);

    /// <summary>The price with its origin, of which each row owns its own copy.</summary>
    public LinePrice Price => new(UnitPrice, PriceSource, PriceOrigin is null ? null : PriceOrigin with { }, PriceReason);

    /// <summary>Whether its figures are what its rows add up to.</summary>
    public bool IsBuiltUp => !BuildUp.IsEmpty;

    /// <summary>See <see cref="BudgetLine.IsCarried"/>.</summary>
    public bool IsCarried => PriceSource == PriceSource.CarriedForward;

    /// <summary>The same figures as an entry.</summary>
    internal LineEntry ToEntry() => new(Quantity, Price, Justification, Spread, IsBuiltUp ? WasLumpSum : IsLumpSum, BuildUp);

    /// <summary>The same line built up from other rows. Without any it keeps their sum and its months, until somebody types others.</summary>
    internal LineEntry ToEntry(BuildUp rows)
    {
        var entry = ToEntry();
        return rows.IsEmpty && IsBuiltUp
            ? entry with { BuildUp = rows, Price = entry.Price with { Reason = DetailsText.FormerBuildUp }, Spread = WasLumpSum ? Spread : LineSpread.Typed(MonthQuantities) }
            : entry with { BuildUp = rows };
    }
}

/// <summary>A line to be entered.</summary>
/// <param name="Id">Made by who asks, so that a double click or a retry enters it once.</param>
/// <param name="CodeId">An item, or a product for a revenue budget.</param>
/// <param name="UnitPrice">Null takes the last order's or the standard price; another one is manual and needs a reason.</param>
/// <param name="Spread">Null is even.</param>
/// <param name="IsLumpSum">The unit price is the amount; it always says why, and the quantity is 1.</param>
/// <param name="BuildUp">Rows that make quantity, price and months; null for a line with figures of its own.</param>
public sealed record NewLine(
    Guid Id, Guid PartId, Guid CodeId, decimal Quantity, decimal? UnitPrice = null, string Reason = "", string Justification = "",
    SpreadChoice? Spread = null, bool IsLumpSum = false, BuildUp? BuildUp = null);

/// <summary>How a user wants a line spread.</summary>
/// <param name="ProfileId">For <see cref="SpreadKind.Profile"/>: an active profile of the organization.</param>
/// <param name="Months">
/// For <see cref="SpreadKind.Typed"/>: the quantity, or of a lump sum the amount, of each of the budget's months; the line's becomes their sum.
/// </param>
public sealed record SpreadChoice(SpreadKind Kind, Guid? ProfileId = null, IReadOnlyList<decimal>? Months = null);

/// <summary>What changes in a line; null leaves it as it is.</summary>
/// <param name="Version">The version that the user saw.</param>
/// <param name="UseLastPrice">Takes the last order's or the standard price again.</param>
/// <param name="Spread">Typed months set the quantity, of a lump sum the amount.</param>
/// <param name="BuildUp">Rows that make quantity, price and months from now on.</param>
public sealed record LineChange(
    Guid LineId, Guid Version, decimal? Quantity = null, decimal? UnitPrice = null, string? Reason = null, string? Justification = null,
    bool UseLastPrice = false, SpreadChoice? Spread = null, BuildUp? BuildUp = null);
