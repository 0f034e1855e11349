using BudgetPortal.Data;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Planning.Exchange;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Scenarios;

/// <summary>
/// Puts a what-if's figures into sheets that are still entered, by the rules by which lines are entered, or drafts a revision of what is
/// approved. All or nothing, and what happens is what was shown.
/// </summary>
public sealed class AdoptionService(PortalDb portalDb)
{
    /// <summary>What adopting would change; nothing is saved.</summary>
    public async Task<Result<AdoptionPreview>> PreviewAsync(Guid scenarioId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var opened = await ScenarioAccess.OpenAsync(db, scenarioId);
        if (!opened.Succeeded)
        {
            return Result<AdoptionPreview>.Failed(opened.Errors);
        }

        var (scenario, budget) = opened.Value;
        var lines = await DifferingAsync(db, scenario, budget);
        var standing = await StandingLine.ReadAsync(db, scenario, cancellation);
        var names = await AdoptionNames.ReadAsync(db, scenario, budget, lines, cancellation);
        return new AdoptionPreview(
            scenario.Version, budget.MayBeRevised().Succeeded, budget.Currency, standing.Values.Sum(l => l.Amount),
            [.. lines.Select(l => new AdoptionRow(
                l.Copy.LineId, names.Line(l), names.CostCenter(l), l.State, l.Line?.Version, l.Line?.Amount ?? 0, l.Amount, l.Wanted, l.FallsAway, l.Closed?.Message ?? l.Problem))
                .OrderByDescending(r => Math.Abs(r.Becomes - r.Stands)).ThenBy(r => r.LineId)],
            Elsewhere(scenario, budget, standing, lines));
    }

    /// <summary>
    /// Adopts, all cost centers at once. A line that somebody changed since it was shown refuses all of it with <c>scenarios.overtaken</c>, and
    /// so does a sheet that was closed since.
    /// </summary>
    /// <param name="choices">Of <see cref="AdoptionPreview.Choose"/>; a line without one is taken unless it was changed since it was copied.</param>
    public async Task<Result<Adopted>> AdoptAsync(Guid scenarioId, Guid seen, IReadOnlyList<AdoptionChoice> choices)
    {
        var adopted = await TryAsync(scenarioId, seen, choices);
        if (adopted.Succeeded)
        {
            return adopted;
        }

        // Lines that moved may be those of somebody who adopted it in the same moment: then that is what the user is told.
        await using var db = portalDb.Open();
        var now = await ScenarioAccess.OpenAsync(db, scenarioId);
        return now.Succeeded ? adopted : Result<Adopted>.Failed(now.Errors);
    }

    /// <summary>Takes an adoption into sheets back, all of it or nothing; the what-if is open again.</summary>
    /// <param name="back">Of <see cref="Adopted"/>.</param>
    public Task<Result<Adopted>> TakeBackAsync(Guid scenarioId, IReadOnlyDictionary<Guid, IReadOnlyList<LineStep>> back) => portalDb.RunAsync<Result<Adopted>>(
        async db =>
        {
            var scenario = await (await ScenarioAccess.VisibleAsync(db)).Include(s => s.Lines).AsTracking().SingleOrDefaultAsync(s => s.Id == scenarioId);
            if (scenario is null || !await ScenarioAccess.MayWriteAsync(db, scenario.PartId))
            {
                return ScenarioAccess.NotFound();
            }

            var reopened = scenario.Reopen();
            return reopened.Succeeded ? await RunAsync(db, back) : Result<Adopted>.Failed(reopened.Errors);
        },
        conflict => conflict);

