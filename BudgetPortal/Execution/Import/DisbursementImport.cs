using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Organizations.Import;
using BudgetPortal.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Import;

/// <summary>Payments of another system, of obligations that are recorded here.</summary>
internal sealed class DisbursementImport : ImportKind
{
    public static readonly ImportColumn Reference = new(
        "Reference", "PaymentReference", "PaymentNumber", "DisbursementNumber", "InvoiceNumber", "Invoice", "VoucherNumber", "Voucher", "CheckNumber", "TransactionId",
        "DocumentNumber", "DocumentNo", "Number");

    public static readonly ImportColumn Obligation = new(
        "Obligation", "ObligationNumber", "ObligationReference", "CommitmentNumber", "Commitment", "EncumbranceNumber", "Encumbrance", "PurchaseOrderNumber",
        "PurchaseOrder", "OrderNumber", "Order", "PONumber", "ContractNumber", "Contract");

    public static readonly ImportColumn Date = new("Date", "PaymentDate", "DisbursementDate", "PaidOn", "DatePaid", "ValueDate", "PostingDate", "DocumentDate");
    public static readonly ImportColumn Amount = new("Amount", "PaidAmount", "AmountPaid", "PaymentAmount", "Paid", "Total", "Value");
    public static readonly ImportColumn Currency = new("Currency", "CurrencyCode", "PaymentCurrency");
    public static readonly ImportColumn Rate = new("Rate", "ExchangeRate");
    public static readonly ImportColumn Description = new("Description", "Text", "Purpose", "Subject", "Memo", "Details");

    public override string Name => "disbursements";

    public override int Order => 100;

    public override string Title => SpendingImportText.Payments;

    public override string Explanation => SpendingImportText.PaymentsExplained;

    public override IReadOnlyList<ImportColumn> Columns { get; } = [Reference, Obligation, Date, Amount, Currency, Rate, Description];

    public override IReadOnlyList<IReadOnlyList<ImportColumn>> Needed { get; } = [[Reference], [Obligation], [Date], [Amount]];

    public override IReadOnlyList<string> Permissions { get; } = [ExecutionPermissions.Import, ExecutionPermissions.RecordDisbursement];

    public override bool NeedsPerson => true;

    public override Task WaitForOthersAsync(PortalDbContext db, IReadOnlyList<ImportRow> rows, CancellationToken cancellation) =>
        PendingNumbers.WaitForOthersAsync(db, DocumentKind.Disbursement, rows.Select(r => r.Day(Date)));

    public override async Task<IImportTarget> OpenAsync(PortalDbContext db, ColumnMap map, IReadOnlyList<ImportRow> rows, CancellationToken cancellation)
    {
        var obligations = await NamedObligations.LoadAsync(db, rows.Select(r => r.Text(Obligation)), cancellation);
        var entries = rows.ToDictionary(row => row, row => DisbursementEntry.Read(row, obligations));
        var bearers = await BearersAsync(db, obligations, cancellation);
        var needs = entries.Where(e => e.Key.Problem is null).Select(e => e.Value)
            .Select(e => new RateNeed(e.Obligation!.Currency, bearers[e.Obligation.Lines[0].Id].Money.Currency, e.Date));
        var organization = await db.OrganizationAsync(cancellation);
        var ids = obligations.All.Select(o => o.Id).ToList();
        var payments = await db.Set<Disbursement>().AsNoTracking().Where(d => ids.Contains(d.ObligationId)).OrderBy(d => d.Number).ToListAsync(cancellation);
        return new DisbursementTarget(
            db, entries, payments, bearers, await ExchangeRates.LoadAsync(db, needs, organization.Currency, cancellation), organization);
    }

    /// <summary>Whose money each line of the obligations is, and who released it; one object for each appropriation.</summary>
    private static async Task<IReadOnlyDictionary<Guid, (Appropriation Money, Guid ReleasedById)>> BearersAsync(
        PortalDbContext db, NamedObligations obligations, CancellationToken cancellation)
    {
        var ids = obligations.All.SelectMany(o => o.Lines).Select(l => l.AllotmentId).Distinct().ToList();
        var released = await db.Set<Allotment>().AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellation);
        var moneyIds = released.Values.Select(a => a.AppropriationId).Distinct().ToList();
        var money = await db.Set<Appropriation>().AsNoTracking().Where(a => moneyIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellation);
        return obligations.All.SelectMany(o => o.Lines)
            .ToDictionary(l => l.Id, l => (money[released[l.AllotmentId].AppropriationId], released[l.AllotmentId].ReleasedById));
    }
}
