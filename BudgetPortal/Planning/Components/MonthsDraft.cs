using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Components;

/// <summary>The months of a line while somebody types them: quantities, or amounts of a lump sum. Nothing is saved.</summary>
public sealed class MonthsDraft
{
    private readonly LineFigures line;
    private readonly DateOnly first;
    private readonly string[] texts;
    private readonly decimal?[] values;
    private SeasonalProfile? profile;

    /// <param name="first">The first day of the budget's first month.</param>
    /// <param name="currency">The budget's.</param>
    public MonthsDraft(LineFigures line, DateOnly first, string currency)
    {
        (this.line, this.first, Currency) = (line, first, currency);
        values = [.. (line.IsLumpSum ? line.MonthAmounts : line.MonthQuantities).Select(m => (decimal?)m)];
        texts = [.. values.Select(v => Text(v!.Value))];
        (Kind, ProfileName) = (line.Spread.Kind, line.Spread.ProfileName);
    }

    public SpreadKind Kind { get; private set; }

    /// <summary>Set once another one is chosen; the line's own keeps its weights of that day.</summary>
    public Guid? ProfileId => profile?.Id;

    public string ProfileName { get; private set; }

    public string Currency { get; }

    public int Decimals => Platform.Currency.Decimals(Currency);

    public bool IsLumpSum => line.IsLumpSum;

    public int Count => texts.Length;

    /// <summary>Its first day.</summary>
    public DateOnly Month(int month) => first.AddMonths(month);

    /// <summary>Why the months cannot be spread so; null when they can.</summary>
    public Error? Error { get; private set; }

    public bool Readable => values.All(v => v is not null);

    /// <summary>The quantity, or the amount of a lump sum, that the months add up to.</summary>
    public decimal Sum => Planned.Sum();

    /// <summary>With what was transferred to the line, or away from it.</summary>
    public decimal? Amount => line.IsLumpSum ? Sum : LineArithmetic.Amount(Sum, line.UnitPrice, Currency) + Transferred;

    /// <summary>Of each month, to the cent; what cannot be read counts as nothing.</summary>
    public IReadOnlyList<decimal> Amounts
    {
        get
        {
            if (line.IsLumpSum || Amount is not >= 0)
            {
                return line.IsLumpSum ? Planned : new decimal[Count];
            }

            var amounts = MonthSpread.Amounts(Planned, line.UnitPrice, Amount.Value - Transferred, Decimals);
            return Transferred == 0 ? amounts : MonthSpread.Shares(Amount.Value, amounts.Any(a => a > 0) ? amounts : Planned, Decimals);
        }
    }

    private decimal Transferred => line.Amount - (LineArithmetic.Amount(line.Quantity, line.UnitPrice, Currency) ?? 0);

    private decimal[] Planned => [.. values.Select(v => v is > 0 and <= BudgetLine.Most ? v.Value : 0)];

    public string this[int month] => texts[month];

    /// <summary>What is wrong with a month; null when nothing is.</summary>
    public string? ErrorOf(int month) => values[month] switch
    {
        null => SheetWords.Unreadable(texts[month], PlanningText.MonthMissing),
        < 0 => PlanningText.MonthNegative,
        _ => null,
    };

    public void Type(int month, string text)
    {
        texts[month] = text;
        values[month] = Numbers.TryParse(text, out var value) ? value : null;
        (Kind, profile, ProfileName, Error) = (SpreadKind.Typed, null, string.Empty, null);
    }

    public void SpreadEvenly() => Take(LineSpread.Even, null);

    public void SpreadBy(SeasonalProfile chosen) => Take(LineSpread.By(chosen), chosen);

    public void TypeMonths() => (Kind, profile, ProfileName, Error) = (SpreadKind.Typed, null, string.Empty, null);

    /// <summary>What to ask the service for; null when the line's own spread was left as it was.</summary>
    public SpreadChoice? Choice => Kind switch
    {
        SpreadKind.Profile => profile is null ? null : new SpreadChoice(Kind, profile.Id),
        SpreadKind.Even => new SpreadChoice(Kind),
        _ => new SpreadChoice(Kind, Months: [.. values.Select(v => v ?? 0)]),
    };

    /// <summary>Spreads what the months add up to; the line's own figure when that is nothing.</summary>
    private void Take(LineSpread spread, SeasonalProfile? chosen)
    {
        Error = spread.Check(first, Count, Decimals);
        if (Error is not null)
        {
            return;
        }

        var weights = spread.Over(first, Count);
        var months = line.IsLumpSum
            ? LineMonths.LumpSum(weights, line.Amount, Decimals).Amounts
            : LineMonths.Pieces(spread, weights, line.Quantity, line.UnitPrice, line.Amount, Decimals).Quantities;
        for (var month = 0; month < Count; month++)
        {
            (values[month], texts[month]) = (months[month], Text(months[month]));
        }

        (Kind, profile, ProfileName) = (spread.Kind, chosen, spread.ProfileName);
    }

    private string Text(decimal month) => line.IsLumpSum ? Numbers.Plain(month, Decimals) : Numbers.Quantity(month);
}
