using BudgetPortal.Platform;

namespace BudgetPortal.Approvals;

/// <summary>What an approver typed into a line and has not yet decided.</summary>
public sealed class LineDraft(ReviewLine line)
{
    /// <summary>As it was typed; what cannot be read stays until it is corrected.</summary>
    public string QuantityText { get; private set; } = Numbers.Quantity(line.Quantity);

    public string UnitPriceText { get; private set; } = Numbers.Price(line.UnitPrice);

    public string Reason { get; set; } = string.Empty;

    public decimal Quantity { get; private set; } = line.Quantity;

    public decimal UnitPrice { get; private set; } = line.UnitPrice;

    public bool QuantityReadable { get; private set; } = true;

    public bool UnitPriceReadable { get; private set; } = true;

    /// <summary>Errors by field; shown at the field until the line is typed into again.</summary>
    public Dictionary<string, string> Errors { get; } = new(StringComparer.Ordinal);

    public bool IsChanged => Quantity != line.Quantity || UnitPrice != line.UnitPrice || !QuantityReadable || !UnitPriceReadable;

    public bool QuantityChanged => Quantity != line.Quantity;

    public bool UnitPriceChanged => UnitPrice != line.UnitPrice;

    /// <summary>Quantity × unit price in the currency of the budget; as submitted where it was not changed.</summary>
    public decimal Amount(string currency)
    {
        const decimal beyond = 1_000_000_000_000_000m;
        if (!IsChanged || (UnitPrice != 0 && Math.Abs(Quantity) > beyond / Math.Abs(UnitPrice)))
        {
            return line.Amount;
        }

        return Currency.Round(Quantity * UnitPrice, currency);
    }

    public void TypeQuantity(string text)
    {
        QuantityReadable = Numbers.TryParse(text, out var typed);
        Quantity = QuantityReadable ? typed : line.Quantity;
        QuantityText = QuantityReadable && decimal.Round(typed, 4) == typed ? Numbers.Quantity(typed) : text;
        Forget(nameof(LineChange.Quantity), QuantityReadable);
    }

    public void TypeUnitPrice(string text)
    {
        UnitPriceReadable = Numbers.TryParse(text, out var typed);
        UnitPrice = UnitPriceReadable ? typed : line.UnitPrice;
        UnitPriceText = UnitPriceReadable && decimal.Round(typed, 4) == typed ? Numbers.Price(typed) : text;
        Forget(nameof(LineChange.UnitPrice), UnitPriceReadable);
    }

    public LineChange ToChange(Guid lineId) =>
        new(lineId, QuantityChanged ? Quantity : null, UnitPriceChanged ? UnitPrice : null, Reason);

    private void Forget(string field, bool readable)
    {
        Errors.Remove(field);
        if (!readable)
        {
            Errors[field] = ApprovalsText.NotANumber;
        }
    }
}

/// <summary>What an approver typed into the review of a part or budget; it is kept while they look at another.</summary>
public sealed class ReviewDraft
{
    public Dictionary<Guid, LineDraft> Lines { get; } = [];

    public string Comment { get; set; } = string.Empty;

    /// <summary>Lines that differ from what was submitted.</summary>
    public int ChangedLines => Lines.Values.Count(l => l.IsChanged);
}
