using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>What a user enters for a line.</summary>
public sealed record LineEntry(decimal Quantity, LinePrice Price, string Justification)
{
    /// <summary>Every rule that is broken, each at its field.</summary>
    public IReadOnlyList<Error> Check()
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
/// <param name="Reason">Why it was set by hand; required for <see cref="PriceSource.Manual"/>.</param>
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

        if (Source == PriceSource.Manual && string.IsNullOrWhiteSpace(Reason))
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
