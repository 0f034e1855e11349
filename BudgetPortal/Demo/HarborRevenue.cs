using BudgetPortal.Data;
using BudgetPortal.Execution.Revenue;
using BudgetPortal.Organizations;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Demo;

/// <summary>What Harbor Foods sold last year and this year, posted by the accountant month by month: about as planned, but too little in one cost center.</summary>
internal sealed class HarborRevenue(DemoOrganization company, PortalDbContext db)
{
    private const string TooLittle = "4200";

    /// <summary>On this day of each month, the month's sales are posted.</summary>
    private const int PostingDay = 28;

    private readonly Guid posts = company.People.Id("Bettina Krause")!.Value;

    /// <summary>Adds it to a database that has the revenue budgets of both years.</summary>
    public async Task AddAsync(CancellationToken cancellation)
    {
        var today = company.Days.Today;
        var lines = await (
            from line in db.Set<BudgetLine>().AsNoTracking()
            join part in db.Set<CostCenterBudget>() on line.PartId equals part.Id
            join center in db.Set<CostCenter>() on part.CostCenterId equals center.Id
            join budget in db.Set<Budget>().AsNoTracking() on part.BudgetId equals budget.Id
            where budget.Type == BudgetType.Revenue && (budget.State == BudgetState.Active || budget.State == BudgetState.Expired)
            orderby budget.ActiveDate, center.Code, line.Id
            select new { Budget = budget, Line = line, center.Code }).ToListAsync(cancellation);
        foreach (var (number, sold) in lines.Index())
        {
            foreach (var (month, planned) in sold.Line.MonthAmounts.Index())
            {
                var day = DemoDays.Workday(new DateOnly(sold.Budget.ActiveDate.Year, sold.Budget.ActiveDate.Month, PostingDay).AddMonths(month));
                var (low, high) = sold.Code == TooLittle ? (0.82m, 0.93m) : (0.98m, 1.07m);
                var amount = Currency.Round(planned * Draw.Between(low, high, $"{sold.Code}{number}{month}sold"), sold.Budget.Currency);
                if (day <= today && amount > 0)
                {
                    var terms = new RevenueTerms(day, amount, FormattableString.Invariant($"REV-{day:yyyy-MM}-{sold.Code}-{number + 1:000}"), FormattableString.Invariant($"Sales of {day:MMMM yyyy}"));
                    db.Add(Required(RevenuePosting.Post(sold.Budget, sold.Line.Id, terms, today, posts, company.Days.InOffice(day, terms.Reference))));
                }
            }
        }

        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private static RevenuePosting Required(Result<RevenuePosting> posted) =>
        posted.Value ?? throw new InvalidOperationException($"The demo company sells what it cannot: {posted.Error}");
}
