using System.Globalization;
using BudgetPortal.Platform.Ui;

namespace BudgetPortal.Organizations;

/// <summary>The time zones that can be chosen, by their IANA names.</summary>
internal static class TimeZones
{
    /// <summary>Places of the world in the order of the alphabet, and the one that is set even when it is none of them.</summary>
    public static IReadOnlyList<Option<string>> With(string current)
    {
        var zones = TimeZoneInfo.GetSystemTimeZones().Where(z => z.HasIanaId && IsPlace(z.Id)).ToDictionary(z => z.Id, StringComparer.Ordinal);
        if (TimeZoneInfo.TryFindSystemTimeZoneById(current, out var set))
        {
            zones[current] = set;
        }

        return [.. zones.OrderBy(z => z.Key, StringComparer.Ordinal).Select(z => new Option<string>(z.Key, $"{z.Key.Replace('_', ' ')} ({Offset(z.Value)})"))];
    }

    private static bool IsPlace(string id) =>
        id == "UTC" || id.Split('/')[0] is "Africa" or "America" or "Antarctica" or "Asia" or "Atlantic" or "Australia" or "Europe" or "Indian" or "Pacific";

    private static string Offset(TimeZoneInfo zone)
    {
        var offset = zone.BaseUtcOffset;
        return offset == TimeSpan.Zero ? "UTC" : $"UTC{(offset < TimeSpan.Zero ? "−" : "+")}{offset.Duration().ToString(@"hh\:mm", CultureInfo.InvariantCulture)}";
    }
}
