using BudgetPortal.Data;
using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Expenses;

/// <summary>
/// The one place that says whether there is money for an expense: asked when it is handed in, and again when it is approved, in the
/// transaction that writes it.
/// </summary>
internal static class ExpenseRoom
{
    /// <returns>The refusal; null when there is room.</returns>
    public static Task<Error?> RefuseAsync(PortalDbContext db, Expense expense, Appropriation appropriation) => Task.FromResult(
        expense.Amount <= appropriation.Unallotted
            ? null
            : new Error(
                "execution.expense_exceeds", Words.Format(ExpensesText.Exceeds, Figures.Said(Math.Max(0, appropriation.Unallotted), appropriation.Currency)),
                nameof(Expense.Amount)));
}
