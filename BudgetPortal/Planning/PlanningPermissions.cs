using BudgetPortal.Platform;

namespace BudgetPortal.Planning;

public static class PlanningPermissions
{
    /// <summary>Declare budgets, change and delete drafts, open and close entry.</summary>
    public const string DeclareBudget = "planning.budget.declare";

    /// <summary>See every budget and every cost center's lines.</summary>
    public const string ReadAllBudgets = "planning.budget.read_all";

    /// <summary>Enter and submit lines, for cost centers where one is owner, deputy or entry user.</summary>
    public const string EnterLines = "planning.line.enter";

    /// <summary>Keep the seasonal profiles by which lines are spread over months.</summary>
    public const string KeepProfiles = "planning.profile.keep";

    /// <summary>Set deputies for a time for anybody; for oneself the right to decide is enough.</summary>
    public const string KeepDelegations = "planning.delegation.keep";

    /// <summary>Rename, unshare and delete templates that others share.</summary>
    public const string KeepTemplates = "planning.template.keep";

    /// <summary>Held by those to whom planning hands complete budgets; approvals grants it.</summary>
    public const string FinalDecision = "approvals.final.decide";

    /// <summary>Held by those to whom planning hands submitted parts; approvals grants it.</summary>
    public const string CostCenterDecision = "approvals.costcenter.decide";

    internal static readonly Permission[] All =
    [
        new(DeclareBudget, [DefaultRoles.BudgetModuleOwner]),
        new(ReadAllBudgets, [DefaultRoles.BudgetModuleOwner, DefaultRoles.FinanceOfficer, DefaultRoles.Auditor]),
        new(KeepProfiles, [DefaultRoles.BudgetModuleOwner]),
        new(KeepTemplates, [DefaultRoles.BudgetModuleOwner]),
        new(KeepDelegations, [DefaultRoles.BudgetModuleOwner]),
        new(EnterLines, DefaultRoles.Everybody),
    ];
}
