using BudgetPortal.Planning;
using BudgetPortal.Platform;

namespace BudgetPortal.Approvals;

public static class ApprovalsPermissions
{
    /// <summary>Decide a cost center's part, for cost centers where one is owner or deputy, or whose turn came to one.</summary>
    public const string DecideCostCenter = PlanningPermissions.CostCenterDecision;

    /// <summary>Decide budgets finally and send parts back.</summary>
    public const string DecideFinally = PlanningPermissions.FinalDecision;

    internal static readonly Permission[] All =
    [
        new(DecideCostCenter, DefaultRoles.Everybody),
        new(DecideFinally, [DefaultRoles.BudgetModuleOwner], Indispensable: true),
    ];
}
