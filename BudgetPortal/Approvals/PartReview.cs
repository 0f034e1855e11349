using BudgetPortal.Planning;
using BudgetPortal.Platform;

namespace BudgetPortal.Approvals;

/// <summary>A cost center's part as its approver looks at it.</summary>
/// <param name="Version">To be handed back with the decision.</param>
/// <param name="SubmittedBy">Empty when the end of entry submitted it, or when it was never submitted.</param>
/// <param name="SubmittedAt">At the organization's offset.</param>
/// <param name="LastYearBudget">Name of the budget that it is compared with; null when there is none.</param>
/// <param name="MayDecide">Whether the part waits and the current user may decide it.</param>
/// <param name="ActingFor">The owner in whose place they would decide; null when they decide for themselves.</param>
/// <param name="SentBackComment">What the module owner wants reviewed; empty unless it was sent back.</param>
/// <param name="HandedOver">Whose turn it was before, and since when it is somebody else's; null when it was not handed over.</param>
/// <param name="OwnLines">Lines that the current user, whose turn it is, wrote themselves.</param>
/// <param name="Refusal">Why they may not decide them; null when they may, or when it is not their turn.</param>
/// <param name="ProposedUntil">The day until which a correction is proposed to run; <paramref name="ExpireDate"/>, the budget's, at the latest.</param>
public sealed record PartReview(
    Guid PartId, Guid BudgetId, Guid CostCenterId, string CostCenter, string Budget, BudgetType Type, string Currency, PartState State, Guid Version,
    string SubmittedBy, DateTimeOffset? SubmittedAt, bool SubmittedAutomatically, string? LastYearBudget, bool MayDecide, string? ActingFor,
    string SentBackComment, HandedOver? HandedOver, int OwnLines, string? Refusal, DateOnly Today, DateOnly ProposedUntil, DateOnly ExpireDate,
    decimal? Target, TargetControl TargetControl, IReadOnlyList<ReviewLine> Lines)
{
    /// <summary>Number of lines of this year.</summary>
    public int LineCount => Lines.Count(l => l.LineId is not null);

    public decimal Total => Lines.Sum(l => l.Amount);

    public decimal LastYear => Lines.Sum(l => l.LastYear);

    /// <summary>Decimals of the currency.</summary>
    public int Decimals => Platform.Currency.Decimals(Currency);
}

/// <summary>A turn that was another's before.</summary>
/// <param name="At">At the organization's offset.</param>
public sealed record HandedOver(string From, DateTimeOffset At);
