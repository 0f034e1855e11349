using System.ComponentModel.DataAnnotations.Schema;
using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

/// <summary>
/// How a line is spread over the budget's months. It keeps the weights as they were when it was chosen: a profile that is changed or
/// renamed later changes no line, and a quantity typed in several goes always builds on the months that were typed.
/// </summary>
/// <param name="Weights">Of a profile, twelve from January on; of typed months, what was typed for each; none for even ones.</param>
/// <param name="ProfileId">Set for <see cref="SpreadKind.Profile"/> only, with its name on that day.</param>
[NotMapped]
public sealed record LineSpread(SpreadKind Kind, IReadOnlyList<decimal> Weights, Guid? ProfileId = null, string ProfileName = "")
{
    public static LineSpread Even { get; } = new(SpreadKind.Even, []);

    public static LineSpread By(SeasonalProfile profile) => new(SpreadKind.Profile, [.. profile.Weights], profile.Id, profile.Name);

    public static LineSpread Typed(IEnumerable<decimal> months) => new(SpreadKind.Typed, [.. months]);

    public bool Equals(LineSpread? other) =>
        other is not null && (Kind, ProfileId, ProfileName) == (other.Kind, other.ProfileId, other.ProfileName) && Weights.SequenceEqual(other.Weights);

    public override int GetHashCode() => HashCode.Combine(Kind, ProfileId, ProfileName, Weights.Count);

    /// <summary>The weight of each month.</summary>
    /// <param name="first">A day of the first month.</param>
    public IReadOnlyList<decimal> Over(DateOnly first, int months) => Kind switch
    {
        SpreadKind.Even => [.. Enumerable.Repeat(1m, months)],
        SpreadKind.Profile => [.. Enumerable.Range(first.Month - 1, months).Select(m => Weights[m % SeasonalProfile.Months])],
        _ => Weights,
    };

    /// <summary>Why a line cannot be spread so; null when it can.</summary>
    /// <param name="first">A day of the first month.</param>
    /// <param name="decimals">Decimals that a typed month may have.</param>
    public Error? Check(DateOnly first, int months, int decimals)
    {
        if (Kind == SpreadKind.Profile)
        {
            return Over(first, months).Any(w => w > 0)
                ? null
                : new Error("planning.profile_without_months", Words.Format(PlanningText.ProfileWithoutMonths, ProfileName), nameof(LineEntry.Spread));
        }

        return Kind == SpreadKind.Even ? null
            : Weights.Count != months ? Refused("months_missing", Words.Format(PlanningText.MonthsMissing, months))
            : Weights.Any(m => m < 0) ? Refused("month_negative", PlanningText.MonthNegative)
            : Weights.Any(m => m > BudgetLine.Most) ? Refused("month_too_large", PlanningText.FigureTooLarge)
            : Weights.All(m => m == 0) ? Refused("months_empty", PlanningText.MonthsEmpty)
            : Weights.Any(m => decimal.Round(m, decimals) != m) ? Refused("month_decimals", Words.Format(PlanningText.MonthDecimals, decimals))
            : null;

        static Error Refused(string code, string message) => new("planning." + code, message, nameof(LineEntry.Spread));
    }
}

/// <summary>Quantities and amounts of the budget's months, from the active date's month on.</summary>
/// <param name="Quantities">They add up to the line's quantity; of a lump sum, the part of it that falls into each month.</param>
/// <param name="Amounts">They add up to the line's amount to the cent.</param>
public sealed record LineMonths(decimal[] Quantities, decimal[] Amounts)
{
    private const int Finest = 4;

    /// <summary>Pieces: by quantity, whole pieces stay whole unless fractions of them were typed.</summary>
    /// <param name="weights">Of <see cref="LineSpread.Over"/>.</param>
    /// <param name="decimals">Decimals of the currency.</param>
    public static LineMonths Pieces(LineSpread spread, IReadOnlyList<decimal> weights, decimal quantity, decimal unitPrice, decimal amount, int decimals)
    {
        var whole = IsWhole(quantity) && (spread.Kind != SpreadKind.Typed || weights.All(IsWhole));
        var quantities = MonthSpread.Shares(quantity, weights, whole ? 0 : Finest);
        return new LineMonths(quantities, MonthSpread.Amounts(quantities, unitPrice, amount, decimals));
    }

    /// <summary>A lump sum: by amount.</summary>
    public static LineMonths LumpSum(IReadOnlyList<decimal> weights, decimal amount, int decimals)
    {
        var amounts = MonthSpread.Shares(amount, weights, decimals);
        return new LineMonths(MonthSpread.Shares(1, amount == 0 ? weights : amounts, Finest), amounts);
    }

    private static bool IsWhole(decimal figure) => decimal.Truncate(figure) == figure;
}
