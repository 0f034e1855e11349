using System.Collections.Concurrent;
using BudgetPortal.Data.Daily;

namespace BudgetPortal.Tests.Data;

/// <summary>A daily task that writes down for which days it was run, and does what a test wants.</summary>
internal sealed class Diary : IDailyTask
{
    private readonly ConcurrentQueue<(string Organization, DateOnly Day)> pages = new();

    public string Name => "diary";

    public string Title => "Diary";

    public bool IsHourly => false;

    /// <summary>Happens at each run, after it was written down.</summary>
    public Func<DayWork, Task> Doing { get; set; } = _ => Task.CompletedTask;

    /// <summary>The days of an organization, in the order of their runs.</summary>
    public IReadOnlyList<DateOnly> Days(string organization = "test") => [.. pages.Where(p => p.Organization == organization).Select(p => p.Day)];

    public string Describe(string what, int count) => $"{what} × {count}";

    public async Task RunAsync(DayWork work, CancellationToken cancellation)
    {
        pages.Enqueue((work.Organization.Code, work.Day));
        await Doing(work);
        work.Did("written");
    }
}
