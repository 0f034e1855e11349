using BudgetPortal.Planning.Details;
using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Expenses;

internal static class ExpensesModule
{
    /// <summary>Address of the list.</summary>
    public const string Page = "execution/expenses";

    public static IServiceCollection AddExpenses(this IServiceCollection services) => services
        .AddMenu(new MenuEntry(
            MenuGroup.MyWork, 35, () => ExpensesText.Expenses, Page, "receipt",
            ExecutionPermissions.EnterExpense, ExecutionPermissions.EnterAnyExpense, ExecutionPermissions.DecideExpense, ExecutionPermissions.ReadAll))
        .AddSingleton<ExpenseNotices>()
        .AddSingleton<INoticeWords, ExpenseNoticeWords>()
        .AddSingleton<IFileHolder, ReceiptFiles>()
        .AddScoped<ExpenseService>()
        .AddScoped<ExpenseDecisionService>()
        .AddScoped<ReceiptService>()
        .AddScoped<ExpenseQueries>()
        .AddScoped<ExpenseFormQueries>()
        .AddScoped<IMenuBadge, ExpenseBadge>();
}
