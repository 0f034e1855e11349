using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Planning.Details;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>Reads a sheet: always the same number of queries, however many lines it has.</summary>
public sealed class SheetQueries(PortalDb portalDb, IBudgetUsage usage)
{
    /// <summary>The lines of one cost center, for those who enter them, who decide them or who may read every budget.</summary>
    public async Task<Result<EntrySheet>> SheetAsync(Guid budgetId, Guid costCenterId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var userId = db.Actor.UserId ?? Guid.Empty;
        var visible = await db.VisiblePartsAsync(cancellation);
        var words = await db.WordsOfAsync(budgetId, cancellation: cancellation);
        var found = await (
            from part in visible
            join budget in db.Set<Budget>().AsNoTracking() on part.BudgetId equals budget.Id
            join center in words.CostCenters on part.CostCenterId equals center.Id
            join target in db.Set<CostCenterTarget>().AsNoTracking() on part.Id equals target.PartId into targets
            from target in targets.DefaultIfEmpty()
            where part.BudgetId == budgetId && part.CostCenterId == costCenterId
            select new { Part = part, Budget = budget, Target = target == null ? (decimal?)null : target.Amount, Center = new EntryCostCenter(center.Id, center.Code, center.Name, center.OwnerId == userId || center.DeputyOwnerId == userId) })
            .SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return new Error("planning.not_found", DataText.NotFound);
        }

        var organization = await db.OrganizationAsync(cancellation);
        var today = db.Time.Today(organization);
        var mine = await db.CostCentersOf(userId).AnyAsync(c => c.Id == costCenterId, cancellation);
        var stranger = await db.RefuseAsync(PlanningPermissions.EnterLines, cancellation)
            ?? (mine ? null : new Error("planning.not_your_cost_center", PlanningText.NotYourCostCenter));
        var refusal = stranger ?? found.Part.MayEnter(found.Budget, today).Error;

        var lastYearId = await db.LastYearBudgetIdAsync(budgetId, cancellation);
        var lastYear = await LastYearAsync(db, lastYearId, costCenterId, cancellation);
        var lines = await LinesAsync(db, words, found.Part.Id, cancellation);
        if (refusal is null && found.Budget.Type != BudgetType.Revenue)
        {
            var prices = await PriceBook.LoadUsualAsync(db, found.Budget, organization, today, [.. lines.Select(l => l.CodeId).Distinct()], cancellation);
            lines = lines.ConvertAll(l => l with { Usual = prices.Usual(l.CodeId) });
        }

        var facts = await EntryFacts.LoadAsync(db, [new EntryPart(found.Budget, found.Part)], today, usage, cancellation);
        var decider = facts.Deciders[costCenterId];
        var coded = lines.Where(l => !l.Figures.IsCarried).Select(l => l.CodeId).ToHashSet();
        var rest = lastYear.Where(l => !coded.Contains(l.Key)).Select(l => l.Value).ToList();
        return new EntrySheet(
            found.Part.Id, budgetId, found.Budget.Name, found.Budget.Type, found.Budget.State, found.Budget.Currency, found.Budget.EntryEnd,
            found.Budget.ActiveDate, found.Budget.ExpireDate, found.Center, found.Part.State, refusal,
            WithLastYear(lines, lastYear, lastYearId is not null), found.Target, found.Budget.TargetControl, lastYearId is null ? null : lastYear.Values.Sum(l => l.Total),
            new LastYearRest(rest.Sum(l => l.Lines), rest.Sum(l => l.Total)), facts.Name(decider), decider == userId,
            found.Part.State is PartState.Rejected or PartState.SentBack ? facts.Decision(found.Part.Id) : null,
            EntryDeadline.Of(found.Budget, found.Part), stranger is null ? Retractions.Of(found.Budget, found.Part, userId, found.Center.IsOwned, today) : null, today, TimeZoneInfo.FindSystemTimeZoneById(organization.TimeZone));
    }

    /// <summary>One line as it stands now, for whoever sees its sheet; null when it was removed.</summary>
    public async Task<LineFigures?> LineAsync(Guid lineId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var visible = await db.VisiblePartsAsync(cancellation);
        return await db.Set<BudgetLine>().AsNoTracking()
            .SingleOrDefaultAsync(l => l.Id == lineId && visible.Any(p => p.Id == l.PartId), cancellation) is { } line ? LineFigures.Of(line) : null;
    }

    private static async Task<List<SheetLine>> LinesAsync(PortalDbContext db, BudgetWords words, Guid partId, CancellationToken cancellation)
    {
        var lines = await (
            from line in db.Set<BudgetLine>().AsNoTracking()
            join code in words.Codes on (line.ItemId ?? line.ProductId) equals code.Id
            where line.PartId == partId
            orderby code.Category, code.Code, line.Id
            select new
            {
                Line = line, Code = code,
                Comments = db.Set<LineComment>().Count(c => c.LineId == line.Id && c.RemovedAt == null),
                Attachments = db.Set<LineAttachment>().Count(a => a.LineId == line.Id),
            }).ToListAsync(cancellation);
        return lines.ConvertAll(l => new SheetLine(
            LineFigures.Of(l.Line), l.Code.Id, l.Code.Code, l.Code.Name, l.Code.Unit, l.Code.Category, null,
            Comments: l.Comments, Attachments: l.Attachments));
    }

    private static async Task<Dictionary<Guid, LastYearRest>> LastYearAsync(
        PortalDbContext db, Guid? budgetId, Guid costCenterId, CancellationToken cancellation) => await (
            from part in db.Set<CostCenterBudget>()
            join line in db.Set<BudgetLine>() on part.Id equals line.PartId
            where part.BudgetId == budgetId && part.CostCenterId == costCenterId
            group line by line.ItemId ?? line.ProductId into same
            select new { Code = same.Key!.Value, Rest = new LastYearRest(same.Count(), same.Sum(l => l.Amount)) })
        .ToDictionaryAsync(l => l.Code, l => l.Rest, cancellation);

    /// <summary>Where an item has several lines this year, the first one is compared and the others are new. What was carried forward is neither.</summary>
    private static List<SheetLine> WithLastYear(List<SheetLine> lines, Dictionary<Guid, LastYearRest> lastYear, bool known)
    {
        var compared = new HashSet<Guid>();
        return lines.ConvertAll(line => !known || line.Figures.IsCarried ? line : line with
        {
            LastYear = compared.Add(line.CodeId) && lastYear.TryGetValue(line.CodeId, out var before) ? before.Total : 0,
        });
    }
}
