using BudgetPortal.Planning.Jobs;
using BudgetPortal.Platform;
using Quartz;

namespace BudgetPortal.Planning;

public static class PlanningModule
{
    public static IServiceCollection AddPlanning(this IServiceCollection services) => services
        .AddPermissions(PlanningPermissions.All)
        .AddMenu(new MenuEntry(
            MenuGroup.Budgets, 10, () => PlanningText.Budgets, "budgets", "file-chart",
            PlanningPermissions.ReadAllBudgets, PlanningPermissions.EnterLines))
        .AddMenu(new MenuEntry(MenuGroup.MyWork, 20, () => PlanningText.BudgetEntry, "entry", "edit", PlanningPermissions.EnterLines))
        .AddSingleton<IBudgetUsage, NothingUsed>()
        .AddSingleton<BudgetNotices>()
        .AddSingleton<BudgetProgress>()
        .AddSingleton<BudgetCalendar>()
        .AddScoped<BudgetService>()
        .AddScoped<BudgetListQueries>()
        .AddScoped<DeclareQueries>()
        .AddScoped<PeriodService>()
        .AddScoped<SubmissionService>()
        .AddScoped<PriceQueries>()
        .AddScoped<EntryQueries>()
        .AddScoped<SheetQueries>()
        .AddScoped<LineService>()
        .AddScoped<TargetQueries>()
        .AddScoped<TargetService>()
        .AddScoped<IMenuBadge, EntryBadge>();

    /// <summary>The jobs of this module, on the portal's scheduler.</summary>
    public static IServiceCollection AddPlanningJobs(this IServiceCollection services) => services
        .AddQuartz(quartz => quartz
            .ScheduleJob<BudgetCalendarJob>(trigger => trigger.WithIdentity("budget-calendar").StartNow()
                .WithCronSchedule(BudgetCalendarJob.Schedule, cron => cron.WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)))
            .ScheduleJob<BudgetCalendarJob>(trigger => trigger.WithIdentity("budget-calendar-at-start").StartNow()))
        .AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
}
