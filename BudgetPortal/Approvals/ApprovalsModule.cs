using BudgetPortal.Approvals.Changes;
using BudgetPortal.Data.Daily;
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
        .AddSingleton<ChangeNotices>()
        .AddSingleton<INoticeWords, ChangeNoticeWords>()
        .AddScoped<ProposalService>()
        .AddScoped<ProposalLineService>()
        .AddScoped<TransferService>()
        .AddScoped<TransferQueries>()
        .AddScoped<ProposalCodeQueries>()
        .AddScoped<ProposalLineQueries>()
        .AddScoped<ChangeDecisionService>()
        .AddScoped<ChangeQueries>()
        .AddScoped<ChangeListQueries>()
        .AddScoped<VersionQueries>()
        .AddScoped<IDailyTask, ProposalEnding>()
        .AddScoped<IDailyTask, ProposalEscalation>()
        .AddScoped<IMenuBadge, QueueBadge>();
}
