using System.Globalization;

namespace BudgetPortal.Platform;

/// <summary>Days and times in the order of the reader's culture, with the weekday where one acts on them.</summary>
public static class Dates
{
    /// <summary><c>Fri 27 Nov 2026</c></summary>
    public static string Day(DateOnly day) => day.ToString("ddd " + Pattern(withYear: true), CultureInfo.CurrentCulture);

    /// <summary><c>Fri 27 Nov</c>, with the year when it is not that of <paramref name="today"/>.</summary>
    public static string Day(DateOnly day, DateOnly today) =>
        day.ToString("ddd " + Pattern(withYear: day.Year != today.Year), CultureInfo.CurrentCulture);

    /// <summary><c>27 Nov 2026</c>, for days that are past or far off.</summary>
    public static string Plain(DateOnly day) => day.ToString(Pattern(withYear: true), CultureInfo.CurrentCulture);

    /// <summary>Jan 2027.</summary>
    public static string Month(DateOnly day) => day.ToString("MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>Jan.</summary>
    public static string ShortMonth(DateOnly day) => day.ToString("MMM", CultureInfo.CurrentCulture);

    /// <summary><c>Friday, 27 November 2026</c>, as the culture writes it.</summary>
    public static string Full(DateOnly day) => day.ToString("D", CultureInfo.CurrentCulture);

    /// <summary><c>1 Jan to 31 Dec 2027</c></summary>
    public static string Range(DateOnly first, DateOnly last) => Words.Format(
        PlatformText.RangeFormat,
        first.ToString(Pattern(withYear: first.Year != last.Year), CultureInfo.CurrentCulture),
        Plain(last));

    /// <summary><c>Fri 27 Nov 2026, 18:00</c>; the moment is shown at its own offset.</summary>
    public static string Moment(DateTimeOffset moment) =>
        Words.Format(PlatformText.MomentFormat, Day(DateOnly.FromDateTime(moment.DateTime)), Time(moment));

    /// <summary><c>today 10:42</c>, <c>yesterday 16:20</c>, <c>Mon 16 Nov, 09:15</c></summary>
    public static string Moment(DateTimeOffset moment, DateOnly today)
    {
        var day = DateOnly.FromDateTime(moment.DateTime);
        return (today.DayNumber - day.DayNumber) switch
        {
            0 => Words.Format(PlatformText.TodayAt, Time(moment)),
            1 => Words.Format(PlatformText.YesterdayAt, Time(moment)),
            _ => Words.Format(PlatformText.MomentFormat, Day(day, today), Time(moment)),
        };
    }

    /// <summary><c>18:00</c></summary>
    public static string Time(DateTimeOffset moment) => moment.ToString("t", CultureInfo.CurrentCulture);

    /// <summary><c>in 3 days</c>, <c>tomorrow</c>, <c>today</c>, <c>yesterday</c>, <c>5 days ago</c></summary>
    public static string Relative(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => PlatformText.Today,
        1 => PlatformText.Tomorrow,
        -1 => PlatformText.Yesterday,
        > 1 and var days => Words.Format(PlatformText.InDays, days),
        var days => Words.Format(PlatformText.DaysAgo, -days),
    };

    /// <summary>How old a price is: <c>4 d</c>, <c>7 w</c>, <c>14 mo</c>. A day in the future counts as today.</summary>
    public static string Age(DateOnly day, DateOnly today) => Math.Max(0, today.DayNumber - day.DayNumber) switch
    {
        < 14 and var days => Words.Format(PlatformText.AgeDays, days),
        < 53 * 7 and var days => Words.Format(PlatformText.AgeWeeks, days / 7),
        var days => Words.Format(PlatformText.AgeMonths, days * 12 / 365),
    };

    private static string Pattern(bool withYear)
    {
        var format = CultureInfo.CurrentCulture.DateTimeFormat;
        var pattern = withYear ? format.LongDatePattern.Replace("dddd", "", StringComparison.Ordinal) : format.MonthDayPattern;
        return pattern.Replace("MMMM", "MMM", StringComparison.Ordinal).Trim(' ', ',', '،');
    }
}
