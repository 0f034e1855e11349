using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Expenses;

/// <summary>An expense that the actor sees, tracked, with the money that it is on.</summary>
/// <param name="CostCenterId">Null for a program's money.</param>
internal sealed record ExpenseAtHand(Expense Expense, Appropriation Appropriation, Guid? CostCenterId)
{
    /// <summary>What the actor does not see does not exist for them.</summary>
    public static async Task<Result<ExpenseAtHand>> LoadAsync(PortalDbContext db, Guid id)
    {
        if (!await (await db.VisibleExpensesAsync()).AnyAsync(e => e.Id == id))
        {
            return ExpenseAccess.NotFound();
        }

        var expense = await db.Set<Expense>().SingleAsync(e => e.Id == id);
        var appropriation = await db.Set<Appropriation>().AsNoTracking().SingleAsync(a => a.Id == expense.AppropriationId);
        var center = await db.CostCenterOfAsync(appropriation);
        return new ExpenseAtHand(expense, appropriation, center);
    }
}

internal static class AppropriationCenters
{
    /// <summary>Whose money it is; null for a program's.</summary>
    public static async Task<Guid?> CostCenterOfAsync(this PortalDbContext db, Appropriation appropriation) => appropriation.PartId is { } part
        ? await db.Set<CostCenterBudget>().Where(p => p.Id == part).Select(p => (Guid?)p.CostCenterId).SingleAsync()
        : null;
}
