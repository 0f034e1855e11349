using System.ComponentModel.DataAnnotations.Schema;
using BudgetPortal.Platform;

namespace BudgetPortal.Data.Daily;

/// <summary>
/// One day's run of a daily task: unique by organization, task and day, so that of several processes one does it. Who starts it owns it for
/// <see cref="Lease"/>; a run that has not finished by then was killed, and whoever comes next takes it over.
/// </summary>
public sealed class JobRun : IOwned, IVersioned, IRecord
{
    /// <summary>How long a run may take before it counts as killed.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);

    private JobRun()
    {
    }

    public JobRun(string job, DateOnly day, string by, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        Job = job;
        Day = day;
        Start(by, at);
    }

    public Guid Id { get; private set; }

    public Guid OrganizationId { get; set; }

    /// <summary>Name of the <see cref="IDailyTask"/>.</summary>
    public string Job { get; private set; } = string.Empty;

    /// <summary>In the organization's time zone.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>When the latest attempt began.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When the latest attempt ended; null while it runs.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>The server, or the person who asked for it.</summary>
    public string By { get; private set; } = string.Empty;

    public int Attempts { get; private set; }

    public JobOutcome Outcome { get; private set; }

    /// <summary>What all attempts of the day did together.</summary>
    public IReadOnlyList<JobCount> Done { get; private set; } = [];

    /// <summary>What the latest attempt could not do.</summary>
    public IReadOnlyList<JobFailure> Failures { get; private set; } = [];

    public Guid Version { get; set; }

    /// <summary>Starts another attempt, unless the day is done or somebody is at it.</summary>
    /// <param name="again">Whether a day that is done may be run once more.</param>
    public bool TryStart(string by, DateTimeOffset at, bool again)
    {
        var free = Outcome switch
        {
            JobOutcome.Running => at - StartedAt >= Lease,
            JobOutcome.Succeeded => again,
            _ => true,
        };
        if (free)
        {
            Start(by, at);
        }

        return free;
    }

    /// <summary>Ends the attempt with what came of it.</summary>
    public void Finish(DayWork work, DateTimeOffset at)
    {
        FinishedAt = at;
        Outcome = work.Failures.Count == 0 ? JobOutcome.Succeeded : JobOutcome.Failed;
        Failures = [.. work.Failures];
        Done = [.. Done.Concat(work.Done.Select(d => new JobCount(d.Key, d.Value)))
            .GroupBy(d => d.What, StringComparer.Ordinal).Select(g => new JobCount(g.Key, g.Sum(d => d.Count)))];
    }

    private void Start(string by, DateTimeOffset at)
    {
        StartedAt = at;
        FinishedAt = null;
        By = by;
        Attempts++;
        Outcome = JobOutcome.Running;
        Failures = [];
    }
}

public enum JobOutcome
{
    Running,
    Succeeded,
    Failed,
}

/// <summary>How often something was done. Kept as text in its run.</summary>
[NotMapped]
public sealed record JobCount(string What, int Count);

/// <summary>Something that could not be done. Kept as text in its run.</summary>
/// <param name="Subject">What it concerns, as people call it; empty for the whole day.</param>
/// <param name="Code">The refused rule, or one of the codes below.</param>
[NotMapped]
public sealed record JobFailure(string Subject, string Code)
{
    /// <summary>An exception; the server's log holds it.</summary>
    public const string Unexpected = "job.unexpected";

    /// <summary>The portal stopped before the day's work was done.</summary>
    public const string Stopped = "job.stopped";
}
