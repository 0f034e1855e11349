using BudgetPortal.Planning.Details;
using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>What a user enters for a line.</summary>
/// <param name="Spread">How it is spread over the months; null leaves it as it is, which is even for a new line.</param>
/// <param name="IsLumpSum">An amount without pieces; decided when the line is entered.</param>
/// <param name="BuildUp">The rows that add up to it; null leaves them as they are, which is none for a new line.</param>
public sealed record LineEntry(
    decimal Quantity, LinePrice Price, string Justification, LineSpread? Spread = null, bool IsLumpSum = false, BuildUp? BuildUp = null)
{
    /// <summary>A new line with its price and spread, or every rule that it breaks, those of price and spread included.</summary>
    /// <param name="decimals">Decimals of the budget's currency.</param>
    internal static Result<LineEntry> Of(NewLine line, Result<LinePrice> price, Result<LineSpread> spread, int decimals)
    {
        if (line.BuildUp is { IsEmpty: false } rows)
        {
            // Its figures are made of the rows when it is entered.
            return new LineEntry(1, new LinePrice(0, PriceSource.Manual), line.Justification, IsLumpSum: line.IsLumpSum, BuildUp: rows);
        }

        var entry = new LineEntry(line.Quantity, price.Value ?? new LinePrice(0, PriceSource.Standard), line.Justification, IsLumpSum: line.IsLumpSum)
            .Spread(line.Spread, spread.Value ?? LineSpread.Even);
        var errors = price.Errors.Concat(spread.Errors).Concat(entry.Check(decimals)).ToList();
        return errors.Count > 0 ? Result<LineEntry>.Failed(errors) : entry;
    }

    /// <summary>What a change makes of it, with the price and the spread that were chosen for it.</summary>
    internal LineEntry With(LineChange change, LinePrice price, LineSpread spread) =>
        new LineEntry(change.Quantity ?? Quantity, price, change.Justification ?? Justification, IsLumpSum: IsLumpSum, BuildUp: change.BuildUp ?? BuildUp).Spread(change.Spread, spread);

    /// <summary>Every rule that is broken, each at its field.</summary>
    /// <param name="decimals">Decimals of the budget's currency.</param>
    public IReadOnlyList<Error> Check(int decimals)
    {
        var errors = new List<Error>();
        if (Quantity <= 0)
        {
            errors.Add(new Error("planning.quantity_not_positive", PlanningText.QuantityNotPositive, nameof(Quantity)));
        }
        else if (Quantity > BudgetLine.Most)
        {
            errors.Add(new Error("planning.quantity_too_large", PlanningText.FigureTooLarge, nameof(Quantity)));
        }
        else if (decimal.Round(Quantity, 4) != Quantity)
        {
            errors.Add(new Error("planning.quantity_decimals", PlanningText.FourDecimals, nameof(Quantity)));
        }

        errors.AddRange(Price.Check());
        if (IsLumpSum && Quantity != 1)
        {
            errors.Add(new Error("planning.lump_sum_quantity", PlanningText.LumpSumQuantity, nameof(Quantity)));
        }

        if (IsLumpSum && Price.UnitPrice <= BudgetLine.Most && decimal.Round(Price.UnitPrice, decimals) != Price.UnitPrice)
        {
            errors.Add(new Error("planning.amount_decimals", Words.Format(PlanningText.MonthDecimals, decimals), nameof(LinePrice.UnitPrice)));
        }

        if (errors.Count == 0 && Price.UnitPrice > BudgetLine.Most / Quantity)
        {
            errors.Add(new Error("planning.amount_too_large", PlanningText.FigureTooLarge, nameof(Quantity)));
        }

        if (Justification.Length > BudgetLine.TextLength)
        {
            errors.Add(new Error("planning.justification_too_long", Words.Format(PlanningText.TooLong, BudgetLine.TextLength), nameof(Justification)));
        }

        return errors;
    }
}

/// <summary>A unit price in the budget's currency and where it comes from.</summary>
/// <param name="Reason">Why it was set by hand, or from where it was carried forward; required for these two sources.</param>
public sealed record LinePrice(decimal UnitPrice, PriceSource Source, LinePriceOrigin? Origin = null, string Reason = "")
{
    /// <summary>Whether both are the same figure from the same order, or from none.</summary>
    public bool IsSameAs(LinePrice other) =>
        (UnitPrice, Source, Origin?.OrderLineId) == (other.UnitPrice, other.Source, other.Origin?.OrderLineId);

    /// <summary>What a quantity above zero comes to, rounded to the currency; null when that is more than a line can be.</summary>
    public decimal? AmountOf(decimal quantity, string currency) =>
        UnitPrice <= BudgetLine.Most / quantity ? Currency.Round(quantity * UnitPrice, currency) : null;

    public IReadOnlyList<Error> Check()
    {
        var errors = new List<Error>();
        if (UnitPrice < 0)
        {
            errors.Add(new Error("planning.price_negative", PlanningText.PriceNegative, nameof(UnitPrice)));
        }
        else if (UnitPrice > BudgetLine.Most)
        {
            errors.Add(new Error("planning.price_too_large", PlanningText.FigureTooLarge, nameof(UnitPrice)));
        }
        else if (decimal.Round(UnitPrice, 4) != UnitPrice)
        {
            errors.Add(new Error("planning.price_decimals", PlanningText.FourDecimals, nameof(UnitPrice)));
        }

        if (Source.HasReason() && string.IsNullOrWhiteSpace(Reason))
        {
            errors.Add(new Error("planning.price_reason_required", PlanningText.PriceReasonRequired, nameof(Reason)));
        }
        else if (Reason.Length > BudgetLine.TextLength)
        {
            errors.Add(new Error("planning.price_reason_too_long", Words.Format(PlanningText.TooLong, BudgetLine.TextLength), nameof(Reason)));
        }

        return errors;
    }
}
