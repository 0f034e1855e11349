using BudgetPortal.Planning;
using BudgetPortal.Platform;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace BudgetPortal.Tests.Planning;

/// <summary>Without these, the targets of cost centers would not add up to the total that was given to the company.</summary>
public sealed class TargetSpreadTests
{
    private static readonly string[] Currencies = ["EUR", "JPY", "KWD"];

    [Fact]
    public void Shares_add_up_to_the_total_to_the_last_cent() => Check((total, weights, decimals) =>
        Assert.Equal(total, TargetSpread.Shares(total, weights, decimals).Sum()));

    [Fact]
    public void No_share_is_a_whole_unit_away_from_its_proportion() => Check((total, weights, decimals) =>
    {
        var shares = TargetSpread.Shares(total, weights, decimals);
        var unit = 1 / (decimal)Math.Pow(10, decimals);
        var sum = weights.Sum();
        for (var i = 0; i < shares.Length; i++)
        {
            var fair = sum == 0 ? total / weights.Count : (decimal)((double)total * (double)weights[i] / (double)sum);
            Assert.True(shares[i] >= 0 && Math.Abs(shares[i] - fair) < unit * 1.001m, $"{shares[i]} for {fair}");
            Assert.Equal(decimal.Round(shares[i], decimals), shares[i]);
        }
    });

    [Fact]
    public void Who_had_nothing_gets_nothing_unless_all_had_nothing()
    {
        Assert.Equal([66.67m, 0m, 33.33m], TargetSpread.Shares(100, [2, 0, 1], 2));
        Assert.Equal([33.34m, 33.33m, 33.33m], TargetSpread.Shares(100, [0, 0, 0], 2));
        Assert.Equal([0m, 0m], TargetSpread.Shares(0, [5, 7], 0));
    }

    [Fact]
    public void The_largest_figures_are_spread_exactly() => Assert.Equal(
        BudgetLine.Most, TargetSpread.Shares(BudgetLine.Most, [BudgetLine.Most, BudgetLine.Most - 0.01m, 1], 3).Sum());

    /// <summary>Totals up to a hundred million in units of the currency, 1 to 40 cost centers, some of which had nothing.</summary>
    private static void Check(Action<decimal, IReadOnlyList<decimal>, int> holds) =>
        Prop.ForAll(
            (from units in Gen.Choose(0, 100_000_000)
             from count in Gen.Choose(1, 40)
             from weights in Gen.ArrayOf(Gen.OneOf(Gen.Constant(0), Gen.Choose(1, 500_000_000)), count)
             from decimals in Gen.Elements(Currencies).Select(Currency.Decimals)
             select (Total: units / (decimal)Math.Pow(10, decimals), Weights: weights.Select(w => w / 100m).ToArray(), Decimals: decimals)).ToArbitrary(),
            spread => holds(spread.Total, spread.Weights, spread.Decimals))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true));
}
