using BudgetPortal.Platform;

namespace BudgetPortal.Data.Daily;

/// <summary>
/// Work that each day brings to an organization. Register it scoped; it works as the application itself. A run that was killed halfway is
/// run again, so what it does must be guarded by states or by unique rows, as notices are by their key.
/// </summary>
public interface IDailyTask
{
    /// <summary>Stable name under which its runs are kept; at most 60 characters.</summary>
    string Name { get; }

    /// <summary>Its name on screen.</summary>
    string Title { get; }

    /// <summary>Whether today's work is looked at again every hour, because people change days in the course of one. Otherwise a day is done once.</summary>
    bool IsHourly { get; }

    /// <summary>Says what was done, e.g. <c>3 budgets expired</c>.</summary>
    /// <param name="what">As given to <see cref="DayWork.Did"/>.</param>
    string Describe(string what, int count);

    /// <summary>Does what one day brings. Days that were missed come one after the other, before today.</summary>
    Task RunAsync(DayWork work, CancellationToken cancellation);
}

/// <summary>One day's work of a task, and what came of it.</summary>
/// <param name="day">The day whose work is done, in the organization's time zone.</param>
/// <param name="today">The organization's today: later than the day when a missed one is made up.</param>
public sealed class DayWork(Organization organization, DateOnly day, DateOnly today)
{
    private readonly Dictionary<string, int> done = new(StringComparer.Ordinal);
    private readonly List<JobFailure> failures = [];

    public Organization Organization => organization;

    public DateOnly Day => day;

    public DateOnly Today => today;

    public IReadOnlyDictionary<string, int> Done => done;

    public IReadOnlyList<JobFailure> Failures => failures;

    /// <summary>Counts what was done and saved.</summary>
    public void Did(string what, int count = 1)
    {
        if (count > 0)
        {
            done[what] = done.GetValueOrDefault(what) + count;
        }
    }

    /// <summary>Notes what could not be done; the rest goes on, and the day is tried again.</summary>
    /// <param name="subject">What it concerns, as people call it.</param>
    /// <param name="code">The refused rule, or <see cref="JobFailure.Unexpected"/>.</param>
    public void Failed(string subject, string code) => failures.Add(new JobFailure(subject, code));
}
