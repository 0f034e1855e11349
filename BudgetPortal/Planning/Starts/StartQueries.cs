using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Starts;

/// <summary>Reads from what a sheet can be started.</summary>
public sealed class StartQueries(PortalDb portalDb)
{
    /// <summary>Cost centers that are offered at the most.</summary>
    public const int MostParts = 500;

    /// <summary>For whoever may enter into the sheet now. Always the same number of queries.</summary>
    public async Task<Result<StartSources>> SourcesAsync(Guid partId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var desk = await db.EntryDeskAsync(partId, cancellation);
        if (desk.Value is not { } open)
        {
            return Result<StartSources>.Failed(desk.Errors);
        }

        var lastYearId = await db.LastYearBudgetIdAsync(open.Budget.Id, cancellation);
        var lines = db.Set<BudgetLine>();
        var lastYear = await (
            from part in db.Set<CostCenterBudget>().AsNoTracking()
            join budget in db.Set<Budget>() on part.BudgetId equals budget.Id
            where part.BudgetId == lastYearId && part.CostCenterId == open.Part.CostCenterId && lines.Any(l => l.PartId == part.Id)
            select new SourceOption(
                part.Id, string.Empty, budget.Name, lines.Count(l => l.PartId == part.Id), lines.Where(l => l.PartId == part.Id).Sum(l => l.Amount), open.Budget.Currency))
            .SingleOrDefaultAsync(cancellation);
        var templates = await db.Templates().Where(t => t.Type == open.Budget.Type).OrderBy(t => t.Name).ThenBy(t => t.Id)
            .Select(t => new { t.Id, t.Name, t.Description, Lines = t.Lines.Count, Total = t.Lines.Sum(l => l.Quantity * l.UnitPrice), t.Currency })
            .ToListAsync(cancellation);
        var others = await (
            from part in await db.OtherPartsAsync(open, lastYearId, cancellation)
            join budget in db.Set<Budget>() on part.BudgetId equals budget.Id
            join center in db.Set<Organizations.CostCenter>() on part.CostCenterId equals center.Id
            where lines.Any(l => l.PartId == part.Id)
            orderby center.Code, budget.ActiveDate descending, part.Id
            select new SourceOption(
                part.Id, center.Code + " " + center.Name, budget.Name, lines.Count(l => l.PartId == part.Id),
                lines.Where(l => l.PartId == part.Id).Sum(l => l.Amount), open.Budget.Currency))
            .Take(MostParts).ToListAsync(cancellation);
        return new StartSources(
            lastYear,
            templates.ConvertAll(t => new SourceOption(t.Id, t.Name, t.Description, t.Lines, Currency.Round(t.Total, t.Currency), t.Currency)),
            others);
    }
}

/// <param name="LastYear">Null when there is nothing to start from.</param>
public sealed record StartSources(SourceOption? LastYear, IReadOnlyList<SourceOption> Templates, IReadOnlyList<SourceOption> CostCenters)
{
    public SourceOption? Find(StartSource source) => source.Kind switch
    {
        StartKind.LastYear => LastYear,
        StartKind.Template => Templates.FirstOrDefault(t => t.Id == source.Id),
        _ => CostCenters.FirstOrDefault(c => c.Id == source.Id),
    };
}

/// <param name="Name">Of the template or the cost center.</param>
/// <param name="Where">The budget, or what the template is described by.</param>
public sealed record SourceOption(Guid Id, string Name, string Where, int Lines, decimal Total, string Currency);
