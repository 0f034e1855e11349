using BudgetPortal.Data;
using BudgetPortal.Organizations;
using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Expenses;

/// <summary>Finds the rate of an expense: the one of its day, or the one that was typed where none is published.</summary>
internal static class ExpenseRates
{
    public static async Task<Result<ExpenseRate>> RateAsync(this PortalDbContext db, ExpenseTerms terms, Appropriation appropriation)
    {
        if (!Currency.IsCode(terms.Currency))
        {
            return new Error("execution.currency_unknown", ExecutionText.CurrencyUnknown, nameof(ExpenseTerms.Currency));
        }

        if (terms.Currency == appropriation.Currency)
        {
            return ExpenseRate.Same;
        }

        if (await db.PublishedAsync(terms.Currency, appropriation.Currency, terms.Date) is { } published)
        {
            return terms.Rate is { } other && other != published.Rate
                ? new Error("execution.rate_known", Words.Format(ExpensesText.RateKnown, published.Said, published.PublishedOn), nameof(ExpenseTerms.Rate))
                : published;
        }

        return terms.Rate switch
        {
            null => new Error("execution.rate_missing", Words.Format(ExpensesText.RateMissing, terms.Currency, appropriation.Currency), nameof(ExpenseTerms.Rate)),
            <= 0 or > Figures.MostRate => new Error("execution.rate_wrong", ExecutionText.RateWrong, nameof(ExpenseTerms.Rate)),
            { } typed when Math.Round(typed, ExpenseRate.Decimals) != typed =>
                new Error("execution.rate_decimals", Words.Format(ExpensesText.RateDecimals, ExpenseRate.Decimals), nameof(ExpenseTerms.Rate)),
            _ when string.IsNullOrWhiteSpace(terms.RateReason) || terms.RateReason.Length > Expense.CommentLength =>
                new Error("execution.reason_required", Words.Format(ExecutionText.ReasonRequired, Expense.CommentLength), nameof(ExpenseTerms.RateReason)),
            { } typed => new ExpenseRate(typed, null, terms.RateReason.Trim()),
        };
    }

    /// <summary>The latest rate on or before a day; null when there is none.</summary>
    public static async Task<ExpenseRate?> PublishedAsync(this PortalDbContext db, string from, string to, DateOnly day, CancellationToken cancellation = default)
    {
        var home = (await db.OrganizationAsync(cancellation)).Currency;
        var rates = await ExchangeRates.LoadAsync(db, [new RateNeed(from, to, day)], home, cancellation);
        return rates.Find(from, to, day) is { } found ? new ExpenseRate(Math.Round(found.Rate, ExpenseRate.Decimals), found.Date, string.Empty) : null;
    }
}
