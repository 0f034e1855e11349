using BudgetPortal.Planning;

namespace BudgetPortal.Approvals;

/// <summary>The tabs of the approval queue.</summary>
public enum QueueTab
{
    AsCostCenterOwner,
    AsModuleOwner,

    /// <summary>Revisions and transfers, on both levels.</summary>
    Changes,
    DecidedByMe,
}

/// <summary>What waits for the current user, and what they decided.</summary>
/// <param name="MayDecideFinally">Whether the module owner's tab concerns them.</param>
/// <param name="Waiting">Parts and budgets that wait, the longest waiting first.</param>
/// <param name="Decided">Their latest decisions, the last first.</param>
/// <param name="Today">The organization's today.</param>
public sealed record ApprovalQueue(bool MayDecideFinally, IReadOnlyList<QueueRow> Waiting, IReadOnlyList<QueueRow> Decided, DateOnly Today)
{
    /// <summary>The rows of a tab.</summary>
    public IReadOnlyList<QueueRow> Rows(QueueTab tab) => tab switch
    {
        QueueTab.AsCostCenterOwner => [.. Waiting.Where(r => r.PartId is not null)],
        QueueTab.AsModuleOwner => [.. Waiting.Where(r => r.PartId is null)],
        QueueTab.Changes => [],
        _ => Decided,
    };
}

/// <summary>A part or a budget in the queue.</summary>
/// <param name="Id">The request's id, or the decision's for what is decided.</param>
/// <param name="PartId">Null when the whole budget is decided.</param>
/// <param name="CostCenter">Code and name; empty for a budget.</param>
/// <param name="LastYear">Of the same cost center or budget; zero without one.</param>
/// <param name="Person">Who submitted it, empty when that happened by itself or for a budget; the owner acted for, in a decision.</param>
/// <param name="Since">When it came to the one whose turn it is, or when it was decided; at the organization's offset.</param>
/// <param name="Days">Whole days since it began to wait, whoever was asked first, in the organization's time zone.</param>
/// <param name="HandedOverFrom">Whose turn it was before; null when it was not handed over.</param>
/// <param name="Status">How it was decided; null while it waits.</param>
/// <param name="Proposal">What the revision or transfer is called whose id this has; null for a part and a budget.</param>
/// <param name="Version">The part's, as it waits; null for a budget and for what is decided.</param>
public sealed record QueueRow(
    Guid Id, Guid BudgetId, string Budget, BudgetType Type, string Currency, Guid? PartId, string CostCenter, decimal Amount, decimal LastYear,
    string Person, DateTimeOffset Since, int Days, ApprovalOrigin? Origin, string? HandedOverFrom,
    ApprovalStatus? Status, Guid? Version, string? Proposal = null)
{
    /// <summary>How far it is from last year.</summary>
    public decimal Change => Math.Abs(Amount - LastYear);

    /// <summary>What it is called: a proposal, a cost center, or a budget.</summary>
    public string Title => Proposal ?? (PartId is null ? Budget : CostCenter);
}
