using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Availability;

/// <summary>Keeps a document within the control of the budgets that it spends.</summary>
internal static class ControlCheck
{
    public const string OverBudget = "execution.over_budget";

    /// <summary>
    /// Checks in the caller's transaction, before the document is written. Of two who check the same budget at once the second one waits
    /// until the first one's transaction ends, and sees what it wrote.
    /// </summary>
    /// <param name="reason">Why it may pass nevertheless; of meaning only where it would be stopped, and for those with the right.</param>
    /// <returns>The refusal, where the control stops.</returns>
    public static async Task<Result<Passed>> CheckAsync(
        this PortalDbContext db, DocumentKind kind, Guid documentId, IReadOnlyList<Use> uses, DateOnly day, string? reason)
    {
        var warnings = new List<string>();
        foreach (var (control, currency, own) in await TurnsAsync(db, uses))
        {
            var over = (await db.LevelsAsync(control.BudgetId, own, control.Basis, day, documentId))
                .Select(l => (Level: l, Over: l.Over(control.Tolerance))).Where(l => l.Over > 0).ToList();
            if (over.Count == 0)
            {
                continue;
            }

            warnings.AddRange(over.Select(o => Said(o.Level, o.Over, currency)));
            if (control.Mode != ControlMode.Stop || await IsLetPassAsync(db, documentId, over))
            {
                continue;
            }

            if (await OverrideAsync(db, reason, warnings) is { } refusal)
            {
                return refusal;
            }

            db.AddRange(over.Select(o => new ControlOverride
            {
                BudgetId = control.BudgetId, Kind = kind, DocumentId = documentId, LevelId = o.Level.Id, Level = o.Level.Name, Over = o.Over,
                Reason = reason!.Trim(), UserId = db.Actor.UserId!.Value, At = db.Time.GetUtcNow(),
            }));
        }

        return new Passed(warnings);
    }

    /// <summary>The controls of the budgets whose lines are used, each taken in turn; what is ignored is left out.</summary>
    private static async Task<List<(BudgetControl Control, string Currency, List<Use> Uses)>> TurnsAsync(PortalDbContext db, IReadOnlyList<Use> uses)
    {
        var ids = uses.Select(u => u.BudgetLineId).ToList();
        var budgets = await (
            from line in db.Set<BudgetLine>()
            where ids.Contains(line.Id)
            join part in db.Set<CostCenterBudget>() on line.PartId equals part.Id
            join budget in db.Set<Budget>() on part.BudgetId equals budget.Id
            select new { line.Id, part.BudgetId, budget.Currency }).ToListAsync();
        var turns = new List<(BudgetControl, string, List<Use>)>();
        foreach (var budget in budgets.GroupBy(b => (b.BudgetId, b.Currency)).OrderBy(b => b.Key.BudgetId))
        {
            await db.Set<BudgetControl>().Where(c => c.BudgetId == budget.Key.BudgetId).ExecuteUpdateAsync(c => c.SetProperty(x => x.Turn, x => x.Turn + 1));
            var control = await db.Set<BudgetControl>().AsNoTracking().SingleOrDefaultAsync(c => c.BudgetId == budget.Key.BudgetId);
            if (control is { Mode: not ControlMode.Ignore })
            {
                var own = budget.Select(b => b.Id).ToHashSet();
                turns.Add((control, budget.Key.Currency, [.. uses.Where(u => own.Contains(u.BudgetLineId))]));
            }
        }

        return turns;
    }

    /// <summary>Whether somebody let the document pass before, when it was handed in, by as much on every level that it goes over now.</summary>
    private static async Task<bool> IsLetPassAsync(PortalDbContext db, Guid documentId, List<(AvailabilityLevel Level, decimal Over)> over)
    {
        var granted = await db.Set<ControlOverride>().Where(o => o.DocumentId == documentId).Select(o => new { o.LevelId, o.Over }).ToListAsync();
        return over.TrueForAll(o => granted.Exists(g => g.LevelId == o.Level.Id && g.Over >= o.Over));
    }

    /// <summary>The refusal; its field is that of the reason for those whose reason would let it pass.</summary>
    private static async Task<Error?> OverrideAsync(PortalDbContext db, string? reason, IReadOnlyList<string> over)
    {
        if (await db.RefuseAsync(ExecutionPermissions.OverrideControl) is not null)
        {
            return new Error(OverBudget, string.Join(' ', over));
        }

        return string.IsNullOrWhiteSpace(reason) ? new Error(OverBudget, string.Join(' ', over), nameof(ControlOverride.Reason))
            : reason.Length > ControlOverride.ReasonLength
                ? new Error("execution.reason_required", Words.Format(ExecutionText.ReasonRequired, ControlOverride.ReasonLength), nameof(ControlOverride.Reason))
            : null;
    }

    /// <summary>By how much a level is passed, in words.</summary>
    internal static string Said(AvailabilityLevel level, decimal over, string currency) => Words.Format(
        level.Kind == LevelKind.Line ? AvailabilityText.LineOver : AvailabilityText.LevelOver, level.Name, Figures.Said(over, currency));
}
