using BudgetPortal.Data;
using BudgetPortal.Execution.Expenses;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Monthly;

/// <summary>Reads budget, commitment and actual by month, always with the same number of queries; the months add up to the figures of the appropriations.</summary>
public sealed class MonthlyQueries(PortalDb portalDb)
{
    /// <summary>Some appropriations together. Those that the current user may not see are left out.</summary>
    /// <param name="ids">Of one currency.</param>
    /// <returns>Null when none is left.</returns>
    public async Task<MonthlyFigures?> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var own = (await db.VisibleAppropriationsAsync(cancellation)).Where(a => ids.Contains(a.Id));
        var appropriations = await own.ToListAsync(cancellation);
        if (appropriations.Count == 0)
        {
            return null;
        }

        var currency = appropriations.Select(a => a.Currency).Distinct().Single();
        var from = FirstOf(appropriations.Min(a => a.ActiveDate));
        var planned = (await (
            from appropriation in own
            join line in db.Set<BudgetLine>() on appropriation.PartId equals line.PartId
            select new { appropriation.Id, line.MonthAmounts }).ToListAsync(cancellation)).ToLookup(l => l.Id, l => l.MonthAmounts);
        var budgets = new decimal[MonthsBetween(from, appropriations.Max(a => a.ExpireDate)) + 1];
        foreach (var appropriation in appropriations)
        {
            var start = MonthsBetween(from, appropriation.ActiveDate);
            foreach (var (i, amount) in Spread(appropriation, [.. planned[appropriation.Id]]).Index())
            {
                budgets[start + i] += amount;
            }
        }

        var today = db.Time.Today(await db.OrganizationAsync(cancellation));
        return MonthlyFigures.Of(currency, from, budgets, await PostedAsync(db, own, cancellation), today);
    }

    /// <summary>What is spent, by month.</summary>
    private static async Task<List<(DateOnly Day, Spending Spending)>> PostedAsync(
        PortalDbContext db, IQueryable<Appropriation> own, CancellationToken cancellation)
    {
        var committed = await (
            from line in db.Set<ObligationLine>()
            join allotment in db.Set<Allotment>() on line.AllotmentId equals allotment.Id
            join appropriation in own on allotment.AppropriationId equals appropriation.Id
            join obligation in db.Set<Obligation>() on line.ObligationId equals obligation.Id
            group line by new { obligation.Date.Year, obligation.Date.Month } into month
            select new { month.Key.Year, month.Key.Month, Sum = month.Sum(l => l.Amount - l.Returned - l.Disbursed) }).ToListAsync(cancellation);
        var paid = await (
            from payment in db.Set<DisbursementLine>()
            join line in db.Set<ObligationLine>() on payment.ObligationLineId equals line.Id
            join allotment in db.Set<Allotment>() on line.AllotmentId equals allotment.Id
            join appropriation in own on allotment.AppropriationId equals appropriation.Id
            join disbursement in db.Set<Disbursement>() on payment.DisbursementId equals disbursement.Id
            group payment by new { disbursement.Date.Year, disbursement.Date.Month } into month
            select new { month.Key.Year, month.Key.Month, Sum = month.Sum(p => p.Amount - p.Returned) }).ToListAsync(cancellation);

        // In the month of its payment: that of a cancelled payment goes with it, and leaves no trace in the month of the cancellation.
        var differences = await (
            from difference in db.Set<ExchangeDifference>()
            join appropriation in own on difference.AppropriationId equals appropriation.Id
            join disbursement in db.Set<Disbursement>() on difference.DisbursementId equals disbursement.Id
            group difference by new { disbursement.Date.Year, disbursement.Date.Month } into month
            select new { month.Key.Year, month.Key.Month, Sum = month.Sum(d => d.Amount) }).ToListAsync(cancellation);
        var expenses = await (
            from expense in db.Set<Expense>()
            where expense.State == ExpenseState.Approved
            join appropriation in own on expense.AppropriationId equals appropriation.Id
            group expense by new { expense.Date.Year, expense.Date.Month } into month
            select new { month.Key.Year, month.Key.Month, Sum = month.Sum(e => e.Amount) }).ToListAsync(cancellation);
        return
        [
            .. committed.Select(m => (new DateOnly(m.Year, m.Month, 1), new Spending(0, m.Sum, 0))),
            .. paid.Concat(differences).Concat(expenses).Select(m => (new DateOnly(m.Year, m.Month, 1), new Spending(0, 0, m.Sum))),
        ];
    }

    /// <summary>The months of an appropriation: as its lines are planned, or even where no line says.</summary>
    private static decimal[] Spread(Appropriation appropriation, List<decimal[]> lines)
    {
        var weights = new decimal[MonthsBetween(appropriation.ActiveDate, appropriation.ExpireDate) + 1];
        foreach (var (i, amount) in lines.SelectMany(months => months.Take(weights.Length).Index()))
        {
            weights[i] += amount;
        }

        if (weights.Sum() == 0)
        {
            Array.Fill(weights, 1);
        }

        return MonthSpread.Shares(appropriation.Amount, weights, Currency.Decimals(appropriation.Currency));
    }

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);

    private static int MonthsBetween(DateOnly from, DateOnly to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;
}
