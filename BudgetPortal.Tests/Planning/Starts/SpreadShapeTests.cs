using BudgetPortal.Planning.Starts;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace BudgetPortal.Tests.Planning.Starts;

/// <summary>Without these, last year's season would fall into other months of this year.</summary>
public sealed class SpreadShapeTests
{
    [Fact]
    public void The_same_months_keep_their_weights() => Check(old =>
        Assert.Equal(old.Weights, SpreadShape.Over(old.Weights, old.From, old.From.AddYears(1), old.Weights.Count)));

    [Fact]
    public void A_month_of_the_calendar_weighs_what_it_weighed_on_average() => Check(old =>
    {
        var first = old.From.AddMonths(old.Shift);
        var months = SpreadShape.Over(old.Weights, old.From, first, old.Months);
        Assert.Equal(old.Months, months.Count);
        if (old.Weights.Count == old.Months && first.Month == old.From.Month)
        {
            return;
        }

        for (var m = 0; m < months.Count; m++)
        {
            var same = old.Weights.Where((_, o) => old.From.AddMonths(o).Month == first.AddMonths(m).Month).ToList();
            Assert.Equal(same.Count == 0 ? 0 : same.Average(), months[m]);
        }
    });

    [Fact]
    public void A_year_that_begins_later_is_the_same_year() =>
        Assert.Equal([4m, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3], SpreadShape.Over([.. Enumerable.Range(1, 12).Select(m => (decimal)m)], new DateOnly(2027, 1, 1), new DateOnly(2028, 4, 1), 12));

    private static void Check(Action<Old> holds) =>
        Prop.ForAll(
            (from count in Gen.Choose(1, 36)
             from weights in Gen.ArrayOf(Gen.Choose(0, 1000), count)
             from start in Gen.Choose(1, 12)
             from shift in Gen.Choose(0, 24)
             from months in Gen.Choose(1, 36)
             select new Old([.. weights.Select(w => w / 10m)], new DateOnly(2027, start, 15), shift, months)).ToArbitrary(),
            holds)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true));

    /// <param name="Shift">By how many months later the new one begins.</param>
    private sealed record Old(IReadOnlyList<decimal> Weights, DateOnly From, int Shift, int Months);
}
