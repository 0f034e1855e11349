using BudgetPortal.Catalog;
using BudgetPortal.Data;
using BudgetPortal.Execution;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Demo;

/// <summary>
/// What Harbor Foods spends of this year's budgets: quarters are released by the controller, obligated by the accountant and paid by the
/// treasury, each after the other, so that the finance director may do any of it next.
/// </summary>
internal sealed class HarborSpending(DemoOrganization company, PortalDbContext db)
{
    private readonly Guid releases = company.People.Id("Jonas Vreede")!.Value;
    private readonly Guid obligates = company.People.Id("Bettina Krause")!.Value;
    private readonly Guid pays = company.People.Id("Mikael Lindqvist")!.Value;
    private readonly DemoPurchases purchases = new(company);

    /// <summary>Adds it to a database that has the appropriations.</summary>
    public async Task AddAsync(CancellationToken cancellation)
    {
        var lines = (await (
            from appropriation in db.Set<Appropriation>()
            join line in db.Set<BudgetLine>().AsNoTracking() on appropriation.PartId equals line.PartId
            orderby line.Amount descending, line.Id
            select new { appropriation.Id, line }).ToListAsync(cancellation)).ToLookup(l => l.Id, l => l.line);
        for (var quarter = 1; quarter <= 4; quarter++)
        {
            await SpendAsync(quarter, lines, cancellation);
        }

        for (var round = 0; round < DemoPurchases.MostPayments; round++)
        {
            await PayAsync(round, cancellation);
        }

        await BreakDownAsync(cancellation);
        await TakeBackAsync(cancellation);
    }

