using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Organizations.Components;

public sealed partial class JobCard
{
    [Parameter, EditorRequired]
    public JobTask Task { get; set; } = null!;

    /// <summary>At the organization's offset.</summary>
    [Parameter, EditorRequired]
    public DateTimeOffset Now { get; set; }

    private DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    private string? LastRun => Task.LastAt is { } at ? Words.Format(OrganizationsText.JobLastRun, Dates.Moment(at, Today)) : null;

    private static string StateWord(JobDayState state) => state switch
    {
        JobDayState.Missing => OrganizationsText.JobMissing,
        JobDayState.Running => OrganizationsText.JobRunning,
        JobDayState.Broken => OrganizationsText.JobBroken,
        JobDayState.Failed => OrganizationsText.JobFailed,
        JobDayState.MadeUp => OrganizationsText.JobMadeUp,
        _ => OrganizationsText.JobSucceeded,
    };

    private static StatusTone StateTone(JobDayState state) => state switch
    {
        JobDayState.Missing => StatusTone.Draft,
        JobDayState.Running => StatusTone.Open,
        JobDayState.Broken => StatusTone.SentBack,
        JobDayState.Failed => StatusTone.Rejected,
        JobDayState.MadeUp => StatusTone.Pending,
        _ => StatusTone.Approved,
    };

    private string When(JobDay day) => (day.At, day.Duration) switch
    {
        ({ } at, { } took) => Words.Format(OrganizationsText.JobTook, Dates.Moment(at, Today), Numbers.Plain((decimal)took.TotalSeconds, 1)),
        ({ } at, null) => Words.Format(OrganizationsText.JobSince, Dates.Moment(at, Today)),
        _ => string.Empty,
    };
}
