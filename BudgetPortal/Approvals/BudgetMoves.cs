using BudgetPortal.Planning;
using BudgetPortal.Platform;

namespace BudgetPortal.Approvals;

/// <summary>Why the state of a budget refuses a move; null for what it allows. Whether the reader has the right says <see cref="BudgetRights"/>.</summary>
public sealed record BudgetMoves(Error? OpenEntry, Error? CloseEntry, Error? AddCostCenter, Error? Reopen, Error? Cancel, Error? Close)
{
    internal static BudgetMoves Of(Budget budget, DateOnly today) => new(
        budget.MayOpenEntry(today).Error, budget.MayCloseEntry().Error, budget.MayAddCostCenters().Error, budget.MayReopen().Error, budget.MayCancel().Error,
        budget.MayClose().Error);
}

/// <summary>Why the state of a part refuses a move; null for what it allows.</summary>
/// <param name="EnterAgain">Whether it can be chosen when the budget is reopened.</param>
public sealed record PartMoves(Error? SendBack, Error? GiveTime, Error? MarkNoBudget, bool EnterAgain)
{
    internal static PartMoves Of(Budget budget, CostCenterBudget part, int lines) => new(
        part.MaySendBack(budget).Error, part.MayGetTime(budget).Error, part.MayAttestNoBudget(budget, lines).Error, part.MayReopen);
}
