namespace BudgetPortal.Planning;

/// <summary>Lines beside what they would cost today. Nothing is changed yet.</summary>
/// <param name="Currency">The budget's.</param>
public sealed record RepricePreview(string Currency, BudgetType Type, DateOnly Today, IReadOnlyList<RepriceRow> Rows);

/// <summary>A line, and what the portal proposes for it today.</summary>
/// <param name="NewAmount">In the budget's currency; null when there is no price, or when it would be more than a line can be.</param>
public sealed record RepriceRow(LineFigures Line, BudgetCode Code, PriceOffer Offer, decimal? NewAmount)
{
    public RepriceKind Kind =>
        Offer.Price is not { } price ? RepriceKind.NoPrice
        : Line.PriceSource == PriceSource.Manual ? RepriceKind.Manual
        : price.IsSameAs(Line.Price) ? RepriceKind.Unchanged
        : RepriceKind.Newer;

    /// <summary>New minus old amount; zero when there is no price.</summary>
    public decimal Difference => (NewAmount ?? Line.Amount) - Line.Amount;
}

public enum RepriceKind
{
    /// <summary>Another price or a newer order.</summary>
    Newer,

    /// <summary>A person set the old price, and said why.</summary>
    Manual,

    /// <summary>Nothing newer is known.</summary>
    Unchanged,

    /// <summary>Neither an order nor a standard price is known, or no rate for it.</summary>
    NoPrice,
}

/// <summary>A line that is to be repriced.</summary>
/// <param name="Version">Of the line as it was shown.</param>
/// <param name="Price">The price that was shown; another one is not taken unseen.</param>
public sealed record RepriceChoice(Guid LineId, Guid Version, LinePrice Price);

/// <summary>What was done.</summary>
/// <param name="Lines">Those that were changed, as they stand now.</param>
/// <param name="Left">Those that were left alone.</param>
public sealed record Repriced(IReadOnlyList<LineFigures> Lines, IReadOnlyList<RepriceLeft> Left);

/// <summary>A line that was left as it is, and why.</summary>
public sealed record RepriceLeft(Guid LineId, Platform.Error Why);
