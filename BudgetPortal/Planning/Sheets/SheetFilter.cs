namespace BudgetPortal.Planning.Sheets;

/// <summary>Which lines of a sheet are shown.</summary>
/// <param name="Text">In the code, the name, the category, the justification or from where it was carried forward.</param>
/// <param name="Changed">Only lines whose amount is another than last year's.</param>
/// <param name="Category">Null for all.</param>
/// <param name="Price">Where the price comes from; null for all.</param>
/// <param name="Gap">What the lines want; null for all.</param>
public sealed record SheetFilter(string Text = "", bool Changed = false, string? Category = null, LinePriceKind? Price = null, LineGap? Gap = null)
{
    public static SheetFilter None { get; } = new();

    public bool IsNone => this == None;

    /// <param name="today">From which the age of a price is counted.</param>
    public bool Shows(SheetLine line, DateOnly today) => (!Changed || line.Differs)
        && (Category is null || line.Category == Category)
        && (Price is null || line.Figures.PriceKind() == Price)
        && (Gap is not { } gap || line.Has(gap, today))
        && (Text.Length == 0 || new[] { line.Code, line.Name, line.Category, line.Figures.Justification, line.Figures.IsCarried ? line.Figures.PriceReason : string.Empty }.Any(t => t.Contains(Text, StringComparison.CurrentCultureIgnoreCase)));
}

/// <summary>Where the figure of a line comes from, as its chip says.</summary>
public enum LinePriceKind
{
    Order,
    Standard,
    Manual,
    LumpSum,
    CarriedForward,
}

/// <summary>What a careful person would look at before submitting.</summary>
public enum LineGap
{
    WithoutPrice,
    WithoutJustification,
    OldPrice,
}

public static class LineGaps
{
    public static bool Has(this SheetLine line, LineGap gap, DateOnly today) => gap switch
    {
        LineGap.WithoutPrice => line.Figures.UnitPrice == 0,
        LineGap.WithoutJustification => line.Figures.Justification.Length == 0 && !line.Figures.IsCarried,
        _ => line.Figures.PriceOrigin is { } origin && origin.OrderDate < today.AddMonths(-EntryQueries.OldPriceMonths),
    };

    public static LinePriceKind PriceKind(this LineFigures line) => line.IsCarried ? LinePriceKind.CarriedForward
        : line.IsLumpSum ? LinePriceKind.LumpSum
        : line.PriceOrigin is not null ? LinePriceKind.Order
        : line.PriceSource == PriceSource.Manual ? LinePriceKind.Manual : LinePriceKind.Standard;
}
