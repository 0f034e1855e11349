using BudgetPortal.Platform;

namespace BudgetPortal.Approvals;

public static class ApprovalsModule
{
    public static IServiceCollection AddApprovals(this IServiceCollection services) => services
        .AddPermissions(ApprovalsPermissions.All)
        .AddMenu(new MenuEntry(
            MenuGroup.MyWork, 30, () => ApprovalsText.ApprovalQueue, "approvals", "inbox",
            ApprovalsPermissions.DecideCostCenter, ApprovalsPermissions.DecideFinally))
        .AddSingleton<DecisionNotices>()
        .AddSingleton<INoticeWords, LineNoticeWords>()
        .AddScoped<CostCenterDecisionService>()
        .AddScoped<FinalDecisionService>()
        .AddScoped<ApprovalQueueQueries>()
        .AddScoped<PartReviewQueries>()
        .AddScoped<BudgetDetailQueries>()
        .AddScoped<BudgetLineQueries>()
        .AddScoped<HistoryQueries>()
        .AddScoped<IMenuBadge, QueueBadge>();
}
