using System.ComponentModel.DataAnnotations.Schema;
using BudgetPortal.Platform;

namespace BudgetPortal.Planning.Details;

/// <summary>The rows that build a line up: a list of leases, a list of hires. The line is what they add up to.</summary>
[NotMapped]
public sealed record BuildUp(IReadOnlyList<BuildUpRow> Rows)
{
    /// <summary>Rows of one line, at the most.</summary>
    public const int Most = 200;

    public static BuildUp None { get; } = new([]);

    public bool IsEmpty => Rows.Count == 0;

    public bool Equals(BuildUp? other) => other is not null && Rows.SequenceEqual(other.Rows);

    public override int GetHashCode() => Rows.Count;

    /// <summary>The same rows for another line.</summary>
    /// <param name="onto">Rows that the other line has: they become these one by one, so that what does not change stays the same row.</param>
    public BuildUp Copy(BuildUp? onto = null) =>
        new([.. Rows.Select((r, i) => r with { Id = i < onto?.Rows.Count ? onto.Rows[i].Id : Guid.CreateVersion7() })]);

    /// <summary>The same rows at other prices, so that they come to about <paramref name="amount"/>: prices have 4 decimals.</summary>
    /// <param name="now">What they come to; above zero.</param>
    internal BuildUp Scaled(decimal amount, decimal now) =>
        new([.. Rows.Select(r => r with { UnitPrice = Currency.RoundUnitPrice(r.UnitPrice * (amount / now)) })]);

    /// <summary>What the rows make of their line: a sum without pieces, spread as they are. Refused with every rule that a row breaks.</summary>
    internal Result<LineEntry> ToEntry(Budget budget, string justification)
    {
        var errors = Rows.SelectMany(r => r.Check(budget.MonthCount)).ToList();
        if (Rows.Count > Most)
        {
            errors.Add(new Error("planning.build_up_too_long", Words.Format(DetailsText.TooManyRows, Most)));
        }

        if (errors.Count > 0)
        {
            return Result<LineEntry>.Failed(errors);
        }

        var months = Months(budget.Currency, budget.MonthCount);
        var sum = months.Sum();
        return sum > BudgetLine.Most
            ? new Error("planning.amount_too_large", PlanningText.FigureTooLarge)
            : new LineEntry(
                1, new LinePrice(sum, PriceSource.Manual, Reason: Words.Count(Rows.Count, DetailsText.SumOfOne, DetailsText.SumOfMany)), justification,
                sum > 0 ? LineSpread.Typed(months) : LineSpread.Even, IsLumpSum: true, this);
    }

    /// <summary>What all rows come to in each of the budget's months, to the cent.</summary>
    public decimal[] Months(string currency, int months)
    {
        var sums = new decimal[months];
        foreach (var row in Rows)
        {
            var shares = row.Months(currency, months);
            for (var month = 0; month < months; month++)
            {
                sums[month] += shares[month];
            }
        }

        return sums;
    }
}

/// <summary>One row: what is needed, how much of it, at which price and from which month to which.</summary>
/// <param name="Quantity">For all of its months together; above zero, 4 decimals.</param>
/// <param name="Unit">May be empty.</param>
/// <param name="UnitPrice">In the budget's currency, zero or more, 4 decimals.</param>
/// <param name="FirstMonth">From 0, the active date's month, on.</param>
/// <param name="LastMonth">Inclusive; the amount is spread evenly from the first month to this one.</param>
public sealed record BuildUpRow(Guid Id, string Description, decimal Quantity, string Unit, decimal UnitPrice, int FirstMonth, int LastMonth)
{
    public const int DescriptionLength = 200;

    public const int UnitLength = 20;

    /// <summary>Quantity × unit price, rounded to the currency; null when that is more than a line can be.</summary>
    public decimal? Amount(string currency) =>
        Quantity <= 0 ? 0 : new LinePrice(UnitPrice, PriceSource.Manual).AmountOf(Quantity, currency);

    /// <summary>What it comes to in each of the budget's months.</summary>
    internal decimal[] Months(string currency, int months) => MonthSpread.Shares(
        Amount(currency) ?? 0, [.. Enumerable.Range(0, months).Select(m => m >= FirstMonth && m <= LastMonth ? 1m : 0m)], Currency.Decimals(currency));

    /// <summary>Every rule that is broken, each at <see cref="FieldOf"/>.</summary>
    internal IEnumerable<Error> Check(int months)
    {
        if (string.IsNullOrWhiteSpace(Description))
        {
            yield return Refused("description_missing", DetailsText.DescriptionMissing, nameof(Description));
        }
        else if (Description.Length > DescriptionLength)
        {
            yield return Refused("description_too_long", Words.Format(PlanningText.TooLong, DescriptionLength), nameof(Description));
        }

        if (Unit.Length > UnitLength)
        {
            yield return Refused("unit_too_long", Words.Format(PlanningText.TooLong, UnitLength), nameof(Unit));
        }

        // The rules of a line's figures hold for a row's as well.
        foreach (var error in new LineEntry(Quantity, new LinePrice(UnitPrice, PriceSource.Standard), string.Empty).Check(4))
        {
            yield return error with { Field = FieldOf(Id, error.Field ?? nameof(Quantity)) };
        }

        if (FirstMonth < 0 || LastMonth >= months || FirstMonth > LastMonth)
        {
            yield return Refused("row_months", DetailsText.MonthsBackward, nameof(LastMonth));
        }
    }

    /// <summary>The field of a row by which an error finds it.</summary>
    public static string FieldOf(Guid rowId, string field) => $"{rowId}.{field}";

    private Error Refused(string code, string message, string field) => new("planning." + code, message, FieldOf(Id, field));
}
