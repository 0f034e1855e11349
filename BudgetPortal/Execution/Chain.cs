using BudgetPortal.Catalog;
using BudgetPortal.Data;
using BudgetPortal.Execution.Availability;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution;

/// <summary>The documents of one appropriation, read with one query a kind.</summary>
internal sealed class Chain
{
    private List<(Allotment Of, string By)> allotments = [];
    private List<(Obligation Of, string By, string? Supplier)> obligations = [];
    private ILookup<Guid, Payment> payments = Enumerable.Empty<Payment>().ToLookup(_ => Guid.Empty);
    private ILookup<Guid, WorkRow> work = Enumerable.Empty<WorkRow>().ToLookup(_ => Guid.Empty);
    private Dictionary<Guid, Guid> releasers = [];
    private IReadOnlyDictionary<Guid, string> letPass = new Dictionary<Guid, string>();

    public static async Task<Chain> LoadAsync(PortalDbContext db, Guid appropriationId, CancellationToken cancellation)
    {
        var own = db.Set<Allotment>().Where(a => a.AppropriationId == appropriationId);
        var touching = db.Set<Obligation>().Where(o => o.Lines.Any(l => own.Any(a => a.Id == l.AllotmentId)));
        var ids = touching.Select(o => o.Id);
        var released = await (
            from allotment in own.AsNoTracking()
            join user in db.Users on allotment.ReleasedById equals user.Id
            orderby allotment.Year, allotment.Quarter, allotment.Number
            select new { Of = allotment, By = (user.FirstName + " " + user.LastName).Trim() }).ToListAsync(cancellation);
        var recorded = await (
            from obligation in touching.Include(o => o.Lines).AsNoTracking()
            join user in db.Users on obligation.RecordedById equals user.Id
            join supplier in db.Set<Supplier>() on obligation.SupplierId equals supplier.Id into suppliers
            from supplier in suppliers.DefaultIfEmpty()
            orderby obligation.Date, obligation.Number
            select new { Of = obligation, By = (user.FirstName + " " + user.LastName).Trim(), Supplier = supplier!.Name }).ToListAsync(cancellation);
        var paid = await (
            from payment in db.Set<Disbursement>().Include(d => d.Lines).AsNoTracking()
            where ids.Contains(payment.ObligationId)
            join user in db.Users on payment.PaidById equals user.Id
            orderby payment.Date, payment.Number
            select new Payment(payment, (user.FirstName + " " + user.LastName).Trim())).ToListAsync(cancellation);
        var planned = await (
            from item in db.Set<WorkItem>().AsNoTracking()
            where ids.Contains(item.ObligationId) && item.State != WorkItemState.Cancelled
            join user in db.Users on item.AssigneeId equals user.Id into users
            from user in users.DefaultIfEmpty()
            orderby item.DueDate == null, item.DueDate, item.Id
            select new
            {
                item.ObligationId,
                Row = new WorkRow(
                    item.Id, item.Title, item.AssigneeId, (user!.FirstName + " " + user.LastName).Trim(), item.DueDate, item.Amount, item.State, item.Version),
            }).ToListAsync(cancellation);
        var bearing = recorded.SelectMany(o => o.Of.Lines).Select(l => l.AllotmentId).Distinct().ToList();
        return new Chain
        {
            allotments = released.ConvertAll(a => (a.Of, a.By)),
            obligations = recorded.ConvertAll(o => (o.Of, o.By, (string?)o.Supplier)),
            payments = paid.ToLookup(p => p.Of.ObligationId),
            work = planned.ToLookup(w => w.ObligationId, w => w.Row),
            releasers = await db.Set<Allotment>().Where(a => bearing.Contains(a.Id)).Select(a => new { a.Id, a.ReleasedById })
                .ToDictionaryAsync(a => a.Id, a => a.ReleasedById, cancellation),
            letPass = await db.LetPassAsync(ids, cancellation),
        };
    }

    /// <param name="lines">Names of what can be spent from, by id.</param>
    /// <param name="apart">The reader, where one person may not do two steps of a chain.</param>
    public IReadOnlyList<AllotmentRow> Rows(Dictionary<Guid, string> lines, Guid? apart) => allotments.ConvertAll(a => new AllotmentRow(
        a.Of.Id, DocumentNumber.Said(DocumentKind.Allotment, a.Of.Year, a.Of.Number), a.Of.Year, a.Of.Quarter, a.Of.From, a.Of.To, a.Of.Amount - a.Of.Returned,
        a.Of.Returned, a.Of.Obligated, a.Of.State, a.Of.Note, a.By, a.Of.Version,
        [.. obligations.Where(o => o.Of.Lines.Any(l => l.AllotmentId == a.Of.Id)).Select(o => Row(o, a.Of.Id, lines, apart))]));

    private ObligationRow Row((Obligation Of, string By, string? Supplier) obligation, Guid allotmentId, Dictionary<Guid, string> names, Guid? apart)
    {
        var of = obligation.Of;
        var here = of.Lines.Where(l => l.AllotmentId == allotmentId).ToList();
        var ids = here.ConvertAll(l => l.Id);
        return new ObligationRow(
            of.Id, DocumentNumber.Said(DocumentKind.Obligation, of.Date.Year, of.Number), of.Date, of.PurchaseOrderId, of.Reference, obligation.Supplier,
            of.Description, of.Currency, of.Rate, of.Amount - of.Returned, of.Disbursed, of.Planned, of.State, obligation.By, of.Version,
            here.Sum(l => l.Amount - l.Returned), here.Sum(l => l.Disbursed), of.Lines.Select(l => l.AllotmentId).Distinct().Count(), Refusal(of, apart),
            here.ConvertAll(l => (names.GetValueOrDefault(l.BudgetLineId ?? l.LineItemId ?? Guid.Empty, string.Empty), l.Amount - l.Returned)),
            [.. payments[of.Id].Select(p => Row(p, ids))], [.. work[of.Id]], letPass.GetValueOrDefault(of.Id));
    }

    private static PaymentRow Row(Payment payment, List<Guid> here) => new(
        payment.Of.Id, DocumentNumber.Said(DocumentKind.Disbursement, payment.Of.Date.Year, payment.Of.Number), payment.Of.Date, payment.Of.Invoice, payment.Of.Description,
        payment.Of.Amount, payment.Of.Rate, payment.Of.Lines.Where(l => here.Contains(l.ObligationLineId)).Sum(l => l.Amount - l.Returned),
        payment.Of.ExchangeDifference, payment.By, payment.Of.IsCancelled, payment.Of.Reason, payment.Of.Version);

    private string? Refusal(Obligation obligation, Guid? apart) =>
        apart is null ? null
        : obligation.RecordedById == apart ? ChainText.YouObligated
        : obligation.Lines.Any(l => releasers.GetValueOrDefault(l.AllotmentId) == apart) ? ChainText.YouReleased
        : null;

    private sealed record Payment(Disbursement Of, string By);
}
