using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Proposals;

internal static class ProposalsModule
{
    /// <summary>Of the list of proposals, without a leading slash.</summary>
    public const string Address = "execution/proposals";

    public static IServiceCollection AddProposals(this IServiceCollection services) => services
        .AddMenu(
            new MenuEntry(
                MenuGroup.Budgets, 30, () => ProposalsText.Proposals, Address, "scale",
                ExecutionPermissions.KeepProposals, ExecutionPermissions.DecideProposals, ExecutionPermissions.ReadAll),
            new MenuEntry(MenuGroup.Administration, 35, () => ProposalsText.Lists, "execution/lists", "tag", ExecutionPermissions.KeepLists))
        .AddSingleton<ProposalNotices>()
        .AddSingleton<INoticeWords, ProposalNoticeWords>()
        .AddScoped<BudgetProposalService>()
        .AddScoped<ProgramBudgetService>()
        .AddScoped<ProposalDecisionService>()
        .AddScoped<SpendingListService>()
        .AddScoped<ProposalQueries>()
        .AddScoped<ProgramSheetQueries>()
        .AddScoped<IMenuBadge, ProposalBadge>();
}
