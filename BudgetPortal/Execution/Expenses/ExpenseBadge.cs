using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Expenses;

/// <summary>Says beside Expenses how many wait for the user.</summary>
internal sealed class ExpenseBadge(ExpenseQueries queries) : IMenuBadge
{
    public string Href => ExpensesModule.Page;

    public async Task<MenuBadge?> ReadAsync(CancellationToken cancellation = default) =>
        await queries.WaitingAsync(cancellation) is > 0 and var waiting
            ? new MenuBadge(Numbers.Count(waiting), Urgent: true, Words.Count(waiting, ExpensesText.OneWaits, ExpensesText.ManyWait))
            : null;
}
