using BudgetPortal.Data;
using BudgetPortal.Execution.Availability;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Import;

/// <summary>The control of the budgets for documents that come in one file: each counts for those after it, before any is saved.</summary>
internal sealed class FileControl
{
    private readonly Dictionary<Guid, Controlled> lines;
    private readonly Dictionary<(Guid PartId, int Month), IReadOnlyList<AvailabilityLevel>> levels = [];
    private readonly Dictionary<(LevelKind Kind, Guid Id), decimal> taken = [];

    private FileControl(Dictionary<Guid, Controlled> lines) => this.lines = lines;

    /// <summary>Lets others who check the same budgets wait until the caller's transaction ends.</summary>
    public static async Task WaitForOthersAsync(PortalDbContext db, CancellationToken cancellation)
    {
        foreach (var id in await db.Set<BudgetControl>().OrderBy(c => c.BudgetId).Select(c => c.BudgetId).ToListAsync(cancellation))
        {
            await db.Set<BudgetControl>().Where(c => c.BudgetId == id).ExecuteUpdateAsync(c => c.SetProperty(x => x.Turn, x => x.Turn + 1), cancellation);
        }
    }

    /// <summary>Reads what is left for some lines on some days.</summary>
    public static async Task<FileControl> LoadAsync(PortalDbContext db, IReadOnlyCollection<(Guid LineId, DateOnly Day)> uses, CancellationToken cancellation)
    {
        var ids = uses.Select(u => u.LineId).Distinct().ToList();
        var controlled = await (
            from line in db.Set<BudgetLine>().AsNoTracking()
            where ids.Contains(line.Id)
            join part in db.Set<CostCenterBudget>() on line.PartId equals part.Id
            join control in db.Set<BudgetControl>().AsNoTracking() on part.BudgetId equals control.BudgetId
            where control.Mode != ControlMode.Ignore
            join budget in db.Set<Budget>() on part.BudgetId equals budget.Id
            select new { line.Id, PartId = part.Id, control, budget.Currency }).ToDictionaryAsync(l => l.Id, l => new Controlled(l.PartId, l.control, l.Currency), cancellation);
        var file = new FileControl(controlled);
        foreach (var at in uses.Where(u => controlled.ContainsKey(u.LineId)).GroupBy(u => (controlled[u.LineId].PartId, Month(controlled[u.LineId].Control, u.Day))))
        {
            var control = controlled[at.First().LineId].Control;
            file.levels[at.Key] = await db.LevelsAsync(
                control.BudgetId, [.. at.Select(u => u.LineId).Distinct().Select(id => new Use(id, 0))], control.Basis, at.First().Day, cancellation: cancellation);
        }

        return file;
    }

    /// <summary>Checks a document; one that passes counts for those after it.</summary>
    /// <returns>The refusal, where a control stops.</returns>
    public Result<Passed> Check(IReadOnlyList<Use> uses, DateOnly day)
    {
        var takes = uses.Where(u => lines.ContainsKey(u.BudgetLineId)).SelectMany(u => Touched(u, day)).GroupBy(l => (l.Level.Kind, l.Level.Id))
            .Select(g => (g.First().Level, g.First().By, This: g.Sum(l => l.Amount))).ToList();
        var warnings = new List<string>();
        var stops = false;
        foreach (var (level, by, amount) in takes)
        {
            var over = (level with { Committed = level.Committed + taken.GetValueOrDefault((level.Kind, level.Id)), This = amount }).Over(by.Control.Tolerance);
            if (over > 0)
            {
                warnings.Add(ControlCheck.Said(level, over, by.Currency));
                stops |= by.Control.Mode == ControlMode.Stop;
            }
        }

        if (stops)
        {
            return new Error("execution.over_budget", string.Join(' ', warnings));
        }

        foreach (var (level, _, amount) in takes)
        {
            taken[(level.Kind, level.Id)] = taken.GetValueOrDefault((level.Kind, level.Id)) + amount;
        }

        return new Passed(warnings);
    }

    private IEnumerable<(AvailabilityLevel Level, Controlled By, decimal Amount)> Touched(Use use, DateOnly day)
    {
        var by = lines[use.BudgetLineId];
        return levels[(by.PartId, Month(by.Control, day))].Where(l => l.Kind != LevelKind.Line || l.Id == use.BudgetLineId).Select(l => (l, by, use.Amount));
    }

    /// <summary>What has begun on a day counts only where the budget counts to date.</summary>
    private static int Month(BudgetControl control, DateOnly day) => control.Basis == ControlBasis.Year ? 0 : (day.Year * 12) + day.Month;

    private sealed record Controlled(Guid PartId, BudgetControl Control, string Currency);
}
