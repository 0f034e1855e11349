using BudgetPortal.Data;
using BudgetPortal.Planning.Details;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Starts;

/// <summary>Reads what a sheet is started from, as far as the person may see it; what they may not see does not exist.</summary>
internal static class SourceReading
{
    public static Task<Result<SourceLines>> SourceAsync(this PortalDbContext db, EntryDesk desk, StartSource source, CancellationToken cancellation = default) =>
        source.Kind switch
        {
            StartKind.LastYear => LastYearAsync(db, desk, cancellation),
            StartKind.Template => TemplateAsync(db, desk, source.Id, cancellation),
            _ => CostCenterAsync(db, desk, source.Id, cancellation),
        };

    /// <summary>Parts of other cost centers from which this one can be started.</summary>
    /// <param name="lastYearId">The budget that this one is compared with, if there is one.</param>
    public static async Task<IQueryable<CostCenterBudget>> OtherPartsAsync(
        this PortalDbContext db, EntryDesk desk, Guid? lastYearId, CancellationToken cancellation) =>
        (await db.VisiblePartsAsync(cancellation)).Where(p =>
            p.CostCenterId != desk.Part.CostCenterId && (p.BudgetId == desk.Budget.Id || p.BudgetId == lastYearId));

    private static async Task<Result<SourceLines>> LastYearAsync(PortalDbContext db, EntryDesk desk, CancellationToken cancellation)
    {
        var lastYearId = await db.LastYearBudgetIdAsync(desk.Budget.Id, cancellation);
        var found = await (
            from part in db.Set<CostCenterBudget>().AsNoTracking()
            join budget in db.Set<Budget>().AsNoTracking() on part.BudgetId equals budget.Id
            where part.BudgetId == lastYearId && part.CostCenterId == desk.Part.CostCenterId
            select new { part.Id, Budget = budget }).SingleOrDefaultAsync(cancellation);
        return found is null
            ? new Error("starts.no_last_year", StartsText.NoLastYear)
            : await LinesAsync(db, found.Id, found.Budget, StartsText.LastYearPrice, cancellation);
    }

    private static async Task<Result<SourceLines>> CostCenterAsync(PortalDbContext db, EntryDesk desk, Guid? partId, CancellationToken cancellation)
    {
        var parts = await db.OtherPartsAsync(desk, await db.LastYearBudgetIdAsync(desk.Budget.Id, cancellation), cancellation);
        var found = await (
            from part in parts
            join budget in db.Set<Budget>().AsNoTracking() on part.BudgetId equals budget.Id
            join center in db.Set<Organizations.CostCenter>() on part.CostCenterId equals center.Id
            where part.Id == partId
            select new { part.Id, Budget = budget, center.Code }).SingleOrDefaultAsync(cancellation);
        return found is null
            ? NotFound()
            : await LinesAsync(db, found.Id, found.Budget, Words.Format(StartsText.OtherPrice, found.Code, found.Budget.Name), cancellation);
    }

    private static async Task<Result<SourceLines>> TemplateAsync(PortalDbContext db, EntryDesk desk, Guid? templateId, CancellationToken cancellation)
    {
        var template = await db.Templates().SingleOrDefaultAsync(t => t.Id == templateId && t.Type == desk.Budget.Type, cancellation);
        if (template is null)
        {
            return NotFound();
        }

        var lines = await (
            from line in db.Set<BudgetTemplateLine>().AsNoTracking()
            join code in db.CodesOf(template.Type).AsNoTracking() on (line.ItemId ?? line.ProductId) equals code.Id
            where line.TemplateId == templateId
            orderby code.Category, code.Code, line.Place
            select new { Line = line, Code = code }).ToListAsync(cancellation);
        return new SourceLines(
            Words.Format(StartsText.TemplatePrice, template.Name), template.Currency, template.FirstMonth, template.MonthCount,
            lines.ConvertAll(l => new SourceLine(
                l.Line.Id, l.Code, l.Line.Quantity, l.Line.UnitPrice, Currency.Round(l.Line.Quantity * l.Line.UnitPrice, template.Currency),
                l.Line.IsLumpSum, l.Line.Justification, l.Line.PriceReason, l.Line.Spread, l.Line.BuildUp ?? BuildUp.None,
                l.Line.WasLumpSum)));
    }

    private static async Task<Result<SourceLines>> LinesAsync(
        PortalDbContext db, Guid partId, Budget budget, string priceWords, CancellationToken cancellation)
    {
        var lines = await (
            from line in db.Set<BudgetLine>().AsNoTracking()
            join code in db.CodesOf(budget.Type).AsNoTracking() on (line.ItemId ?? line.ProductId) equals code.Id
            where line.PartId == partId
            orderby code.Category, code.Code, line.Id
            select new { Line = line, Code = code }).ToListAsync(cancellation);
        return new SourceLines(
            priceWords, budget.Currency, new DateOnly(budget.ActiveDate.Year, budget.ActiveDate.Month, 1), budget.MonthCount,
            lines.ConvertAll(l => new SourceLine(
                l.Line.Id, l.Code, l.Line.Quantity, l.Line.UnitPrice, l.Line.Amount, l.Line.IsLumpSum, l.Line.Justification, l.Line.PriceReason, l.Line.Spread,
                l.Line.BuildUp, l.Line.WasLumpSum, l.Line.IsCarried)));
    }

    private static Error NotFound() => new("planning.not_found", DataText.NotFound);
}