    private Task<Result<Adopted>> TryAsync(Guid scenarioId, Guid seen, IReadOnlyList<AdoptionChoice> choices) => portalDb.RunAsync<Result<Adopted>>(
        async db =>
        {
            var opened = await ScenarioAccess.OpenAsync(db, scenarioId);
            if (!opened.Succeeded)
            {
                return Result<Adopted>.Failed(opened.Errors);
            }

            var (scenario, budget) = opened.Value;
            if (scenario.Version != seen)
            {
                return new Error("data.conflict", DataText.Conflict);
            }

            var lines = await DifferingAsync(db, scenario, budget);
            var made = choices.ToDictionary(c => c.LineId);
            var undecided = lines.FindAll(l => l is { Line: { } line, Closed: null } && (made.TryGetValue(line.Id, out var choice) ? choice.Take && choice.Version != line.Version : l.IsOvertaken));
            if (undecided.Count > 0)
            {
                var names = await AdoptionNames.ReadAsync(db, scenario, budget, undecided);
                return new Error("scenarios.overtaken", Words.Format(ScenariosText.LinesOvertaken, string.Join("; ", undecided.Take(5).Select(names.Line))));
            }

            var taken = lines.FindAll(l => l.State is AdoptionState.Changes or AdoptionState.Overtaken && made.GetValueOrDefault(l.Copy.LineId) is not { Take: false });
            var closed = lines.FindAll(l => l.Closed is not null && (taken.Count == 0 || made.GetValueOrDefault(l.Copy.LineId) is { Take: true }));
            if (closed.Count > 0)
            {
                return (await AdoptionNames.ReadAsync(db, scenario, budget, closed)).Refuse(closed);
            }

            if (taken.Count == 0)
            {
                return new Error("scenarios.nothing_to_adopt", ScenariosText.NothingToAdopt);
            }

            scenario.Adopt(db.Actor.UserId!.Value, db.Time.GetUtcNow(), taken.ToDictionary(l => l.Copy.LineId, l => (l.Line!.Amount, l.Amount)));
            return budget.MayBeRevised().Succeeded ? await ProposeAsync(db, scenario, budget, taken) : await EnterAsync(db, scenario, taken);
        },
        conflict => conflict);

    private static Task<Result<Adopted>> EnterAsync(PortalDbContext db, Scenario scenario, List<AdoptedLine> lines)
    {
        var reason = ReasonOf(scenario);
        return RunAsync(db, lines.GroupBy(l => l.Copy.PartId).ToDictionary(g => g.Key, g => (IReadOnlyList<LineStep>)[.. g.Select(l => l.Step(reason))]));
    }

    /// <summary>Takes steps on the lines of parts that are open to the actor, in one transaction.</summary>
    private static async Task<Result<Adopted>> RunAsync(PortalDbContext db, IReadOnlyDictionary<Guid, IReadOnlyList<LineStep>> steps)
    {
        var done = new Dictionary<Guid, IReadOnlyList<StepResult>>();
        foreach (var (partId, own) in steps.OrderBy(s => s.Key))
        {
            var desk = await db.EntryDeskAsync(partId);
            if (!desk.Succeeded)
            {
                return await NamedAsync(db, partId, desk.Error!);
            }

            done[partId] = await new LineBatch(db, desk.Value).RunAsync(own);
            var wrong = done[partId].FirstOrDefault(r => r.Error is not null)?.Error
                ?? await TargetControlRule.RefuseLinesAsync(db, desk.Value.Budget, desk.Value.Part, field: null);
            if (wrong is not null)
            {
                return await NamedAsync(db, partId, wrong);
            }

            desk.Value.Part.Entered(desk.Value.UserId, db.Time.GetUtcNow());
        }

        await db.SaveChangesAsync();
        var versions = db.ChangeTracker.Entries<BudgetLine>().ToDictionary(e => e.Entity.Id, e => e.Entity.Version);
        return new Adopted(
            done.Values.Sum(r => r.Count),
            done.ToDictionary(d => d.Key, d => (IReadOnlyList<LineStep>)[.. d.Value.Where(r => r.Before is not null)
                .Select(r => new RestoreStep(r.CodeId, r.Before!, versions.GetValueOrDefault(r.Before!.Id)))]),
            []);
    }

