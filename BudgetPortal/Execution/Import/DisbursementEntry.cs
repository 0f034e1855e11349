using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;
using Columns = BudgetPortal.Execution.Import.DisbursementImport;

namespace BudgetPortal.Execution.Import;

/// <summary>What a row says of a payment. Where the row is set aside, some of it says nothing.</summary>
/// <param name="Amount">In the obligation's currency.</param>
/// <param name="Rate">Null for that of the day.</param>
internal sealed record DisbursementEntry(string Reference, Obligation? Obligation, DateOnly Date, decimal Amount, decimal? Rate, string Description)
{
    public static DisbursementEntry Read(ImportRow row, NamedObligations obligations)
    {
        var entry = new DisbursementEntry(
            row.Required(Columns.Reference, DisbursementTerms.InvoiceLength), obligations.Of(row), row.Day(Columns.Date), row.Positive(Columns.Amount, 8),
            ObligationEntry.RateOf(row, Columns.Rate), row.Text(Columns.Description, DisbursementTerms.DescriptionLength));
        if (row.CurrencyCode(Columns.Currency) is { } currency && entry.Obligation is { } paid && paid.Currency != currency)
        {
            row.Refuse(Words.Format(SpendingImportText.OtherCurrency, NamedObligations.Said(paid), paid.Currency, currency));
        }

        return entry;
    }

    /// <summary>Whether a recorded payment says the same. What the row leaves open may be anything.</summary>
    public bool IsIn(Disbursement there) =>
        (there.Date, there.Amount) == (Date, Amount)
        && (Rate is null || Rate == there.Rate)
        && (Description.Length == 0 || Description == there.Description);
}
