using BudgetPortal.Approvals.Changes;
using BudgetPortal.Platform;

namespace BudgetPortal.Approvals;

/// <summary>Says beside the Approval Queue how much waits for the user.</summary>
internal sealed class QueueBadge(ApprovalQueueQueries queue, ChangeListQueries changes) : IMenuBadge
{
    public string Href => "approvals";

    public async Task<MenuBadge?> ReadAsync(CancellationToken cancellation = default) =>
        await queue.CountAsync(cancellation) + await changes.CountAsync(cancellation) is > 0 and var waiting
            ? new MenuBadge(Numbers.Count(waiting), Urgent: true, Words.Count(waiting, ApprovalsText.OneWaits, ApprovalsText.ManyWait))
            : null;
}
