using System.Globalization;
using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Expenses;

/// <summary>What is said of an expense: exactly one of <paramref name="BudgetLineId"/> and <paramref name="LineItemId"/> says what for.</summary>
/// <param name="Date">Of the receipt.</param>
/// <param name="Amount">As on the receipt, in <paramref name="Currency"/>.</param>
/// <param name="Currency">Of the receipt.</param>
/// <param name="Rate">Units of the appropriation's currency for one of <paramref name="Currency"/>, where none is published; null otherwise.</param>
/// <param name="RateReason">Where a typed rate comes from.</param>
public sealed record ExpenseTerms(
    DateOnly Date, Guid? BudgetLineId, Guid? LineItemId, decimal Amount, string Currency, string Description, decimal? Rate = null, string RateReason = "")
{
    /// <summary>Every rule that is broken.</summary>
    internal IReadOnlyList<Error> Check(Appropriation appropriation, ExpenseRate rate, DateOnly today)
    {
        var errors = new List<Error>();
        Refuse(appropriation.IsClosed, "closed", ExecutionText.Closed, null);
        Refuse(
            Date < appropriation.ActiveDate || Date > appropriation.ExpireDate, "date_outside",
            Words.Format(ExecutionText.DateOutside, appropriation.ActiveDate, appropriation.ExpireDate), nameof(Date));
        Refuse(Date > today, "expense_later", ExpensesText.DateLater, nameof(Date));
        Refuse(BudgetLineId is null == LineItemId is null, "line_required", ExecutionText.LineRequired, nameof(BudgetLineId));
        Refuse(string.IsNullOrWhiteSpace(Description), "description_required", ExecutionText.DescriptionRequired, nameof(Description));
        Refuse(
            Description.Length > ObligationTerms.DescriptionLength, "description_too_long",
            Words.Format(ExecutionText.TooLong, ObligationTerms.DescriptionLength), nameof(Description));
        if ((Figures.Check(Amount, Currency, nameof(Amount)) ?? Figures.Check(rate.Of(Amount, appropriation.Currency), appropriation.Currency, nameof(Amount))) is { } wrong)
        {
            errors.Add(wrong);
        }

        return errors;

        void Refuse(bool broken, string code, string message, string? field)
        {
            if (broken)
            {
                errors.Add(new Error($"execution.{code}", message, field));
            }
        }
    }
}

/// <summary>By what a receipt's amount is converted.</summary>
/// <param name="Rate">Above zero, 8 decimals; 1 within one currency.</param>
/// <param name="PublishedOn">Null for a typed one, or within one currency.</param>
/// <param name="Reason">Of a typed one; empty for a published one.</param>
public sealed record ExpenseRate(decimal Rate, DateOnly? PublishedOn, string Reason)
{
    public const int Decimals = 8;

    /// <summary>Of two amounts in the same currency.</summary>
    public static ExpenseRate Same { get; } = new(1, null, string.Empty);

    /// <summary>As people write it.</summary>
    public string Said => Write(Rate);

    /// <summary>A rate with the decimals that it has.</summary>
    public static string Write(decimal rate) => rate.ToString("0.########", CultureInfo.CurrentCulture);

    /// <summary>An amount in the other currency, rounded to it. What is too large to be an amount stays too large.</summary>
    public decimal Of(decimal amount, string currency) => Math.Abs(amount) > Figures.Most ? amount : Currency.Round(amount * Rate, currency);
}
