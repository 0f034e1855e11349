using BudgetPortal.Platform;

namespace BudgetPortal.Demo;

/// <summary>The demo's calendar: everything is placed around the day on which it is loaded, so that it is always in the middle of a season.</summary>
internal sealed class DemoDays(TimeProvider time, Organization organization)
{
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(organization.TimeZone);

    public DateOnly Today { get; } = time.Today(organization);

    /// <summary>The fiscal year in which today lies.</summary>
    public int Year => Today.Year;

    /// <summary>First day of the two years of orders.</summary>
    public DateOnly FirstOrder => Today.AddYears(-2);

    public DateOnly Ago(int days) => Today.AddDays(-days);

    public DateOnly In(int days) => Today.AddDays(days);

    /// <summary>A time of a day in the organization's time zone.</summary>
    public DateTimeOffset At(DateOnly day, int hour, int minute = 0)
    {
        var local = day.ToDateTime(new TimeOnly(hour, minute));
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>A time in the office hours of a day, different for each key.</summary>
    public DateTimeOffset InOffice(DateOnly day, string key)
    {
        var workday = Workday(day);
        return At(workday, Draw.Whole(8, 16, key + "hour"), Draw.Whole(0, 59, key + "minute"));
    }

    /// <summary>The day itself, or the Friday before a weekend.</summary>
    public static DateOnly Workday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(-2),
        _ => day,
    };
}
