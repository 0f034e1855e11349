using BudgetPortal.Platform;

namespace BudgetPortal.Execution;

/// <summary>What holds for every amount that somebody types into a document.</summary>
internal static class Figures
{
    /// <summary>15 digits before the decimal point.</summary>
    public const decimal Most = 999_999_999_999_999m;

    /// <summary>The largest exchange rate; more than any pair of currencies needs.</summary>
    public const decimal MostRate = 1_000_000m;

    /// <summary>Above zero, not larger than can be kept, with no more decimals than the currency has.</summary>
    public static Error? Check(decimal amount, string currency, string field) =>
        amount <= 0 ? new Error("execution.amount_not_positive", ExecutionText.AmountNotPositive, field)
        : amount > Most ? new Error("execution.amount_too_large", ExecutionText.AmountTooLarge, field)
        : Currency.Round(amount, currency) != amount
            ? new Error("execution.amount_decimals", Words.Format(ExecutionText.AmountDecimals, currency, Currency.Decimals(currency)), field)
        : null;

    /// <summary>An amount with its currency, in words for a message.</summary>
    public static string Said(decimal amount, string currency) => $"{Numbers.Plain(amount, Currency.Decimals(currency))} {currency}";
}
