namespace BudgetPortal.Planning.Components;

/// <summary>A sheet into which a line can be added now.</summary>
/// <param name="Total">Sum of its lines, in the budget's currency.</param>
/// <param name="FirstMonth">The first day of the first month over which lines are spread.</param>
public sealed record OpenSheet(
    Guid PartId, Guid BudgetId, string BudgetName, BudgetType Type, string Currency, EntryCostCenter CostCenter, decimal Total,
    DateOnly FirstMonth, int MonthCount)
{
    /// <summary>Those that are open for the user, in the order of the page.</summary>
    public static IReadOnlyList<OpenSheet> Of(EntryOverview overview) =>
    [
        .. from budget in overview.Budgets
           from card in budget.Cards
           where card.Refusal is null
           select new OpenSheet(
               card.PartId, budget.Id, budget.Name, budget.Type, budget.Currency,
               new EntryCostCenter(card.CostCenterId, card.Code, card.Name), card.Total,
               new DateOnly(budget.ActiveDate.Year, budget.ActiveDate.Month, 1), BudgetTerms.Months(budget.ActiveDate, budget.ExpireDate)),
    ];
}
