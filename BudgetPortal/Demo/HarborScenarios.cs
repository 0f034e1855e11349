using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Planning.Scenarios;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Demo;

/// <summary>A what-if of a sheet that is entered: dearer prices in its largest category, and less of the next one.</summary>
internal static class HarborScenarios
{
    private const string Center = "2300";

    /// <summary>Adds it to a database that has the budgets.</summary>
    public static async Task AddAsync(DemoOrganization company, PortalDbContext db, CancellationToken cancellation)
    {
        var centerId = company.Centers[Center].Id;
        var found = await (
            from part in db.Set<CostCenterBudget>()
            where part.CostCenterId == centerId && part.State == PartState.Draft
            join budget in db.Set<Budget>() on part.BudgetId equals budget.Id
            where budget.State == BudgetState.EntryOpen && budget.Type == BudgetType.Opex
            orderby budget.ActiveDate descending
            select new { Part = part.Id, Budget = budget }).FirstAsync(cancellation);
        var lines = await db.Set<BudgetLine>().AsNoTracking().Where(l => l.PartId == found.Part).OrderBy(l => l.Id).ToListAsync(cancellation);
        var categories = await db.CodesOf(found.Budget.Type).ToDictionaryAsync(c => c.Id, c => c.Category, cancellation);
        var id = Guid.CreateVersion7();
        var scenario = Scenario.Copy(
            id, found.Budget, found.Part, "Dearer supplies, leaner labs", lines.Select(l => ScenarioLine.Of(id, l, categories[l.ItemId!.Value], found.Budget.Currency)),
            company.People.Id("Nadia Brandt")!.Value, company.Days.InOffice(company.Days.Ago(2), "scenario")).Value!;
        var largest = lines.GroupBy(l => categories[l.ItemId!.Value]).OrderByDescending(g => g.Sum(l => l.Amount)).Select(g => g.Key).Take(2).ToList();
        scenario.Add(Guid.CreateVersion7(), new DriverTerms(DriverKind.Price, largest[0], Percent: 6), found.Budget.Currency);
        scenario.Add(Guid.CreateVersion7(), new DriverTerms(DriverKind.Quantity, largest[^1], Percent: -10), found.Budget.Currency);
        db.Add(scenario);
        await db.SaveChangesAsync(cancellation);
    }
}
