using BudgetPortal.Organizations;
using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Import;

/// <summary>The rate of a document in a file.</summary>
internal static class RatesOfDay
{
    /// <summary>The one that the file gives, else the published one of the day.</summary>
    /// <returns>8 decimals; 1 within one currency.</returns>
    public static Result<decimal> On(this ExchangeRates rates, string from, string to, DateOnly day, decimal? given) =>
        given is { } rate ? rate
        : rates.Find(from, to, day) is { } found ? Math.Round(found.Rate, 8)
        : new Error("import.rate_missing", Words.Format(SpendingImportText.NoRate, from, to, day));
}
