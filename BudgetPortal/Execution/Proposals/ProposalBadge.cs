using BudgetPortal.Platform;

namespace BudgetPortal.Execution.Proposals;

/// <summary>Says beside Proposals how many wait for the user.</summary>
internal sealed class ProposalBadge(ProposalQueries queries) : IMenuBadge
{
    public string Href => ProposalsModule.Address;

    public async Task<MenuBadge?> ReadAsync(CancellationToken cancellation = default) =>
        await queries.CountWaitingAsync(cancellation) is > 0 and var waiting
            ? new MenuBadge(Numbers.Count(waiting), Urgent: true, Words.Count(waiting, ProposalsText.OneWaits, ProposalsText.ManyWait))
            : null;
}
