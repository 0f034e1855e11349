using BudgetPortal.Data;
using BudgetPortal.Execution.Availability;
using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Expenses;

/// <summary>
/// The one place that says whether there is money for an expense: asked when it is handed in, and again when it is approved, in the
/// transaction that writes it.
/// </summary>
internal static class ExpenseRoom
{
    /// <param name="reason">Why it may pass although the control of its budget would stop it; null for none.</param>
    /// <returns>What the control of its budget warns of.</returns>
    public static async Task<Result<Passed>> CheckAsync(PortalDbContext db, Expense expense, Appropriation appropriation, string? reason)
    {
        if (expense.Amount > appropriation.Unallotted)
        {
            return new Error(
                "execution.expense_exceeds", Words.Format(ExpensesText.Exceeds, Figures.Said(Math.Max(0, appropriation.Unallotted), appropriation.Currency)),
                nameof(Expense.Amount));
        }

        return expense.BudgetLineId is { } line
            ? await db.CheckAsync(DocumentKind.Expense, expense.Id, [new Use(line, expense.Amount)], expense.Date, reason)
            : Passed.Quietly;
    }
}
