using BudgetPortal.Organizations;

namespace BudgetPortal.Demo;

/// <summary>Exchange rates of a little more than two years: the dollar on each working day, others weekly.</summary>
internal sealed class DemoRates
{
    private readonly Dictionary<string, List<ExchangeRate>> byCurrency = new(StringComparer.Ordinal);

    public DemoRates(DemoDays days, string currency, params (string From, decimal Around, bool Daily)[] currencies)
    {
        var first = days.FirstOrder.AddDays(-30);
        foreach (var (from, around, daily) in currencies)
        {
            var rates = byCurrency[from] = [];
            for (var day = first; day <= days.Today; day = day.AddDays(1))
            {
                if (daily ? day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) : day.DayOfWeek == DayOfWeek.Friday)
                {
                    rates.Add(new ExchangeRate(from, currency, day, Rate(from, around, day)));
                }
            }
        }
    }

    public IEnumerable<ExchangeRate> Rows => byCurrency.Values.SelectMany(r => r);

    /// <summary>The latest rate on or before a day.</summary>
    public ExchangeRate On(string from, DateOnly day)
    {
        var rates = byCurrency[from];
        var index = rates.FindLastIndex(r => r.Date <= day);
        return rates[index];
    }

    private static decimal Rate(string from, decimal around, DateOnly day)
    {
        var wave = (0.03 * Math.Sin(day.DayNumber / 83.0)) + (0.012 * Math.Sin(day.DayNumber / 19.0)) + (0.006 * (Draw.Of($"{from}{day.DayNumber}") - 0.5));
        return Math.Round(around * (1 + (decimal)wave), 4);
    }
}
