using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Revenue;

/// <summary>Revenue of another system, by product and cost center, until sales post it themselves.</summary>
internal sealed class RevenueImport : ImportKind
{
    public static readonly ImportColumn Reference = new(
        "Reference", "PostingReference", "InvoiceNumber", "Invoice", "TransactionId", "DocumentNumber", "DocumentNo", "VoucherNumber", "Number");

    public static readonly ImportColumn Date = new("Date", "PostingDate", "InvoiceDate", "RevenueDate", "DocumentDate", "OrderDate");
    public static readonly ImportColumn CostCenter = new("CostCenter", "CostCenterCode", "CostCentre", "CostCentreCode", "ProfitCenter", "ProfitCenterCode");
    public static readonly ImportColumn Budget = new("Budget", "BudgetName");
    public static readonly ImportColumn Product = new("Product", "ProductCode", "ProductNumber", "ProductId", "Item", "ItemCode", "ItemNumber");
    public static readonly ImportColumn Amount = new("Amount", "NetAmount", "Revenue", "LineAmount", "LineTotal", "Total", "Value");
    public static readonly ImportColumn Currency = new("Currency", "CurrencyCode", "DocumentCurrency");
    public static readonly ImportColumn Description = new("Description", "Text", "LineText", "Subject", "Memo", "Details");

    public override string Name => "revenue";

    public override int Order => 110;

    public override string Title => RevenueText.Revenue;

    public override string Explanation => RevenueText.ImportExplained;

    public override IReadOnlyList<ImportColumn> Columns { get; } = [Reference, Date, CostCenter, Budget, Product, Amount, Currency, Description];

    public override IReadOnlyList<IReadOnlyList<ImportColumn>> Needed { get; } = [[Reference], [Date], [CostCenter], [Product], [Amount]];

    public override IReadOnlyList<string> Permissions { get; } = [ExecutionPermissions.Import, ExecutionPermissions.PostRevenue];

    public override bool NeedsPerson => true;

    public override async Task<IImportTarget> OpenAsync(PortalDbContext db, ColumnMap map, IReadOnlyList<ImportRow> rows, CancellationToken cancellation)
    {
        var named = await NamedRevenue.LoadAsync(db, cancellation);
        var entries = rows.ToDictionary(row => row, row => RevenueEntry.Read(row, named));
        var organization = await db.OrganizationAsync(cancellation);
        var needs = entries.Values.Where(e => e.Budget is not null && e.Currency is not null).Select(e => new RateNeed(e.Currency!, e.Budget!.Currency, e.Date));
        return new RevenueTarget(
            db, entries, await PostedAsync(db, entries.Values, cancellation), await ExchangeRates.LoadAsync(db, needs, organization.Currency, cancellation),
            db.Time.Today(organization));
    }

    /// <summary>What is posted under the references of the file, whatever their case.</summary>
    private static Task<List<RevenuePosting>> PostedAsync(PortalDbContext db, IEnumerable<RevenueEntry> entries, CancellationToken cancellation)
    {
        var references = entries.Select(e => e.Reference.ToLowerInvariant()).Where(r => r.Length > 0).Distinct().ToList();
        return db.Set<RevenuePosting>().AsNoTracking().Where(p => references.Contains(p.Reference.ToLower())).OrderBy(p => p.PostedAt).ThenBy(p => p.Id).ToListAsync(cancellation);
    }
}
