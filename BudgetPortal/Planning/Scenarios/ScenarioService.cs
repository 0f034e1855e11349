using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Scenarios;

/// <summary>Copies sheets and budgets as what-ifs and changes them by drivers; what is entered or approved stays as it is.</summary>
public sealed class ScenarioService(PortalDb portalDb)
{
    /// <summary>Copies the lines as they stand. The same one again changes nothing and succeeds.</summary>
    /// <param name="id">Made by the form, so that a double click copies once.</param>
    /// <param name="partId">The sheet; null for the whole budget.</param>
    public Task<Result<Guid>> CopyAsync(Guid id, Guid budgetId, Guid? partId, string name) => portalDb.RunAsync<Result<Guid>>(
        async db =>
        {
            var visible = (await db.VisiblePartsAsync()).Where(p => p.BudgetId == budgetId && p.State != PartState.Withdrawn && (partId == null || p.Id == partId));
            var budget = await db.Set<Budget>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == budgetId && visible.Any());
            if (budget is null)
            {
                return ScenarioAccess.NotFound();
            }

            if (!await ScenarioAccess.MayWriteAsync(db, partId))
            {
                return new Error("scenarios.not_yours", ScenariosText.NotYours);
            }

            if (await db.Set<Scenario>().AnyAsync(s => s.Id == id))
            {
                return id;
            }

            if (ScenarioAccess.Refuse(budget) is { } over)
            {
                return over;
            }

            var lines = await db.Set<BudgetLine>().AsNoTracking().Where(l => visible.Any(p => p.Id == l.PartId)).OrderBy(l => l.Id).ToListAsync();
            var categories = await (await db.WordsOfAsync(budgetId)).Codes.Select(c => new { c.Id, c.Category }).ToDictionaryAsync(c => c.Id, c => c.Category);
            var copied = Scenario.Copy(
                id, budget, partId, name, lines.Select(l => ScenarioLine.Of(id, l, categories[l.ItemId ?? l.ProductId ?? Guid.Empty], budget.Currency)),
                db.Actor.UserId!.Value, db.Time.GetUtcNow());
            if (!copied.Succeeded)
            {
                return Result<Guid>.Failed(copied.Errors);
            }

            db.Add(copied.Value);
            await db.SaveChangesAsync();
            return id;
        },
        conflict => conflict);

    /// <summary>Adds a driver behind the others.</summary>
    /// <param name="driverId">Made by the form, so that a double click adds once.</param>
    public Task<Result> AddDriverAsync(Guid scenarioId, Guid driverId, DriverTerms terms) => OnAsync(scenarioId, (db, scenario, budget) =>
    {
        var known = scenario.Drivers.Count;
        var added = scenario.Add(driverId, terms, budget.Currency);
        db.AddRange(scenario.Drivers.Skip(known));
        return added;
    });

    public Task<Result> RemoveDriverAsync(Guid scenarioId, Guid driverId) => OnAsync(scenarioId, (db, scenario, budget) =>
    {
        db.RemoveRange(scenario.Drivers.Where(d => d.Id == driverId));
        return scenario.Remove(driverId, budget.Currency);
    });

    /// <summary>Applies a driver one place earlier.</summary>
    public Task<Result> MoveUpAsync(Guid scenarioId, Guid driverId) => OnAsync(scenarioId, (_, scenario, budget) => scenario.MoveUp(driverId, budget.Currency));

    /// <summary>Throws a what-if away.</summary>
    public Task<Result> DiscardAsync(Guid scenarioId) =>
        OnAsync(scenarioId, (db, scenario, _) => scenario.Discard(db.Actor.UserId!.Value, db.Time.GetUtcNow()));

    private Task<Result> OnAsync(Guid scenarioId, Func<PortalDbContext, Scenario, Budget, Result> operation) => portalDb.RunAsync<Result>(
        async db =>
        {
            var opened = await ScenarioAccess.OpenAsync(db, scenarioId);
            if (!opened.Succeeded)
            {
                return Result.Failed(opened.Errors);
            }

            var result = operation(db, opened.Value.Scenario, opened.Value.Budget);
            if (result.Succeeded)
            {
                await db.SaveChangesAsync();
            }

            return result;
        },
        conflict => conflict);
}
