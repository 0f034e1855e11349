using System.Globalization;

namespace BudgetPortal.Platform.Ui;

/// <summary>The value axis of a chart: from zero to a round number, in a unit that keeps its figures short.</summary>
/// <param name="Top">The end of the axis; above zero.</param>
/// <param name="Step">From one tick to the next.</param>
/// <param name="Divisor">1, a thousand or a million.</param>
/// <param name="Unit">The currency, with thousand or million before it.</param>
public sealed record ChartScale(decimal Top, decimal Step, decimal Divisor, string Unit)
{
    private const int MostTicks = 4;

    /// <summary>From zero to the top.</summary>
    public IEnumerable<decimal> Ticks
    {
        get
        {
            for (var tick = 0m; tick <= Top; tick += Step)
            {
                yield return tick;
            }
        }
    }

    /// <summary>An axis that holds values of zero up to the largest.</summary>
    public static ChartScale For(decimal largest, string currency)
    {
        var step = StepFor(Math.Max(largest, 1) / MostTicks);
        var top = Math.Ceiling(Math.Max(largest, 1) / step) * step;
        return top switch
        {
            >= 1_000_000 => new ChartScale(top, step, 1_000_000, Words.Format(PlatformText.Millions, currency)),
            >= 10_000 => new ChartScale(top, step, 1000, Words.Format(PlatformText.Thousands, currency)),
            _ => new ChartScale(top, step, 1, currency),
        };
    }

    /// <summary>How far up the axis, as a CSS percentage.</summary>
    public string Share(decimal value) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Clamp(value / Top, 0, 1) * 100:0.##}%");

    /// <summary>In the axis's unit, as exactly as the axis.</summary>
    public string TickText(decimal value) => Numbers.Plain(value / Divisor, Decimals);

    /// <summary>In the axis's unit, one digit more exactly than the axis.</summary>
    public string Text(decimal value) => Numbers.Plain(value / Divisor, Divisor == 1 ? 0 : Decimals + 1);

    private int Decimals => (Step / Divisor) switch
    {
        >= 1 => 0,
        >= 0.1m => 1,
        _ => 2,
    };

    /// <summary>1, 2 or 5 times a power of ten, not below the least.</summary>
    private static decimal StepFor(decimal least)
    {
        var power = 1m;
        while (power * 10 <= least)
        {
            power *= 10;
        }

        return power * (least <= power ? 1 : least <= power * 2 ? 2 : least <= power * 5 ? 5 : 10);
    }
}
