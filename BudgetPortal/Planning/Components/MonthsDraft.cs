using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Components;

/// <summary>The months of a line while somebody types them: quantities, or amounts of a lump sum. Nothing is saved.</summary>
public sealed class MonthsDraft
{
    private readonly EntrySheet sheet;
    private readonly LineFigures line;
    private readonly string[] texts;
    private readonly decimal?[] values;
    private SeasonalProfile? profile;

    public MonthsDraft(EntrySheet sheet, LineFigures line)
    {
        (this.sheet, this.line) = (sheet, line);
        values = [.. (line.IsLumpSum ? line.MonthAmounts : line.MonthQuantities).Select(m => (decimal?)m)];
        texts = [.. values.Select(v => Text(v!.Value))];
        (Kind, ProfileName) = (line.Spread.Kind, line.Spread.ProfileName);
    }

    public SpreadKind Kind { get; private set; }

    /// <summary>Set once another one is chosen; the line's own keeps its weights of that day.</summary>
    public Guid? ProfileId => profile?.Id;

    public string ProfileName { get; private set; }

    public int Count => texts.Length;

    /// <summary>Why the months cannot be spread so; null when they can.</summary>
    public Error? Error { get; private set; }

    public bool Readable => values.All(v => v is not null);

    /// <summary>The quantity, or the amount of a lump sum, that the months add up to.</summary>
    public decimal Sum => Planned.Sum();

    public decimal? Amount => line.IsLumpSum ? Sum : LineArithmetic.Amount(Sum, line.UnitPrice, sheet.Currency);

    /// <summary>Of each month, to the cent; what cannot be read counts as nothing.</summary>
    public IReadOnlyList<decimal> Amounts => line.IsLumpSum ? Planned
        : Amount is { } amount ? MonthSpread.Amounts(Planned, line.UnitPrice, amount, sheet.Decimals)
        : new decimal[Count];

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
        Error = spread.Check(sheet.ActiveDate, Count, sheet.Decimals);
        if (Error is not null)
        {
            return;
        }

        var weights = spread.Over(sheet.ActiveDate, Count);
        var months = line.IsLumpSum
            ? LineMonths.LumpSum(weights, line.Amount, sheet.Decimals).Amounts
            : LineMonths.Pieces(spread, weights, line.Quantity, line.UnitPrice, line.Amount, sheet.Decimals).Quantities;
        for (var month = 0; month < Count; month++)
        {
            (values[month], texts[month]) = (months[month], Text(months[month]));
        }

        (Kind, profile, ProfileName) = (spread.Kind, chosen, spread.ProfileName);
    }

    private string Text(decimal month) => line.IsLumpSum ? Numbers.Plain(month, sheet.Decimals) : Numbers.Quantity(month);
}
