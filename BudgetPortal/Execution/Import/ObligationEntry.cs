using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;
using Columns = BudgetPortal.Execution.Import.ObligationImport;

namespace BudgetPortal.Execution.Import;

/// <summary>What a row says of an obligation. Where the row is set aside, some of it says nothing.</summary>
/// <param name="Allotment">As it is written; empty when it is to be found.</param>
/// <param name="Currency">Null for that of the money.</param>
/// <param name="Rate">Null for that of the day.</param>
/// <param name="Amount">What the line takes, in the obligation's currency.</param>
internal sealed record ObligationEntry(
    ImportRow Row, string Reference, DateOnly Date, AppropriationRow? Money, SpendingLine? Line, string Allotment, Guid? SupplierId, string? Currency, decimal? Rate,
    decimal Amount, string Description)
{
    /// <param name="money">The appropriations that the row may mean.</param>
    public static ObligationEntry Read(ImportRow row, IReadOnlyList<AppropriationRow> money, NamedLines lines, NamedSuppliers suppliers)
    {
        var reference = row.Required(Columns.Reference, ObligationTerms.ReferenceLength);
        var named = lines.Of(row, money);
        return new ObligationEntry(
            row, reference, row.Day(Columns.Date), named?.Money, named?.Line, row.Text(Columns.Allotment), suppliers.Of(row), row.CurrencyCode(Columns.Currency),
            RateOf(row, Columns.Rate), row.Positive(Columns.Amount, 8), row.Text(Columns.Description, ObligationTerms.DescriptionLength));
    }

    /// <summary>The rate that a row gives; null when it gives none.</summary>
    public static decimal? RateOf(ImportRow row, ImportColumn column)
    {
        var rate = row.Text(column).Length == 0 ? (decimal?)null : row.Positive(column, 8);
        if (rate > Figures.MostRate)
        {
            row.Refuse(Words.Format(ImportText.TooGreat, column.Name));
        }

        return rate;
    }
}
