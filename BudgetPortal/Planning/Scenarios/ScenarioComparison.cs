using BudgetPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Scenarios;

/// <summary>
/// Puts what-ifs beside what stands now. One that ended is put beside what it was taken from: what was entered since is none of its doing.
/// </summary>
internal static class ScenarioComparison
{
    /// <param name="columns">With lines and drivers; all of the same sheet or budget.</param>
    public static async Task<ScenarioView> ReadAsync(PortalDbContext db, Budget budget, List<Scenario> columns, CancellationToken cancellation)
    {
        var (first, whole) = (columns[0], columns[0].PartId is null);
        var outcomes = columns.ConvertAll(c => ScenarioOutcome.Of(c.Lines, c.Drivers, budget.Currency));
        var against = AgainstOf(first);
        var (current, values) = await FiguresAsync(db, against, first, outcomes, budget.Currency, cancellation);
        var words = await db.WordsOfAsync(budget.Id, cancellation: cancellation);
        var copies = columns.SelectMany(c => c.Lines).DistinctBy(l => l.LineId).ToDictionary(l => l.LineId);
        var codeIds = copies.Values.Select(l => l.CodeId).Concat(current.Values.Select(l => l.CodeId)).Distinct().ToList();
        var codes = await words.Codes.Where(c => codeIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellation);
        var centers = await (
            from part in db.Set<CostCenterBudget>()
            where part.BudgetId == budget.Id
            join center in words.CostCenters on part.CostCenterId equals center.Id
            select new { part.Id, Name = center.Code + " " + center.Name }).ToDictionaryAsync(c => c.Id, c => c.Name, cancellation);
        var own = first.Lines.ToDictionary(l => l.LineId);
        var lines = current.Keys.Union(values.SelectMany(v => v.Keys)).Select(id =>
        {
            var stands = current.GetValueOrDefault(id);
            var copy = copies.GetValueOrDefault(id);
            var code = codes[stands?.CodeId ?? copy!.CodeId];
            var category = copy?.Category ?? code.Category;
            return (Category: category, Row: new ComparedRow(
                id.ToString(), code.Name, whole ? $"{centers[stands?.PartId ?? copy!.PartId]} · {category}" : category, stands?.Amount ?? 0,
                values.ConvertAll(v => v.GetValueOrDefault(id)),
                against == ComparedWith.Now && (own.TryGetValue(id, out var mine) ? stands is null || !mine.IsAsCopied(stands) : stands is not null)));
        }).ToList();
        var categories = lines.GroupBy(l => l.Category).Select(g => new ComparedRow(
            g.Key, g.Key, string.Empty, g.Sum(l => l.Row.Current), [.. columns.Select((_, i) => g.Sum(l => l.Row.Values[i]))]));
        return new ScenarioView(
            null!, null, against,
            [.. first.Drivers.OrderBy(d => d.Position).Select(d => new DriverRow(d, d.CodeId is { } id ? codes[id].Name : null, outcomes[0].Effects[d.Id]))],
            [], [], Sorted(categories), Sorted(lines.Select(l => l.Row)),
            new DriverChoices(
                [.. first.Lines.Select(l => l.Category).Distinct().Order(StringComparer.CurrentCulture)],
                [.. first.Lines.Where(l => !l.IsLumpSum).Select(l => l.CodeId).Distinct().Select(id => new ScenarioName(id, $"{codes[id].Code} {codes[id].Name}")).OrderBy(i => i.Name, StringComparer.CurrentCulture)],
                [.. first.Lines.Select(l => l.OrderCurrency).OfType<string>().Distinct().Order(StringComparer.Ordinal)]),
            default);
    }

    private static ComparedWith AgainstOf(Scenario scenario) =>
        scenario.State == ScenarioState.Open ? ComparedWith.Now
        : scenario.Lines.Any(l => l.AdoptedTo is not null) ? ComparedWith.BeforeAdoption
        : ComparedWith.Copy;

    /// <summary>What the columns are put beside, and the columns; by line.</summary>
    private static async Task<(Dictionary<Guid, StandingLine> Current, List<Dictionary<Guid, decimal>> Values)> FiguresAsync(
        PortalDbContext db, ComparedWith against, Scenario first, List<ScenarioOutcome> outcomes, string currency, CancellationToken cancellation)
    {
        if (against == ComparedWith.BeforeAdoption)
        {
            var taken = first.Lines.Where(l => l.AdoptedTo is not null).ToList();
            return (taken.ToDictionary(l => l.LineId, l => Copied(l, l.AdoptedFrom!.Value)), [taken.ToDictionary(l => l.LineId, l => l.AdoptedTo!.Value)]);
        }

        var current = against == ComparedWith.Now
            ? await StandingLine.ReadAsync(db, first, cancellation)
            : first.Lines.ToDictionary(l => l.LineId, l => Copied(l, new LineGuess(l.Quantity, l.UnitPrice).Amount(l, currency)));
        return (current, outcomes.ConvertAll(o => o.Lines.ToDictionary(l => l.Key, l => l.Value.Amount)));
    }

    private static StandingLine Copied(ScenarioLine line, decimal amount) =>
        new(line.LineId, line.PartId, line.CodeId, line.Quantity, line.UnitPrice, line.Transferred, line.IsLumpSum, amount);

    /// <summary>The biggest difference first.</summary>
    private static IReadOnlyList<ComparedRow> Sorted(IEnumerable<ComparedRow> rows) =>
        [.. rows.OrderByDescending(r => r.Values.Max(v => Math.Abs(v - r.Current))).ThenByDescending(r => r.Current).ThenBy(r => r.Name, StringComparer.CurrentCulture).ThenBy(r => r.Key, StringComparer.Ordinal)];
}
