using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Components;

/// <summary>What a line would come to while it is typed.</summary>
internal static class LineArithmetic
{
    /// <summary>Null when a figure is missing, negative or larger than a line can be.</summary>
    public static decimal? Amount(decimal? quantity, decimal? unitPrice, string? currency) =>
        quantity is > 0 and <= BudgetLine.Most && unitPrice is >= 0 and <= BudgetLine.Most && currency is not null
        && unitPrice <= BudgetLine.Most / quantity
            ? Currency.Round(quantity.Value * Currency.RoundUnitPrice(unitPrice.Value), currency)
            : null;
}
