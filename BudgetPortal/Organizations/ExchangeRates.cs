using BudgetPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Organizations;

/// <summary>That an amount of a day is to be converted.</summary>
public sealed record RateNeed(string From, string To, DateOnly Day);

/// <summary>A rate and the day it was published.</summary>
/// <param name="Rate">1 of the first currency in the second; not rounded when it was turned around or crossed.</param>
/// <param name="Date">The day of the rate; of the older one when two were crossed.</param>
public sealed record RateOfDay(decimal Rate, DateOnly Date);

/// <summary>
/// The latest rates on or before given days: as published, else turned around, else crossed through a third currency, the organization's
/// own first.
/// </summary>
public sealed class ExchangeRates
{
    private readonly string home;
    private readonly Dictionary<(string From, string To), List<RateOfDay>> rates;
    private readonly List<string> currencies;

    /// <summary>Rates that are known already.</summary>
    /// <param name="home">The organization's currency.</param>
    public ExchangeRates(string home, IEnumerable<ExchangeRate> known)
    {
        this.home = home;
        rates = known.GroupBy(r => (r.From, r.To))
            .ToDictionary(g => g.Key, g => g.OrderByDescending(r => r.Date).Select(r => new RateOfDay(r.Rate, r.Date)).ToList());
        currencies = Currencies(rates.Keys, home);
    }

    /// <summary>Loads what the needs take: no query when all are of one currency, else two.</summary>
    public static async Task<ExchangeRates> LoadAsync(
        PortalDbContext db, IEnumerable<RateNeed> needs, string home, CancellationToken cancellation = default)
    {
        var foreign = needs.Where(n => n.From != n.To).Distinct().ToList();
        if (foreign.Count == 0)
        {
            return new ExchangeRates(home, []);
        }

        var ends = foreign.SelectMany(n => new[] { n.From, n.To }).Distinct().ToList();
        var (firstDay, lastDay) = (foreign.Min(n => n.Day), foreign.Max(n => n.Day));
        var table = db.Set<ExchangeRate>().AsNoTracking();
        var firsts = await table
            .Where(r => r.Date <= lastDay && (ends.Contains(r.From) || ends.Contains(r.To)))
            .GroupBy(r => new { r.From, r.To })
            .Select(g => new { g.Key.From, g.Key.To, Day = g.Min(r => r.Date) })
            .ToDictionaryAsync(r => (r.From, r.To), r => r.Day, cancellation);

        var thirds = Currencies(firsts.Keys, home);
        var legs = foreign.SelectMany(n => Route(n.From, n.To, thirds, (a, b) => Known(a, b, n.Day) || Known(b, a, n.Day)))
            .SelectMany(hop => new[] { hop.From, hop.To }).Distinct().ToList();
        var found = await table
            .Where(r => legs.Contains(r.From) && legs.Contains(r.To) && r.Date <= lastDay)
            .Where(r => r.Date >= firstDay
                || r.Date == table.Where(o => o.From == r.From && o.To == r.To && o.Date <= firstDay).Max(o => o.Date))
            .ToListAsync(cancellation);
        return new ExchangeRates(home, found);

        bool Known(string from, string to, DateOnly day) => firsts.TryGetValue((from, to), out var first) && first <= day;
    }

    /// <summary>The rate on or before a day; 1 of that day for the same currency; null when there is none.</summary>
    public RateOfDay? Find(string from, string to, DateOnly day)
    {
        if (from == to)
        {
            return new RateOfDay(1, day);
        }

        var hops = Route(from, to, currencies, (a, b) => Hop(a, b, day) is not null)
            .Select(hop => Hop(hop.From, hop.To, day)!).ToList();
        return hops.Count == 0 ? null : new RateOfDay(hops.Aggregate(1m, (rate, hop) => rate * hop.Rate), hops.Min(h => h.Date));
    }

    private RateOfDay? Hop(string from, string to, DateOnly day) =>
        Latest(from, to, day) ?? (Latest(to, from, day) is { } inverse ? inverse with { Rate = 1 / inverse.Rate } : null);

    private RateOfDay? Latest(string from, string to, DateOnly day) =>
        rates.TryGetValue((from, to), out var published) ? published.Find(r => r.Date <= day) : null;

    /// <summary>One hop, or two through the first third currency that both know; empty when there is no way.</summary>
    private static IEnumerable<(string From, string To)> Route(string from, string to, List<string> thirds, Func<string, string, bool> known)
    {
        if (known(from, to))
        {
            return [(from, to)];
        }

        return thirds.Find(c => c != from && c != to && known(from, c) && known(c, to)) is { } third
            ? [(from, third), (third, to)]
            : [];
    }

    private static List<string> Currencies(IEnumerable<(string From, string To)> pairs, string home) =>
        [.. pairs.SelectMany(p => new[] { p.From, p.To }).Distinct().OrderBy(c => c != home).ThenBy(c => c, StringComparer.Ordinal)];
}
