using BudgetPortal.Data;
using BudgetPortal.Data.Daily;
using BudgetPortal.Platform;
using Microsoft.EntityFrameworkCore;

namespace BudgetPortal.Organizations;

/// <summary>What the daily job did in the organization, and running it by hand.</summary>
public sealed class JobService(PortalDb portalDb, IEnumerable<IDailyTask> tasks, DailyJob job)
{
    /// <summary>Days shown of each task, with today.</summary>
    public const int DaysShown = 14;

    /// <summary>A task that has not finished a run for so long does not run by itself anymore.</summary>
    public static readonly TimeSpan Overdue = TimeSpan.FromHours(25);

    /// <summary>Every task with its latest run and its last two weeks. Takes <see cref="OrganizationsPermissions.ReadJobs"/>.</summary>
    public async Task<Result<JobOverview>> ReadAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        var rights = await db.PermissionsAsync(cancellation);
        if (!rights.Contains(OrganizationsPermissions.ReadJobs))
        {
            return Rights.NotPermitted();
        }

        var organization = await db.OrganizationAsync(cancellation);
        var today = db.Time.Today(organization);
        var oldest = today.AddDays(1 - DaysShown);
        var runs = await db.Set<JobRun>().AsNoTracking().Where(r => r.Day >= oldest && r.Day <= today).ToListAsync(cancellation);
        var last = await db.Set<JobRun>().Where(r => r.FinishedAt != null).GroupBy(r => r.Job)
            .Select(g => new { g.Key, At = g.Max(r => r.FinishedAt), First = g.Min(r => r.Day) }).ToDictionaryAsync(g => g.Key, cancellation);
        var now = db.Time.GetUtcNow();
        return new JobOverview(
            [.. tasks.Select(task =>
            {
                var own = runs.Where(r => r.Job == task.Name).ToDictionary(r => r.Day);
                var finished = last.GetValueOrDefault(task.Name);
                var first = finished?.First ?? (own.Count > 0 ? own.Keys.Min() : today.AddDays(1));
                var days = Enumerable.Range(0, DaysShown).Select(back => today.AddDays(-back)).Where(day => day >= first)
                    .Select(day => Describe(task, organization, day, own.GetValueOrDefault(day), now)).ToList();
                return new JobTask(
                    task.Title, days, finished?.At is { } at ? organization.Local(at) : null, finished?.At is { } then && now - then > Overdue);
            })],
            rights.Contains(OrganizationsPermissions.RunJobs), organization.Local(now));
    }

    /// <summary>Does now what is due. Takes <see cref="OrganizationsPermissions.RunJobs"/>.</summary>
    public async Task<Result> RunNowAsync(CancellationToken cancellation = default)
    {
        await using var db = portalDb.Open();
        if (await db.RefuseAsync(OrganizationsPermissions.RunJobs, cancellation) is { } refusal)
        {
            return refusal;
        }

        return await job.RunAsync(await db.OrganizationAsync(cancellation), db.Actor.Name, cancellation)
            ? Result.Success
            : new Error("jobs.running", OrganizationsText.JobRunsAlready);
    }

    private static JobDay Describe(IDailyTask task, Organization organization, DateOnly day, JobRun? run, DateTimeOffset now)
    {
        if (run is null)
        {
            return new JobDay(day, JobDayState.Missing, null, null, string.Empty, 0, [], []);
        }

        var state = run.Outcome switch
        {
            JobOutcome.Running => now - run.StartedAt >= JobRun.Lease ? JobDayState.Broken : JobDayState.Running,
            JobOutcome.Failed => JobDayState.Failed,
            _ => DateOnly.FromDateTime(organization.Local(run.FinishedAt!.Value).DateTime) > day ? JobDayState.MadeUp : JobDayState.Done,
        };
        return new JobDay(
            day, state, organization.Local(run.FinishedAt ?? run.StartedAt), run.FinishedAt - run.StartedAt, run.By, run.Attempts,
            [.. run.Done.Select(d => task.Describe(d.What, d.Count))], [.. run.Failures.Select(Explain)]);
    }

    private static string Explain(JobFailure failure)
    {
        var reason = failure.Code switch
        {
            JobFailure.Unexpected => OrganizationsText.JobUnexpected,
            JobFailure.Stopped => OrganizationsText.JobStopped,
            "data.conflict" => DataText.Conflict,
            var other => Words.Format(OrganizationsText.JobRefused, other),
        };
        return failure.Subject.Length == 0 ? reason : Words.Format(OrganizationsText.JobFailureOf, failure.Subject, reason);
    }
}

/// <summary>The daily tasks of an organization.</summary>
/// <param name="MayRun">Whether the reader may run them by hand.</param>
/// <param name="Now">When it was read, at the organization's offset.</param>
public sealed record JobOverview(IReadOnlyList<JobTask> Tasks, bool MayRun, DateTimeOffset Now);

/// <summary>A daily task.</summary>
/// <param name="Days">The last two weeks, the latest first, from the first day on which it ran; empty when it has not run yet.</param>
/// <param name="LastAt">When its latest run finished, at the organization's offset.</param>
/// <param name="IsOverdue">It should have run since, and did not.</param>
public sealed record JobTask(string Title, IReadOnlyList<JobDay> Days, DateTimeOffset? LastAt, bool IsOverdue);

/// <summary>A day's work of a task.</summary>
/// <param name="At">When it finished, or began if it has not, at the organization's offset; null when it was not run.</param>
/// <param name="By">The server, or the person who asked for it.</param>
/// <param name="Done">What was done, in words; empty when there was nothing to do.</param>
/// <param name="Failures">What could not be done and why, in words.</param>
public sealed record JobDay(
    DateOnly Day, JobDayState State, DateTimeOffset? At, TimeSpan? Duration, string By, int Attempts,
    IReadOnlyList<string> Done, IReadOnlyList<string> Failures);

public enum JobDayState
{
    Missing,
    Running,
    Broken,
    Failed,
    MadeUp,
    Done,
}
