using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Import;

/// <summary>Orders and contracts of another system. Rows of one reference are the lines of one obligation.</summary>
internal sealed class ObligationImport : ImportKind
{
    public static readonly ImportColumn Reference = new(
        "Reference", "ObligationReference", "ObligationNumber", "Obligation", "CommitmentNumber", "Commitment", "EncumbranceNumber", "Encumbrance",
        "PurchaseOrderNumber", "PurchaseOrder", "OrderNumber", "PONumber", "ContractNumber", "Contract", "DocumentNumber", "DocumentNo", "Number");

    public static readonly ImportColumn Date = new(
        "Date", "ObligationDate", "CommitmentDate", "EncumbranceDate", "OrderDate", "ContractDate", "DocumentDate", "PostingDate");

    public static readonly ImportColumn Appropriation = new("Appropriation", "AppropriationNumber", "AppropriationNo");
    public static readonly ImportColumn CostCenter = new("CostCenter", "CostCenterCode", "CostCentre", "CostCentreCode");
    public static readonly ImportColumn Program = new("Program", "ProgramCode");
    public static readonly ImportColumn Budget = new("Budget", "BudgetName");
    public static readonly ImportColumn Allotment = new("Allotment", "AllotmentNumber", "AllotmentNo");

    public static readonly ImportColumn Item = new(
        "Item", "ItemCode", "ItemNumber", "ItemName", "BudgetLine", "LineItem", "ObjectCode", "AccountCode", "AccountNumber", "Account", "GLAccount");

    public static readonly ImportColumn Supplier = new(
        "Supplier", "SupplierCode", "SupplierNumber", "SupplierId", "SupplierName", "Vendor", "VendorCode", "VendorNumber", "VendorId", "VendorName", "Creditor");

    public static readonly ImportColumn Currency = new("Currency", "CurrencyCode", "DocumentCurrency");
    public static readonly ImportColumn Rate = new("Rate", "ExchangeRate");
    public static readonly ImportColumn Amount = new("Amount", "LineAmount", "ObligatedAmount", "OrderAmount", "NetAmount", "Total", "Value");
    public static readonly ImportColumn Description = new("Description", "Text", "LineText", "Purpose", "Subject", "Memo", "Details");

    public override string Name => "obligations";

    public override int Order => 90;

    public override string Title => SpendingImportText.Obligations;

    public override string Explanation => SpendingImportText.ObligationsExplained;

    public override IReadOnlyList<ImportColumn> Columns { get; } =
        [Reference, Date, CostCenter, Item, Amount, Description, Supplier, Currency, Rate, Budget, Appropriation, Program, Allotment];

    public override IReadOnlyList<IReadOnlyList<ImportColumn>> Needed { get; } =
        [[Reference], [Date], [CostCenter, Appropriation, Program], [Item], [Amount], [Description]];

    public override IReadOnlyList<string> Permissions { get; } = [ExecutionPermissions.Import, ExecutionPermissions.RecordObligation];

    public override bool NeedsPerson => true;

    public override async Task WaitForOthersAsync(PortalDbContext db, IReadOnlyList<ImportRow> rows, CancellationToken cancellation)
    {
        await PendingNumbers.WaitForOthersAsync(db, DocumentKind.Obligation, rows.Select(r => r.Day(Date)));
        await FileControl.WaitForOthersAsync(db, cancellation);
    }

    public override async Task<IImportTarget> OpenAsync(PortalDbContext db, ColumnMap map, IReadOnlyList<ImportRow> rows, CancellationToken cancellation)
    {
        var entries = await ReadAsync(db, rows, cancellation);
        var ids = entries.Select(e => e.Money?.Id).Distinct().ToList();
        var money = await db.Set<Appropriation>().AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellation);
        var allotments = await db.Set<Allotment>().AsNoTracking().Where(a => ids.Contains(a.AppropriationId)).ToDictionaryAsync(a => a.Id, cancellation);
        var documents = entries.GroupBy(e => e.Reference, StringComparer.OrdinalIgnoreCase).Select(g => new ObligationDocument([.. g])).ToList();
        var needs = documents.Where(d => d.Wrong is null).SelectMany(d => d.Entries.Select(e => money[e.Money!.Id].Currency).Distinct(), (d, home) => new RateNeed(d.Currency ?? home, home, d.Date));
        var organization = await db.OrganizationAsync(cancellation);
        return new ObligationTarget(
            db,
            documents.SelectMany(d => d.Entries, (d, entry) => (d, entry.Row)).ToDictionary(d => d.Row, d => d.d),
            await NamedObligations.LoadAsync(db, documents.Select(d => d.Reference), cancellation),
            money,
            allotments,
            await ExchangeRates.LoadAsync(db, needs, organization.Currency, cancellation),
            await FileControl.LoadAsync(
                db, [.. entries.Where(e => e.Line is not null && money[e.Money!.Id].PartId is not null).Select(e => (e.Line!.Id, e.Date)).Distinct()], cancellation),
            organization);
    }

    private static async Task<List<ObligationEntry>> ReadAsync(PortalDbContext db, IReadOnlyList<ImportRow> rows, CancellationToken cancellation)
    {
        var appropriations = await NamedAppropriations.LoadAsync(db, cancellation);
        var suppliers = await NamedSuppliers.LoadAsync(db, cancellation);
        var named = rows.Select(row => (Row: row, Money: appropriations.Of(row, row.Day(Date)))).ToList();
        var lines = await NamedLines.LoadAsync(db, named.SelectMany(n => n.Money).Distinct(), cancellation);
        return named.ConvertAll(n => ObligationEntry.Read(n.Row, n.Money, lines, suppliers));
    }
}
