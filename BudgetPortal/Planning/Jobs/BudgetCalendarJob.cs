using Quartz;

namespace BudgetPortal.Planning.Jobs;

/// <summary>Runs the budget calendar shortly after each full hour, so that midnight comes in every organization's time zone, and at start.</summary>
[DisallowConcurrentExecution]
internal sealed class BudgetCalendarJob(BudgetCalendar calendar) : IJob
{
    public const string Schedule = "0 1 * * * ?";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await calendar.AdvanceAsync(cancellationToken);
}
