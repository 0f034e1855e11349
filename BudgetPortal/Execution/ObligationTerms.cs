using BudgetPortal.Platform;

namespace BudgetPortal.Execution;

/// <summary>What is said of an obligation when it is recorded.</summary>
/// <param name="Rate">Units of the allotments' currency for one of <paramref name="Currency"/>; above zero, 8 decimals.</param>
/// <param name="Amount">In <paramref name="Currency"/>.</param>
public sealed record ObligationTerms(
    DateOnly Date, string Reference, string Description, string Currency, decimal Rate, decimal Amount, IReadOnlyList<ObligationLineTerms> Lines,
    Guid? SupplierId = null, Guid? PurchaseOrderId = null)
{
    public const int ReferenceLength = 60;
    public const int DescriptionLength = 400;

    /// <summary>Lines of one obligation, at the most.</summary>
    public const int MostLines = 200;

    /// <summary>What its lines must come to, in the allotments' currency.</summary>
    public decimal BaseAmount(string currency) => Platform.Currency.Round(Amount * Rate, currency);

    /// <summary>Every rule that is broken.</summary>
    internal IReadOnlyList<Error> Check(IReadOnlyDictionary<Guid, Allotment> allotments, string currency)
    {
        var errors = new List<Error>();
        Refuse(string.IsNullOrWhiteSpace(Description), "description_required", ExecutionText.DescriptionRequired, nameof(Description));
        Refuse(Description.Length > DescriptionLength, "description_too_long", Words.Format(ExecutionText.TooLong, DescriptionLength), nameof(Description));
        Refuse(Reference.Length > ReferenceLength, "reference_too_long", Words.Format(ExecutionText.TooLong, ReferenceLength), nameof(Reference));
        Refuse(!Platform.Currency.IsCode(Currency), "currency_unknown", ExecutionText.CurrencyUnknown, nameof(Currency));
        Refuse(Rate is <= 0 or > Figures.MostRate || (Currency == currency && Rate != 1), "rate_wrong", ExecutionText.RateWrong, nameof(Rate));
        Refuse(Lines.Count is 0 or > MostLines, "lines_missing", Words.Format(ExecutionText.LinesMissing, MostLines), nameof(Lines));
        if (errors.Count > 0)
        {
            return errors;
        }

        if (Figures.Check(Amount, Currency, nameof(Amount)) is { } wrong)
        {
            return [wrong];
        }

        errors.AddRange(Lines.SelectMany(l => l.Check(allotments[l.AllotmentId], Date, currency)));
        foreach (var group in Lines.GroupBy(l => l.AllotmentId).Where(_ => errors.Count == 0))
        {
            var allotment = allotments[group.Key];
            Refuse(
                group.Sum(l => l.Amount) > allotment.Unobligated, "obligation_exceeds",
                Words.Format(ExecutionText.ObligationExceeds, Figures.Said(allotment.Unobligated, currency)), nameof(Lines));
        }

        var sum = Lines.Sum(l => l.Amount);
        Refuse(
            errors.Count == 0 && sum != BaseAmount(currency), "lines_differ",
            Words.Format(ExecutionText.LinesDiffer, Figures.Said(sum, currency), Figures.Said(BaseAmount(currency), currency)), nameof(Lines));
        return errors;

        void Refuse(bool broken, string code, string message, string field)
        {
            if (broken)
            {
                errors.Add(new Error($"execution.{code}", message, field));
            }
        }
    }
}

/// <summary>One line: exactly one of <paramref name="BudgetLineId"/> and <paramref name="LineItemId"/> says what for.</summary>
/// <param name="Amount">In the allotment's currency.</param>
public sealed record ObligationLineTerms(Guid Id, Guid AllotmentId, Guid? BudgetLineId, Guid? LineItemId, decimal Amount)
{
    internal IEnumerable<Error> Check(Allotment allotment, DateOnly day, string currency)
    {
        if (BudgetLineId is null == LineItemId is null)
        {
            yield return new Error("execution.line_required", ExecutionText.LineRequired, nameof(BudgetLineId));
        }

        if (Figures.Check(Amount, currency, nameof(ObligationTerms.Lines)) is { } wrong)
        {
            yield return wrong;
        }

        if (allotment.MayObligate(day).Error is { } ended)
        {
            yield return ended;
        }
    }
}
