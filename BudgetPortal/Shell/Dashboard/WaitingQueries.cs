using BudgetPortal.Approvals;
using BudgetPortal.Planning;

namespace BudgetPortal.Shell.Dashboard;

/// <summary>Puts together what the approval queue and Budget Entry hold for the current user, by their rules.</summary>
public sealed class WaitingQueries(ApprovalQueueQueries queue, EntryQueries entry)
{
    public async Task<Waiting> ReadAsync(CancellationToken cancellation = default)
    {
        var waiting = await queue.ReadAsync(cancellation);
        var overview = (await entry.OverviewAsync(cancellation)).Value;
        var decisions = waiting.Waiting.Select(r => new WaitingRow(
            r.PartId is null ? WaitingKind.DecideFinally : WaitingKind.Decide, r.BudgetId, r.PartId,
            r.PartId is null ? r.Budget : r.CostCenter, r.PartId is null ? string.Empty : r.Budget, r.Amount, r.Currency, r.Days, null, null,
            $"approvals?request={r.Id}")).ToList();

        // What was sent back can be decided and corrected by its owner: it stands here once, as the decision.
        var decided = decisions.Select(d => d.PartId).ToHashSet();
        var entries =
            from budget in overview?.Budgets ?? []
            from card in budget.Cards
            where card.Refusal is null && !decided.Contains(card.PartId)
            select Entry(budget, card);
        return new Waiting(
            [.. decisions.Concat(entries).OrderBy(Rank).ThenBy(r => r.Until).ThenByDescending(r => r.Days).ThenBy(r => r.Title, StringComparer.CurrentCulture)],
            overview?.CostCenters.Count ?? 0, waiting.Today);
    }

    private static WaitingRow Entry(EntryBudget budget, EntryCard card)
    {
        var correct = card.State is PartState.Rejected or PartState.SentBack;
        return new WaitingRow(
            correct ? WaitingKind.Correct : WaitingKind.Enter, budget.Id, card.PartId, $"{card.Code} {card.Name}", budget.Name, card.Total,
            budget.Currency, 0, card.Deadline?.Day, card.Decision, $"entry/{budget.Id}/{card.CostCenterId}");
    }

    private static int Rank(WaitingRow row) => row.Kind switch
    {
        WaitingKind.Correct => 0,
        WaitingKind.Enter => 2,
        _ => 1,
    };
}
