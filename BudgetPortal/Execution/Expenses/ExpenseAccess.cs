using BudgetPortal.Data;
using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Execution.Expenses;

/// <summary>Who may see expenses, and who may enter them.</summary>
internal static class ExpenseAccess
{
    /// <summary>
    /// Expenses that the actor may see: all with the right to, else those of parts that they see, their own, those that wait for them and
    /// those that they decided.
    /// </summary>
    public static async Task<IQueryable<Expense>> VisibleExpensesAsync(this PortalDbContext db, CancellationToken cancellation = default)
    {
        var expenses = db.Set<Expense>().AsNoTracking();
        var rights = await db.PermissionsAsync(cancellation);
        if (rights.Contains(ExecutionPermissions.ReadAll))
        {
            return expenses;
        }

        if (rights.Count == 0)
        {
            return expenses.Where(_ => false);
        }

        var me = db.Actor.UserId ?? Guid.Empty;
        var waiting = await (await ExpenseTurns.LoadAsync(db, cancellation)).WaitingAsync(db, cancellation);
        var parts = await db.VisiblePartsAsync(cancellation);
        return expenses.Where(e => e.RequestedById == me || e.DecidedById == me || waiting.Contains(e.Id)
            || db.Set<Appropriation>().Any(a => a.Id == e.AppropriationId && parts.Any(p => p.Id == a.PartId)));
    }

    /// <summary>Appropriations, closed or not, from which the actor may spend: those of cost centers for which they enter, and all for the finance officer.</summary>
    public static async Task<IQueryable<Appropriation>> SpendableAsync(this PortalDbContext db, CancellationToken cancellation = default)
    {
        var appropriations = db.Set<Appropriation>().AsNoTracking();
        var rights = await db.PermissionsAsync(cancellation);
        if (rights.Contains(ExecutionPermissions.EnterAnyExpense))
        {
            return appropriations;
        }

        if (!rights.Contains(ExecutionPermissions.EnterExpense))
        {
            return appropriations.Where(_ => false);
        }

        var own = db.CostCentersOf(db.Actor.UserId ?? Guid.Empty).Select(c => c.Id);
        return appropriations.Where(a => db.Set<CostCenterBudget>().Any(p => p.Id == a.PartId && own.Contains(p.CostCenterId)));
    }

    /// <summary>An appropriation from which the actor may spend; what they do not see does not exist for them.</summary>
    public static async Task<Result<Appropriation>> SpendingFromAsync(this PortalDbContext db, Guid id)
    {
        if (await (await db.SpendableAsync()).SingleOrDefaultAsync(a => a.Id == id) is { } appropriation)
        {
            return appropriation;
        }

        var rights = await db.PermissionsAsync();
        if (!rights.Contains(ExecutionPermissions.EnterExpense) && !rights.Contains(ExecutionPermissions.EnterAnyExpense))
        {
            return Rights.NotPermitted();
        }

        var parts = await db.VisiblePartsAsync();
        var sees = rights.Contains(ExecutionPermissions.ReadAll)
            ? await db.Set<Appropriation>().AnyAsync(a => a.Id == id)
            : await db.Set<Appropriation>().AnyAsync(a => a.Id == id && parts.Any(p => p.Id == a.PartId));
        return sees ? new Error("execution.not_your_cost_center", ExpensesText.NotYourCostCenter) : NotFound();
    }

    /// <summary>An expense that the actor asked for and may change now, tracked, with the appropriation that it is on.</summary>
    public static async Task<Result<(Expense Expense, Appropriation Appropriation)>> OwnExpenseAsync(this PortalDbContext db, Guid id)
    {
        var expense = await db.Set<Expense>().SingleOrDefaultAsync(e => e.Id == id);
        if (expense is null)
        {
            return NotFound();
        }

        if (expense.RequestedById != db.Actor.UserId)
        {
            return await (await db.VisibleExpensesAsync()).AnyAsync(e => e.Id == id)
                ? new Error("execution.not_your_expense", ExpensesText.NotYourExpense) : NotFound();
        }

        var from = await db.SpendingFromAsync(expense.AppropriationId);
        return from.Succeeded ? (expense, from.Value) : Result<(Expense, Appropriation)>.Failed(from.Errors);
    }

    public static Error NotFound() => new("execution.not_found", DataText.NotFound);
}