    /// <summary>Releases and obligates a quarter that has begun; one that is over gives back what is left.</summary>
    private async Task SpendAsync(int quarter, ILookup<Guid, BudgetLine> lines, CancellationToken cancellation)
    {
        var year = company.Days.Year;
        var appropriations = await db.Set<Appropriation>().AsNoTracking().OrderBy(a => a.Number).ToListAsync(cancellation);
        var planned = appropriations
            .Select(a => (Of: a, Days: new AllotmentTerms(year, quarter, 0, string.Empty).DaysOf(a)))
            .Where(a => a.Of.Unallotted > 0 && a.Days is { } days && days.From <= company.Days.Today)
            .Select(a => (a.Of, Days: a.Days!.Value, Purchases: purchases.In(a.Of, quarter, a.Days.Value, [.. lines[a.Of.Id]]))).ToList();
        var first = planned.Count == 0 ? 0 : await DocumentNumber.NextAsync(db, DocumentKind.Allotment, year, planned.Count);
        var bought = new List<(Allotment From, DemoPurchase What)>();
        foreach (var (i, (of, days, what)) in planned.Index())
        {
            var amount = Math.Min(of.Unallotted, Math.Ceiling(Math.Max(of.Amount * 0.21m, what.Sum(p => p.Base) * 1.02m) / 100) * 100);
            var terms = new AllotmentTerms(year, quarter, amount, string.Empty);
            var allotment = Required(Allotment.Release(Guid.CreateVersion7(), of, first + i, terms, releases, company.Days.InOffice(days.From, $"{of.Number}{quarter}")));
            db.Add(allotment);
            var left = amount;
            foreach (var purchase in what.Where(p => p.Base <= left))
            {
                left -= purchase.Base;
                bought.Add((allotment, purchase));
            }
        }

        await db.SaveChangesAsync(cancellation);
        await ObligateAsync([.. bought.OrderBy(b => b.What.Day)], cancellation);
        db.ChangeTracker.Clear();
        var over = await db.Set<Allotment>().Where(a => a.State == AllotmentState.Released && a.To < company.Days.Today).ToListAsync(cancellation);
        over.ForEach(a => Required(a.End(lapses: false, userId: null, company.Days.At(a.To.AddDays(1), 0, 5))));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private async Task ObligateAsync(List<(Allotment From, DemoPurchase What)> bought, CancellationToken cancellation)
    {
        if (bought.Count == 0)
        {
            return;
        }

        var first = await DocumentNumber.NextAsync(db, DocumentKind.Obligation, company.Days.Year, bought.Count);
        foreach (var (i, (allotment, what)) in bought.Index())
        {
            var terms = new ObligationTerms(
                what.Day, what.Reference, what.Description, what.Currency, what.Rate, what.Amount,
                [.. what.Shares.Select(s => new ObligationLineTerms(Guid.CreateVersion7(), allotment.Id, s.LineId, null, s.Amount))], what.SupplierId, what.OrderId);
            db.Add(Required(Obligation.Record(
                Guid.CreateVersion7(), first + i, terms, new Dictionary<Guid, Allotment> { [allotment.Id] = allotment }, company.Organization.Currency, obligates,
                company.Days.InOffice(what.Day, what.Reference + what.Description))));
        }

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Pays what falls due in a round, of those that are not paid yet.</summary>
    private async Task PayAsync(int round, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        var home = company.Organization.Currency;
        var obligations = await db.Set<Obligation>().Include(o => o.Lines).Where(o => o.State == ObligationState.Open).OrderBy(o => o.Date).ThenBy(o => o.Number)
            .ToListAsync(cancellation);
        var due = obligations.Select(o => (Of: o, Payment: DemoPurchases.Payment(o, round))).Where(p => p.Payment is { } payment && payment.Day <= company.Days.Today)
            .Select(p => (p.Of, Payment: p.Payment!.Value)).OrderBy(p => p.Payment.Day).ToList();
        if (due.Count == 0)
        {
            return;
        }

        var bearing = await (
            from line in db.Set<ObligationLine>()
            join allotment in db.Set<Allotment>() on line.AllotmentId equals allotment.Id
            select new { line.ObligationId, allotment.AppropriationId }).Distinct().ToListAsync(cancellation);
        var appropriationOf = bearing.DistinctBy(b => b.ObligationId).ToDictionary(b => b.ObligationId, b => b.AppropriationId);
        var first = await DocumentNumber.NextAsync(db, DocumentKind.Disbursement, company.Days.Year, due.Count);
        foreach (var (i, (of, payment)) in due.Index())
        {
            var rate = of.Currency == home ? 1 : company.Rates.On(of.Currency, payment.Day).Rate;
            var at = company.Days.InOffice(payment.Day, $"{of.Number}{round}");
            var paid = Required(Disbursement.Pay(
                Guid.CreateVersion7(), first + i, of, new DisbursementTerms(payment.Day, payment.Invoice, payment.Amount, rate), home, pays, at));
            db.Add(paid);
            if (paid.ExchangeDifference != 0)
            {
                db.Add(new ExchangeDifference { AppropriationId = appropriationOf[of.Id], DisbursementId = paid.Id, Amount = paid.ExchangeDifference, At = at });
            }
        }

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Some of what is open is broken down into pieces of work.</summary>
    private async Task BreakDownAsync(CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        var open = await db.Set<Obligation>().AsNoTracking().Where(o => o.State == ObligationState.Open).OrderByDescending(o => o.Amount).Take(12).ToListAsync(cancellation);
        foreach (var obligation in open)
        {
            var half = Currency.Round(obligation.Amount / 2, obligation.Currency);
            var (nadia, anja) = (company.People.Id("Nadia Brandt"), company.People.Id("Anja Kolb"));
            var delivery = Required(WorkItem.Add(Guid.CreateVersion7(), obligation, new WorkItemTerms("First delivery, checked on arrival", nadia, obligation.Date.AddDays(14), half)));
            Required(delivery.Move(obligation.Date.AddDays(14) < company.Days.Today ? WorkItemState.Done : WorkItemState.Open));
            db.AddRange(delivery, Required(WorkItem.Add(
                Guid.CreateVersion7(), obligation, new WorkItemTerms("Rest of the order", anja, company.Days.In(10), Currency.Round(obligation.Amount / 4, obligation.Currency)))));
        }

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>A transfer bounced, and an order was cancelled before anything was paid.</summary>
    private async Task TakeBackAsync(CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        var bounced = await db.Set<Disbursement>().Include(d => d.Lines).Where(d => d.ExchangeDifference == 0).OrderByDescending(d => d.Date).ThenBy(d => d.Number).FirstOrDefaultAsync(cancellation);
        if (bounced is not null)
        {
            var obligation = await db.Set<Obligation>().Include(o => o.Lines).SingleAsync(o => o.Id == bounced.ObligationId, cancellation);
            Required(bounced.Cancel(obligation, "The transfer came back: the account was closed.", pays, company.Days.InOffice(company.Days.Today, "bounced")));
        }

        var unpaid = await db.Set<Obligation>().Include(o => o.Lines)
            .Where(o => o.State == ObligationState.Open && o.Disbursed == 0 && o.Planned == 0 && o.PurchaseOrderId == null).OrderBy(o => o.Date).ThenBy(o => o.Number).FirstOrDefaultAsync(cancellation);
        if (unpaid is not null && unpaid.Id != bounced?.ObligationId)
        {
            Required(unpaid.End(obligates, company.Days.InOffice(company.Days.Today, "ended")));
        }

        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private static void Required(Result result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"The demo company spends what it cannot: {result.Error}");
        }
    }

    private static T Required<T>(Result<T> result)
    {
        Required((Result)result);
        return result.Value!;
    }
}
