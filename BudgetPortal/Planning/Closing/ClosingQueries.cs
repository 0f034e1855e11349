using BudgetPortal.Data;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Planning.Closing;

/// <summary>Reads what closing needs and how it was done.</summary>
public sealed class ClosingQueries(PortalDb portalDb)
{
    /// <summary>The form for closing a budget; refused without the right, or when the budget cannot be closed.</summary>
    public async Task<Result<ClosingForm>> FormAsync(Guid budgetId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        if (await db.RefuseAsync(PlanningPermissions.DeclareBudget, cancellation) is { } refusal)
        {
            return refusal;
        }

        if (await db.Set<Budget>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == budgetId, cancellation) is not { } budget)
        {
            return new Error("planning.not_found", DataText.NotFound);
        }

        return budget.MayClose().Error is { } illegal
            ? illegal
            : new ClosingForm(
                budget.Id, budget.Name, budget.Type, budget.Currency,
                await ClosingPlanner.Candidates(db, budget).Select(b => new NextBudget(b.Id, b.Name, b.State, b.ActiveDate, b.ExpireDate)).ToListAsync(cancellation));
    }

    /// <summary>How a budget was closed, as far as the current user sees its cost centers; null when it is not, or they see none.</summary>
    public async Task<ClosingStatement?> StatementAsync(Guid budgetId, CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var words = await db.WordsOfAsync(budgetId, cancellation: cancellation);
        var head = await (
            from closing in db.Set<BudgetClosing>().AsNoTracking()
            where closing.BudgetId == budgetId
            join budget in db.Set<Budget>() on closing.BudgetId equals budget.Id
            join closer in words.People on closing.ClosedById equals closer.Id
            join next in db.Set<Budget>() on closing.NextBudgetId equals next.Id into nexts
            from next in nexts.DefaultIfEmpty()
            select new { Closing = closing, budget.Name, budget.Currency, By = closer.Name, Next = closing.NextBudgetId == null ? null : next!.Name })
            .SingleOrDefaultAsync(cancellation);
        var visible = await db.VisiblePartsAsync(cancellation);
        var rows = head is null ? [] : await (
            from row in db.Set<CarryForward>()
            where row.BudgetId == budgetId
            join part in visible on row.FromPartId equals part.Id
            join center in words.CostCenters on part.CostCenterId equals center.Id
            orderby center.Code
            select new CarryRow(part.Id, part.CostCenterId, center.Code + " " + center.Name, row.Budget, row.Used, row.Amount, row.ToPartId, row.Obstacle, row.ChangeId))
            .ToListAsync(cancellation);
        if (head is null || (rows.Count == 0 && !await visible.AnyAsync(p => p.BudgetId == budgetId, cancellation)))
        {
            return null;
        }

        var organization = await db.OrganizationAsync(cancellation);
        var carry = new CarryOver(head.Closing.Rule, head.Closing.Percent);
        return new ClosingStatement(
            budgetId, head.Name, carry, head.By, organization.Local(head.Closing.ClosedAt), head.Closing.Comment,
            head.Closing.NextBudgetId, new ClosingPlan(rows, head.Next, head.Currency, carry, string.Empty), db.Time.Today(organization));
    }
}
