namespace BudgetPortal.Planning.Exchange.Components;

/// <summary>How the kinds of rows are called.</summary>
internal static class RowKindWords
{
    public static string Many(RowKind kind) => kind switch
    {
        RowKind.Conflict => ExchangeText.Conflicts,
        RowKind.Wrong => ExchangeText.WrongRows,
        RowKind.Changed => ExchangeText.ChangedRows,
        RowKind.Added => ExchangeText.AddedRows,
        _ => ExchangeText.MissingRows,
    };
}
