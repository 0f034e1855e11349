using BudgetPortal.Data;
using BudgetPortal.Execution.Expenses;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Availability;

/// <summary>What is left of a budget, for those who may see it.</summary>
public sealed class AvailabilityQueries(PortalDb portalDb)
{
    private const int Most = 200;

    /// <summary>The levels of a cost center's part, with what a document would take.</summary>
    /// <param name="uses">What is drafted; lines of other parts may be among them.</param>
    /// <param name="day">Of the document; null for today.</param>
    /// <returns>Null when the part is not there for the reader, or its budget is not in force.</returns>
    public async Task<Available?> ReadAsync(Guid partId, IReadOnlyList<Use> uses, DateOnly? day = null, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        if (await VisibleAsync(db, partId, cancellation) is not { } budget)
        {
            return null;
        }

        var control = await db.Set<BudgetControl>().AsNoTracking().SingleOrDefaultAsync(c => c.BudgetId == budget.Id, cancellation) ?? new BudgetControl(budget.Id);
        var organization = await db.OrganizationAsync(cancellation);
        var levels = await db.LevelsAsync(budget.Id, uses, control.Basis, day ?? db.Time.Today(organization), partId: partId, cancellation: cancellation);
        return new Available(
            levels, budget.Currency, control.Mode, control.Tolerance, control.Basis, control.Version,
            TimeZoneInfo.ConvertTime(db.Time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(organization.TimeZone)));
    }

    /// <summary>The documents of which a figure of a cost center is made, the latest first; 200 at the most.</summary>
    public async Task<IReadOnlyList<MadeOf>> MadeOfAsync(Guid partId, Stage stage, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        if (await VisibleAsync(db, partId, cancellation) is null)
        {
            return [];
        }

        var own = db.Set<BudgetLine>().Where(l => l.PartId == partId).Select(l => l.Id);
        var lines = from line in db.Set<ObligationLine>()
                    where line.BudgetLineId != null && own.Contains(line.BudgetLineId.Value)
                    join obligation in db.Set<Obligation>() on line.ObligationId equals obligation.Id
                    select new { line, obligation };
        var obligated = stage switch
        {
            Stage.Committed => await lines.Where(l => l.line.Amount - l.line.Returned - l.line.Disbursed != 0)
                .Select(l => new { l.obligation.Number, l.obligation.Date, l.obligation.Description, Amount = l.line.Amount - l.line.Returned - l.line.Disbursed })
                .OrderByDescending(l => l.Date).Take(Most).ToListAsync(cancellation),
            Stage.Actual => await lines.Where(l => l.line.Disbursed != 0)
                .Select(l => new { l.obligation.Number, l.obligation.Date, l.obligation.Description, Amount = l.line.Disbursed })
                .OrderByDescending(l => l.Date).Take(Most).ToListAsync(cancellation),
            _ => [],
        };
        var state = stage == Stage.Actual ? ExpenseState.Approved : ExpenseState.Submitted;
        var expenses = stage == Stage.Committed
            ? []
            : await db.Set<Expense>().Where(e => e.State == state && e.BudgetLineId != null && own.Contains(e.BudgetLineId.Value))
                .OrderByDescending(e => e.Date).Take(Most).Select(e => new { e.Number, e.Date, e.Description, e.Amount }).ToListAsync(cancellation);
        return
        [
            .. obligated.Select(o => new MadeOf(DocumentNumber.Said(DocumentKind.Obligation, o.Date.Year, o.Number), o.Date, o.Description, o.Amount))
                .Concat(expenses.Select(e => new MadeOf(DocumentNumber.Said(DocumentKind.Expense, e.Date.Year, e.Number), e.Date, e.Description, e.Amount)))
                .OrderByDescending(m => m.Date).Take(Most),
        ];
    }

    private static async Task<Budget?> VisibleAsync(PortalDbContext db, Guid partId, CancellationToken cancellation)
    {
        var all = (await db.PermissionsAsync(cancellation)).Contains(ExecutionPermissions.ReadAll);
        var parts = all ? db.Set<CostCenterBudget>() : await db.VisiblePartsAsync(cancellation);
        return await db.Set<Budget>().AsNoTracking().SingleOrDefaultAsync(b => parts.Any(p => p.Id == partId && p.BudgetId == b.Id), cancellation);
    }
}

/// <summary>Where money is on its way.</summary>
public enum Stage
{
    Reserved,
    Committed,
    Actual,
}

/// <param name="Levels">From the line up to the budget.</param>
/// <param name="Tolerance">Percent.</param>
/// <param name="ControlVersion">To be handed back when the control is set; empty before it ever was.</param>
/// <param name="At">When it was reckoned, at the organization's offset.</param>
public sealed record Available(
    IReadOnlyList<AvailabilityLevel> Levels, string Currency, ControlMode Mode, decimal Tolerance, ControlBasis Basis, Guid ControlVersion, DateTimeOffset At);

/// <param name="Number">As people write it.</param>
public sealed record MadeOf(string Number, DateOnly Date, string What, decimal Amount);
