using BudgetPortal.Data.Daily;
using BudgetPortal.Organizations;
using BudgetPortal.Planning.Changes;
using BudgetPortal.Planning.Closing;
using BudgetPortal.Planning.Delegations;
using BudgetPortal.Planning.Details;
using BudgetPortal.Planning.Exchange;
using BudgetPortal.Planning.Scenarios;
using BudgetPortal.Planning.Search;
using BudgetPortal.Planning.Sheets;
using BudgetPortal.Planning.Starts;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Search;

namespace BudgetPortal.Planning;

public static class PlanningModule
{
    public static IServiceCollection AddPlanning(this IServiceCollection services) => services
        .AddPermissions(PlanningPermissions.All)
        .AddMenu(new MenuEntry(
            MenuGroup.Budgets, 10, () => PlanningText.Budgets, "budgets", "file-chart",
            PlanningPermissions.ReadAllBudgets, PlanningPermissions.EnterLines))
        .AddMenu(new MenuEntry(MenuGroup.Budgets, 15, () => PlanningText.SeasonalProfiles, "seasonal-profiles", "calendar", PlanningPermissions.KeepProfiles))
        .AddMenu(new MenuEntry(
            MenuGroup.Budgets, 20, () => ScenariosText.Scenarios, "scenarios", "trend", PlanningPermissions.EnterLines, PlanningPermissions.ReadAllBudgets))
        .AddMenu(new MenuEntry(MenuGroup.MyWork, 20, () => PlanningText.BudgetEntry, "entry", "edit", PlanningPermissions.EnterLines))
        .AddSingleton<ChangeSwap>()
        .AddSingleton<Carrying>()
        .AddSingleton<ClosingNotices>()
        .AddSingleton<INoticeWords, ClosingNoticeWords>()
        .AddScoped<ClosingService>()
        .AddScoped<ScenarioService>()
        .AddScoped<ScenarioQueries>()
        .AddScoped<ScenarioSources>()
        .AddScoped<AdoptionService>()
        .AddScoped<ClosingQueries>()
        .AddSingleton<BudgetNotices>()
        .AddSingleton<INoticeWords, BudgetNoticeWords>()
        .AddSingleton<INoticeWords, DelegationNoticeWords>()
        .AddScoped<DelegationService>()
        .AddScoped<DelegationQueries>()
        .AddSingleton<BudgetProgress>()
        .AddScoped<IDailyTask, BudgetCalendar>()
        .AddScoped<IDailyTask, EntryReminders>()
        .AddScoped<IDailyTask, Escalation>()
        .AddSingleton<IOrganizationWatcher, Withdrawal>()
        .AddSingleton<IOrganizationWatcher, Handover>()
        .AddScoped<BudgetService>()
        .AddScoped<BudgetListQueries>()
        .AddScoped<DeclareQueries>()
        .AddScoped<TakingPartQueries>()
        .AddScoped<PeriodService>()
        .AddScoped<ProfileService>()
        .AddScoped<ProfileQueries>()
        .AddScoped<SubmissionService>()
        .AddScoped<TakingPartService>()
        .AddScoped<PriceQueries>()
        .AddScoped<EntryQueries>()
        .AddScoped<SheetQueries>()
        .AddScoped<LineService>()
        .AddScoped<RepriceService>()
        .AddScoped<SheetEditService>()
        .AddScoped<ExchangeQueries>()
        .AddScoped<ExchangeService>()
        .AddScoped<StartQueries>()
        .AddScoped<StartService>()
        .AddScoped<TemplateQueries>()
        .AddScoped<TemplateService>()
        .AddScoped<DetailQueries>()
        .AddScoped<CommentService>()
        .AddScoped<IDailyTask, DetailCleaning>()
        .AddAttachments()
        .AddScoped<TargetQueries>()
        .AddScoped<TargetService>()
        .AddScoped<CycleStatusQueries>()
        .AddScoped<ReminderService>()
        .AddScoped<PersonQueries>()
        .AddScoped<ISearchSource, BudgetSearch>()
        .AddScoped<ISearchSource, CostCenterSearch>()
        .AddScoped<ISearchSource, PersonSearch>()
        .AddScoped<IMenuBadge, EntryBadge>();

    /// <summary>Maps the addresses of files.</summary>
    public static void MapPlanning(this WebApplication app) => app.MapAttachments();
}
