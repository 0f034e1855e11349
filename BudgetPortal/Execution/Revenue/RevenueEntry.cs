using BudgetPortal.Planning;
using BudgetPortal.Platform.Import;
using Columns = BudgetPortal.Execution.Revenue.RevenueImport;

namespace BudgetPortal.Execution.Revenue;

/// <summary>What a row says of revenue. Where the row is set aside, some of it says nothing.</summary>
/// <param name="Amount">In <paramref name="Currency"/>.</param>
/// <param name="Currency">Null for the budget's.</param>
internal sealed record RevenueEntry(string Reference, DateOnly Date, Budget? Budget, Guid LineId, decimal Amount, string? Currency, string Description)
{
    public static RevenueEntry Read(ImportRow row, NamedRevenue named)
    {
        var reference = row.Required(Columns.Reference, RevenueTerms.ReferenceLength);
        var date = row.Day(Columns.Date);
        var center = row.Required(Columns.CostCenter);
        var product = row.Required(Columns.Product);
        row.Required(Columns.Amount);
        var amount = row.Number(Columns.Amount) ?? 0;
        var currency = row.CurrencyCode(Columns.Currency);
        var description = row.Text(Columns.Description, RevenueTerms.DescriptionLength);
        var part = row.Problem is null ? named.Part(row, center, date) : null;
        return new RevenueEntry(reference, date, part?.Budget, part is null ? Guid.Empty : named.Line(row, part, product), amount, currency, description);
    }
}
