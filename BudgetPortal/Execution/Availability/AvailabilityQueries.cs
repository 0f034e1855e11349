using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Availability;

/// <summary>What is left of a budget, for those who may see it.</summary>
public sealed class AvailabilityQueries(PortalDb portalDb)
{
    /// <summary>The levels of a cost center's part, with what a document would take.</summary>
    /// <param name="appropriationId">Of the part.</param>
    /// <param name="uses">What is drafted; lines of other parts may be among them.</param>
    /// <param name="day">Of the document; null for today.</param>
    /// <param name="without">An expense that is handed in already and looked at; it counts as the document.</param>
    /// <returns>Null when the appropriation is a program's, or is not there for the reader.</returns>
    public async Task<Available?> ReadAsync(
        Guid appropriationId, IReadOnlyList<Use> uses, DateOnly? day = null, Guid? without = null, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        if (await AvailabilityScope.FindAsync(db, appropriationId, cancellation) is not { } scope)
        {
            return null;
        }

        var (budget, control) = (scope.Budget, scope.Control);
        var levels = await db.LevelsAsync(budget.Id, uses, control.Basis, day ?? scope.Today, without, scope.PartId, cancellation);
        var zone = TimeZoneInfo.FindSystemTimeZoneById((await db.OrganizationAsync(cancellation)).TimeZone);
        return new Available(
            budget.Id, levels, budget.Currency, control.Mode, control.Tolerance, control.Basis, control.Version, TimeZoneInfo.ConvertTime(db.Time.GetUtcNow(), zone),
            (await db.PermissionsAsync(cancellation)).Contains(ExecutionPermissions.SetControl));
    }
}

/// <summary>The part of a budget that somebody looks at.</summary>
/// <param name="Control">As it is set, or as it would be.</param>
internal sealed record AvailabilityScope(Guid PartId, Budget Budget, BudgetControl Control, DateOnly Today)
{
    /// <summary>Null when the appropriation is a program's, or is not there for the reader.</summary>
    public static async Task<AvailabilityScope?> FindAsync(PortalDbContext db, Guid appropriationId, CancellationToken cancellation)
    {
        var visible = await db.VisibleAppropriationsAsync(cancellation);
        var found = await (
            from appropriation in visible
            where appropriation.Id == appropriationId
            join part in db.Set<CostCenterBudget>() on appropriation.PartId equals part.Id
            join budget in db.Set<Budget>() on part.BudgetId equals budget.Id
            select new { part.Id, Budget = budget }).AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return null;
        }

        var control = await db.Set<BudgetControl>().AsNoTracking().SingleOrDefaultAsync(c => c.BudgetId == found.Budget.Id, cancellation);
        return new AvailabilityScope(found.Id, found.Budget, control ?? new BudgetControl(found.Budget.Id), db.Time.Today(await db.OrganizationAsync(cancellation)));
    }
}

/// <param name="Levels">From the line up to the budget.</param>
/// <param name="Tolerance">Percent.</param>
/// <param name="ControlVersion">To be handed back when the control is set; empty before it ever was.</param>
/// <param name="At">When it was reckoned, at the organization's offset.</param>
/// <param name="MaySetControl">Whether the reader may set how strictly the budget is kept.</param>
public sealed record Available(
    Guid BudgetId, IReadOnlyList<AvailabilityLevel> Levels, string Currency, ControlMode Mode, decimal Tolerance, ControlBasis Basis, Guid ControlVersion,
    DateTimeOffset At, bool MaySetControl);
