using Quartz;

namespace BudgetPortal.Data.Daily;

/// <summary>Runs the daily job shortly after each full hour, so that midnight comes in every organization's time zone, and at start.</summary>
[DisallowConcurrentExecution]
internal sealed class DailyTrigger(DailyJob job) : IJob
{
    public const string Schedule = "0 1 * * * ?";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await job.RunAsync(cancellationToken);
}

public static class DailySchedule
{
    /// <summary>Starts the scheduler with the daily job.</summary>
    public static IServiceCollection AddDailySchedule(this IServiceCollection services) => services
        .AddQuartz(quartz => quartz
            .ScheduleJob<DailyTrigger>(trigger => trigger.WithIdentity("daily").StartNow()
                .WithCronSchedule(DailyTrigger.Schedule, cron => cron.WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)))
            .ScheduleJob<DailyTrigger>(trigger => trigger.WithIdentity("daily-at-start").StartNow()))
        .AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
}
