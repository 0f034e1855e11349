using BudgetPortal.Planning;
using BudgetPortal.Platform;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace BudgetPortal.Tests.Planning;

/// <summary>Without these, the months of a line would not add up to the line.</summary>
public sealed class MonthSpreadTests
{
    [Fact]
    public void Months_of_pieces_add_up_to_the_quantity_and_to_the_amount_to_the_cent() => Check(line =>
    {
        var (months, amount) = (line.Pieces(), line.Amount());
        Assert.Equal((line.Months, line.Months), (months.Quantities.Length, months.Amounts.Length));
        Assert.Equal((line.Quantity, amount), (months.Quantities.Sum(), months.Amounts.Sum()));
        Assert.All(months.Quantities, q => Assert.True(q >= 0 && decimal.Round(q, 4) == q, $"{q}"));
        Assert.All(months.Amounts, a => Assert.True(a >= 0 && decimal.Round(a, line.Decimals) == a, $"{a}"));
    });

    [Fact]
    public void Whole_pieces_stay_whole_and_no_month_is_a_piece_away_from_its_share() => Check(line =>
    {
        var (whole, weights) = (decimal.Truncate(line.Quantity), line.Weights());
        var months = LineMonths.Pieces(line.Spread, weights, whole, line.Price, 0, line.Decimals).Quantities;
        Assert.Equal(whole, months.Sum());
        var fractionsTyped = line.Spread.Kind == SpreadKind.Typed && weights.Any(w => decimal.Truncate(w) != w);
        Assert.All(months.Zip(weights), m =>
        {
            Assert.True(fractionsTyped || decimal.Truncate(m.First) == m.First, $"{m}");
            Assert.True(Math.Abs(m.First - (whole * (m.Second / weights.Sum()))) <= 1, $"{m}");
            Assert.True(m.Second > 0 || m.First == 0, "A month without weight got something.");
        });
    });

    [Fact]
    public void A_lump_sum_is_spread_by_amount() => Check(line =>
    {
        var amount = line.Amount();
        var months = LineMonths.LumpSum(line.Weights(), amount, line.Decimals);
        Assert.Equal((1, amount), (months.Quantities.Sum(), months.Amounts.Sum()));
        Assert.All(months.Amounts, a => Assert.True(a >= 0 && decimal.Round(a, line.Decimals) == a, $"{a}"));
        Assert.All(months.Quantities, q => Assert.True(q is >= 0 and <= 1 && decimal.Round(q, 4) == q, $"{q}"));
    });

    [Fact]
    public void Months_stay_as_they_were_typed_and_come_back_after_another_quantity() => Check(line =>
    {
        decimal[] typed = [.. line.Weights()];
        var spread = LineSpread.Typed(typed);
        var months = LineMonths.Pieces(spread, spread.Over(line.First, line.Months), typed.Sum(), line.Price, 0, line.Decimals);
        Assert.Equal(typed, months.Quantities);
        Assert.Equal(typed.Sum() * 3, LineMonths.Pieces(spread, typed, typed.Sum() * 3, line.Price, 0, line.Decimals).Quantities.Sum());
    });

    [Fact]
    public void A_profile_weighs_by_the_months_of_the_calendar()
    {
        var profile = SeasonalProfile.Create(Guid.NewGuid(), new ProfileTerms("Winter", [3, 2, 1, 0, 0, 0, 0, 0, 0, 0, 1, 3])).Value!;
        Assert.Equal([1m, 3, 3, 2, 1, 0, 0, 0, 0, 0, 0, 0, 1, 3], LineSpread.By(profile).Over(new DateOnly(2027, 11, 30), 14));
        Assert.Null(LineSpread.By(profile).Check(new DateOnly(2027, 3, 1), 6, 4));
        Assert.Equal("planning.profile_without_months", LineSpread.By(profile).Check(new DateOnly(2027, 4, 1), 6, 4)!.Code);
    }

    [Fact]
    public void An_even_year_has_the_same_in_each_month() =>
        Assert.Equal(Enumerable.Repeat(1m, 12), MonthSpread.Shares(12, [.. Enumerable.Repeat(1m, 12)], 0));

    /// <summary>Quantities up to ten million with 0 or 4 decimals, prices up to 200,000, 1 to 36 months from any month on, spread in any way.</summary>
    private static void Check(Action<Line> holds) =>
        Prop.ForAll(
            (from whole in Gen.Choose(1, 10_000_000)
             from part in Gen.OneOf(Gen.Constant(0), Gen.Choose(1, 9999))
             from price in Gen.Choose(0, 2_000_000_000)
             from months in Gen.Choose(1, 36)
             from start in Gen.Choose(1, 12)
             from currency in Gen.Elements("EUR", "JPY", "KWD")
             from kind in Gen.Elements(Enum.GetValues<SpreadKind>())
             from weights in Gen.ArrayOf(Gen.OneOf(Gen.Constant(0), Gen.Choose(1, 50), Gen.Choose(1, 100_000_000)), kind == SpreadKind.Profile ? 12 : months)
             from scale in Gen.Elements(1m, 10_000m)
             select new Line(
                 whole + (part / 10_000m), price / 10_000m, new DateOnly(2027, start, 15), months, currency, SpreadOf(kind, weights, scale)))
            .Where(line => line.Weights().Sum() > 0).ToArbitrary(),
            holds)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true));

    private static LineSpread SpreadOf(SpreadKind kind, int[] weights, decimal scale) => kind switch
    {
        SpreadKind.Even => LineSpread.Even,
        SpreadKind.Profile => new LineSpread(kind, [.. weights.Select(w => w / scale)], Guid.NewGuid(), "Profile"),
        _ => LineSpread.Typed(weights.Select(w => w / scale)),
    };

    private sealed record Line(decimal Quantity, decimal Price, DateOnly First, int Months, string Code, LineSpread Spread)
    {
        public int Decimals => Currency.Decimals(Code);

        public IReadOnlyList<decimal> Weights() => Spread.Over(First, Months);

        public decimal Amount() => Currency.Round(Quantity * Price, Code);

        public LineMonths Pieces() => LineMonths.Pieces(Spread, Weights(), Quantity, Price, Amount(), Decimals);
    }
}
