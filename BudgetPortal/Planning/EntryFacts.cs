using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning;

/// <summary>What the cards of Budget Entry say besides the parts themselves, each kind read at once for all of them.</summary>
internal sealed class EntryFacts
{
    private EntryFacts()
    {
    }

    public required IReadOnlyDictionary<Guid, LineSums> Sums { get; init; }

    public required IReadOnlyDictionary<Guid, decimal> Used { get; init; }

    public required IReadOnlyDictionary<Guid, Guid?> Deciders { get; init; }

    public required Dictionary<Guid, string> Names { get; init; }

    public required Dictionary<Guid, BudgetEvent> Decisions { get; init; }

    public required IReadOnlyDictionary<Guid, Guid> LastYearBudgets { get; init; }

    public required Dictionary<(Guid Budget, Guid CostCenter), decimal> LastYears { get; init; }

    public static async Task<EntryFacts> LoadAsync(
        PortalDbContext db, IReadOnlyCollection<EntryPart> parts, DateOnly today, IBudgetUsage usage, CancellationToken cancellation)
    {
        var partIds = parts.Select(p => p.Part.Id).ToList();
        var centerIds = parts.Select(p => p.Part.CostCenterId).Distinct().ToList();
        var old = today.AddMonths(-EntryQueries.OldPriceMonths);
        var lines = db.Set<BudgetLine>().AsNoTracking().Where(l => partIds.Contains(l.PartId));
        var oldPrices = await lines.Where(l => l.PriceOrigin!.OrderDate < old)
            .GroupBy(l => l.PartId).Select(g => new { g.Key, Lines = g.Count() })
            .ToDictionaryAsync(p => p.Key, p => p.Lines, cancellation);
        var sums = (await lines.GroupBy(l => l.PartId).Select(g => new
            {
                g.Key, Lines = g.Count(), Total = g.Sum(l => l.Amount),
                WithoutJustification = g.Count(l => l.Justification == string.Empty && l.PriceSource != PriceSource.CarriedForward), WithoutPrice = g.Count(l => l.UnitPrice == 0),
            })
            .ToListAsync(cancellation))
            .ToDictionary(s => s.Key, s => new LineSums(
                s.Lines, s.Total, s.WithoutJustification, s.WithoutPrice, oldPrices.GetValueOrDefault(s.Key)));

        var lastYearBudgets = await db.LastYearBudgetsAsync([.. parts.Select(p => p.Budget.Id).Distinct()], cancellation);
        var lastYearIds = lastYearBudgets.Values.Distinct().ToList();
        var lastYears = await (
            from part in db.Set<CostCenterBudget>()
            where lastYearIds.Contains(part.BudgetId) && centerIds.Contains(part.CostCenterId)
            select new { part.BudgetId, part.CostCenterId, Total = db.Set<BudgetLine>().Where(l => l.PartId == part.Id).Sum(l => l.Amount) })
            .ToDictionaryAsync(p => (p.BudgetId, p.CostCenterId), p => p.Total, cancellation);

        var decisions = await db.Set<BudgetEvent>().AsNoTracking()
            .Where(e => partIds.Contains(e.PartId!.Value) && (e.Step == BudgetStep.PartRejected || e.Step == BudgetStep.PartSentBack))
            .ToListAsync(cancellation);
        var deciders = await db.DecidersAsync(centerIds, cancellation);
        var people = parts.Select(p => p.Part.EnteredById).Concat(deciders.Values).Concat(decisions.Select(d => d.UserId)).Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);

        return new EntryFacts
        {
            Names = names,
            Decisions = decisions.GroupBy(d => d.PartId!.Value).ToDictionary(g => g.Key, g => g.OrderBy(d => d.At).Last()),
            LastYearBudgets = lastYearBudgets,
            LastYears = lastYears,
            Sums = sums,
            Used = await usage.UsedAsync(db, partIds, cancellation),
            Deciders = deciders,
        };
    }

    /// <summary>The cost center's total in the budget before; null when there was none.</summary>
    public decimal? LastYear(Guid budgetId, Guid costCenterId) =>
        LastYearBudgets.TryGetValue(budgetId, out var lastYearId) ? LastYears.GetValueOrDefault((lastYearId, costCenterId)) : null;

    public string? Name(Guid? userId) => userId is { } id ? Names.GetValueOrDefault(id) : null;

    public DecisionWords? Decision(Guid partId) =>
        Decisions.TryGetValue(partId, out var decision) ? new DecisionWords(decision.Comment, Name(decision.UserId) ?? Actor.SystemName) : null;
}
