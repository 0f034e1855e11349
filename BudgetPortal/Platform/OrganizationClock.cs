namespace BudgetPortal.Platform;

/// <summary>The day and time of day in an organization's time zone.</summary>
public static class OrganizationClock
{
    /// <summary>The organization's "today".</summary>
    public static DateOnly Today(this TimeProvider time, Organization organization) =>
        DateOnly.FromDateTime(time.Local(organization).DateTime);

    public static DateTimeOffset Local(this TimeProvider time, Organization organization) =>
        TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(organization.TimeZone));

    /// <summary>A moment at the organization's offset, to be shown.</summary>
    public static DateTimeOffset Local(this Organization organization, DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(organization.TimeZone));

    /// <summary>The instant at which a day ends in the organization's time zone: days are inclusive.</summary>
    public static DateTimeOffset EndOf(Organization organization, DateOnly day)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(organization.TimeZone);
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