    private static async Task<Result<Adopted>> ProposeAsync(PortalDbContext db, Scenario scenario, Budget budget, List<AdoptedLine> lines)
    {
        var reason = ReasonOf(scenario);
        var number = await db.Set<BudgetChange>().Where(c => c.BudgetId == budget.Id).MaxAsync(c => (int?)c.Number) ?? 0;
        var proposals = new List<Guid>();
        foreach (var part in lines.GroupBy(l => l.Copy.PartId).OrderBy(g => g.Key))
        {
            var change = BudgetChange.Propose(
                Guid.CreateVersion7(), budget, ++number, ChangeKind.Revision, budget.Parts.Where(p => p.Id == part.Key), reason, db.Actor.UserId!.Value, db.Time.GetUtcNow());
            if (!change.Succeeded)
            {
                return Result<Adopted>.Failed(change.Errors);
            }

            foreach (var line in part)
            {
                var proposed = line.FallsAway ? ChangeLine.Remove(change.Value, line.Line!) : ChangeLine.Of(budget, change.Value, line.Line!, line.Entry(reason));
                if (!proposed.Succeeded)
                {
                    return await NamedAsync(db, part.Key, proposed.Error!);
                }

                change.Value.Put(proposed.Value, db.Actor.UserId!.Value);
            }

            db.Add(change.Value);
            proposals.Add(change.Value.Id);
        }

        await db.SaveChangesAsync();
        return new Adopted(lines.Count, new Dictionary<Guid, IReadOnlyList<LineStep>>(), proposals);
    }

    /// <summary>The lines that the drivers change, with those that stand now; the latter are only read.</summary>
    private static async Task<List<AdoptedLine>> DifferingAsync(PortalDbContext db, Scenario scenario, Budget budget)
    {
        var outcome = ScenarioOutcome.Of(scenario.Lines, scenario.Drivers, budget.Currency);
        var differing = outcome.Lines.Values.Select(l => new AdoptedLine(l.Line, l.Guess, l.Amount)).Where(l => l.Differs).ToList();
        var parts = differing.Select(l => l.Copy.PartId).Distinct().ToList();
        var standing = await db.Set<BudgetLine>().AsNoTracking().Where(l => parts.Contains(l.PartId)).ToDictionaryAsync(l => l.Id);
        var closed = budget.MayBeRevised().Succeeded ? [] : await db.EntryRefusalsAsync(budget, parts);
        var reason = ReasonOf(scenario);
        return differing.ConvertAll(l => l.On(standing.GetValueOrDefault(l.Copy.LineId), budget, closed.GetValueOrDefault(l.Copy.PartId), reason));
    }

    /// <summary>What nobody adopts: lines without a driver that are not as they were copied.</summary>
    private static AdoptionSum Elsewhere(Scenario scenario, Budget budget, Dictionary<Guid, StandingLine> standing, List<AdoptedLine> differing)
    {
        var copies = scenario.Lines.ToDictionary(l => l.LineId);
        var moved = copies.Keys.Union(standing.Keys).Except(differing.Select(l => l.Copy.LineId))
            .Select(id => (Copy: copies.GetValueOrDefault(id), Line: standing.GetValueOrDefault(id)))
            .Where(l => l.Copy is null || l.Line is null || !l.Copy.IsAsCopied(l.Line)).ToList();
        return new AdoptionSum(
            moved.Count, moved.Sum(l => l.Line?.Amount ?? 0),
            moved.Sum(l => l.Copy is { } copy ? new LineGuess(copy.Quantity, copy.UnitPrice).Amount(copy, budget.Currency) : 0));
    }

    private static string ReasonOf(Scenario scenario) => Words.Format(ScenariosText.FromScenario, scenario.Name);

    /// <summary>A refusal with the cost center that it concerns.</summary>
    private static async Task<Error> NamedAsync(PortalDbContext db, Guid partId, Error error)
    {
        var name = await (
            from part in db.Set<CostCenterBudget>()
            where part.Id == partId
            join center in db.Set<BudgetPortal.Organizations.CostCenter>() on part.CostCenterId equals center.Id
            select center.Code + " " + center.Name).SingleAsync();
        return new Error(error.Code, $"{name}: {error.Message}");
    }
}
