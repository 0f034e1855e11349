using BudgetPortal.Platform.Ui;
using Xunit;

namespace BudgetPortal.Tests.Platform;

public sealed class ChartScaleTests
{
    [Theory]
    [InlineData(0, "1 0", "EUR")]
    [InlineData(950, "1,000 0", "EUR")]
    [InlineData(43_000, "60 0", "EUR thousand")]
    [InlineData(2_940_000, "3 0", "EUR million")]
    [InlineData(1_200_000, "1.5 0.0", "EUR million")]
    public void A_chart_ends_at_a_round_number(double largest, string ends, string unit)
    {
        var scale = ChartScale.For((decimal)largest, "EUR");
        Assert.Equal(unit, scale.Unit);
        Assert.Equal(ends, $"{scale.TickText(scale.Ticks.Last())} {scale.TickText(0)}");
        Assert.InRange(scale.Ticks.Count(), 2, 6);
    }
}
