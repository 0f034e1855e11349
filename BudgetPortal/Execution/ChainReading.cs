using BudgetPortal.Catalog;
using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution;

/// <summary>Reads the chain above a document, for those who change it.</summary>
internal static class ChainReading
{
    /// <summary>The money that lines take: allotments of one currency, whose budgets are open, and budget lines that belong to them.</summary>
    /// <param name="day">Of the obligation.</param>
    public static async Task<Result<Money>> MoneyAsync(this PortalDbContext db, IReadOnlyList<ObligationLineTerms> lines, DateOnly day)
    {
        var ids = lines.Select(l => l.AllotmentId).Distinct().ToList();
        var allotments = await db.Set<Allotment>().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id);
        if (ids.Count == 0 || allotments.Count < ids.Count)
        {
            return new Error("execution.allotment_required", ExecutionText.AllotmentRequired, nameof(ObligationTerms.Lines));
        }

        var appropriationIds = allotments.Values.Select(a => a.AppropriationId).Distinct().ToList();
        var appropriations = await db.Set<Appropriation>().Where(a => appropriationIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id);
        if ((RefuseMoney(appropriations.Values) ?? RefuseDay(appropriations.Values, day)) is { } refusal)
        {
            return refusal;
        }

        var budgetLineIds = lines.Select(l => l.BudgetLineId).ToList();
        var partOf = await db.Set<BudgetLine>().Where(l => budgetLineIds.Contains(l.Id)).Select(l => new { l.Id, l.PartId }).ToDictionaryAsync(l => l.Id, l => l.PartId);
        var lineItemIds = lines.Select(l => l.LineItemId).ToList();
        var programOf = await db.Set<Proposals.BudgetLineItem>().Where(l => lineItemIds.Contains(l.Id)).Select(l => new { l.Id, l.ProgramBudgetId })
            .ToDictionaryAsync(l => l.Id, l => l.ProgramBudgetId);
        return lines.All(l => Pays(appropriations[allotments[l.AllotmentId].AppropriationId], l))
            ? new Money(allotments, appropriations.Values.First().Currency)
            : new Error("execution.line_required", ExecutionText.LineRequired, nameof(ObligationLineTerms.BudgetLineId));

        bool Pays(Appropriation appropriation, ObligationLineTerms line) => appropriation.PartId is { } part
            ? line.BudgetLineId is { } budgetLine && partOf.TryGetValue(budgetLine, out var of) && of == part
            : line.LineItemId is { } item && programOf.TryGetValue(item, out var program) && program == appropriation.ProgramBudgetId;
    }

    /// <summary>The refusal for money whose budget is closed, or which is of several currencies.</summary>
    public static Error? RefuseMoney(IEnumerable<Appropriation> money) =>
        money.Any(a => a.IsClosed) ? new Error("execution.closed", ExecutionText.Closed)
        : money.Select(a => a.Currency).Distinct().Count() > 1 ? new Error("execution.currencies_differ", ExecutionText.CurrenciesDiffer, nameof(ObligationTerms.Lines))
        : null;

    /// <summary>The refusal for a day on which some of the money may not be spent yet.</summary>
    public static Error? RefuseDay(IEnumerable<Appropriation> money, DateOnly day) => money.FirstOrDefault(a => day < a.ActiveDate) is { } later
        ? new Error("execution.date_outside", Words.Format(ExecutionText.DateOutside, later.ActiveDate, later.ExpireDate), nameof(ObligationTerms.Date))
        : null;

    /// <summary>The refusal for a supplier who is not there, or an order that binds nothing or is obligated already.</summary>
    public static async Task<Error?> RefuseSourceAsync(this PortalDbContext db, ObligationTerms terms)
    {
        if (terms.SupplierId is { } supplier && !await db.Set<Supplier>().AnyAsync(s => s.Id == supplier))
        {
            return new Error("execution.supplier_unknown", ExecutionText.SupplierUnknown, nameof(ObligationTerms.SupplierId));
        }

        if (terms.PurchaseOrderId is not { } orderId)
        {
            return null;
        }

        var status = await db.Set<PurchaseOrder>().Where(o => o.Id == orderId).Select(o => (PurchaseOrderStatus?)o.Status).SingleOrDefaultAsync();
        var taken = await db.Set<Obligation>().Where(o => o.PurchaseOrderId == orderId && o.State != ObligationState.Cancelled).SingleOrDefaultAsync();
        return taken is not null
            ? new Error(
                "execution.order_taken",
                Words.Format(ExecutionText.OrderTaken, DocumentNumber.Said(DocumentKind.Obligation, taken.Date.Year, taken.Number)), nameof(ObligationTerms.PurchaseOrderId))
            : status is PurchaseOrderStatus.Approved or PurchaseOrderStatus.Completed ? null
            : new Error("execution.order_not_approved", ExecutionText.OrderNotApproved, nameof(ObligationTerms.PurchaseOrderId));
    }

    /// <summary>An obligation with its lines, whose budgets are open.</summary>
    public static async Task<Result<Obligation>> ObligationAsync(this PortalDbContext db, Guid id)
    {
        var obligation = await db.Set<Obligation>().Include(o => o.Lines).SingleOrDefaultAsync(o => o.Id == id);
        return obligation is null ? new Error("execution.not_found", DataText.NotFound)
            : RefuseMoney((await db.AppropriationsOfAsync(obligation)).Values) is { } closed ? closed
            : obligation;
    }

    /// <summary>Whose money each line of an obligation is.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Appropriation>> AppropriationsOfAsync(this PortalDbContext db, Obligation obligation)
    {
        var rows = await (
            from line in db.Set<ObligationLine>()
            where line.ObligationId == obligation.Id
            join allotment in db.Set<Allotment>() on line.AllotmentId equals allotment.Id
            join appropriation in db.Set<Appropriation>() on allotment.AppropriationId equals appropriation.Id
            select new { line.Id, appropriation }).ToListAsync();
        return rows.ToDictionary(r => r.Id, r => r.appropriation);
    }

    /// <summary>Who released the money of an obligation.</summary>
    public static async Task<IReadOnlyList<Guid>> ReleasersAsync(this PortalDbContext db, Obligation obligation)
    {
        var ids = obligation.Lines.Select(l => l.AllotmentId).ToList();
        return await db.Set<Allotment>().Where(a => ids.Contains(a.Id)).Select(a => a.ReleasedById).ToListAsync();
    }

    /// <summary>The refusal for one person who does two steps of a chain, unless the organization allows it.</summary>
    public static async Task<Error?> SamePersonAsync(this PortalDbContext db, IEnumerable<Guid> earlier) =>
        earlier.Contains(db.Actor.UserId!.Value) ? RefuseSamePerson(earlier, db.Actor.UserId.Value, await db.OrganizationAsync()) : null;

    /// <summary>The same, where the organization is known.</summary>
    public static Error? RefuseSamePerson(IEnumerable<Guid> earlier, Guid userId, Organization organization) =>
        earlier.Contains(userId) && !organization.AllowOnePersonToSpend ? new Error("execution.same_person", ExecutionText.SamePerson) : null;

    /// <param name="Allotments">By id.</param>
    internal sealed record Money(IReadOnlyDictionary<Guid, Allotment> Allotments, string Currency);
}
