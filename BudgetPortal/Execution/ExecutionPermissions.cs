using BudgetPortal.Platform;

namespace BudgetPortal.Execution;

public static class ExecutionPermissions
{
    /// <summary>See every appropriation and what is spent of it; of their own cost centers everybody does.</summary>
    public const string ReadAll = "execution.read_all";

    /// <summary>Release allotments, give them back, close them.</summary>
    public const string ReleaseAllotment = "execution.allotment.release";

    /// <summary>Record obligations and their work items, end them.</summary>
    public const string RecordObligation = "execution.obligation.record";

    /// <summary>Record payments, take them back.</summary>
    public const string RecordDisbursement = "execution.disbursement.record";

    /// <summary>Post revenue that came in.</summary>
    public const string PostRevenue = "execution.revenue.post";

    /// <summary>Take obligations, payments and revenue over from files, where one may also record them by hand.</summary>
    public const string Import = "execution.import";

    /// <summary>Set how strictly a budget is kept.</summary>
    public const string SetControl = "execution.control.set";

    /// <summary>Let a document pass that the control would stop, with a reason.</summary>
    public const string OverrideControl = "execution.control.override";

    /// <summary>Propose budgets for programs, write what they ask for, hand them in.</summary>
    public const string KeepProposals = "execution.proposal.keep";

    /// <summary>Decide what others handed in: each program budget, then the proposal.</summary>
    public const string DecideProposals = "execution.proposal.decide";

    /// <summary>Keep the lists of programs and object codes.</summary>
    public const string KeepLists = "execution.lists.keep";

    /// <summary>Enter expenses, for cost centers where one is owner, deputy or entry user.</summary>
    public const string EnterExpense = "execution.expense.enter";

    /// <summary>Enter expenses for every cost center and program, and cancel those of others.</summary>
    public const string EnterAnyExpense = "execution.expense.enter_any";

    /// <summary>Decide expenses, for cost centers where one is owner or deputy, or whose turn came to one.</summary>
    public const string DecideExpense = "execution.expense.decide";

    internal static readonly Permission[] All =
    [
        new(ReadAll, [DefaultRoles.BudgetModuleOwner, DefaultRoles.FinanceOfficer, DefaultRoles.Auditor]),
        new(ReleaseAllotment, [DefaultRoles.FinanceOfficer]),
        new(RecordObligation, [DefaultRoles.FinanceOfficer]),
        new(RecordDisbursement, [DefaultRoles.FinanceOfficer]),
        new(PostRevenue, [DefaultRoles.FinanceOfficer]),
        new(Import, [DefaultRoles.FinanceOfficer]),
        new(SetControl, [DefaultRoles.BudgetModuleOwner]),
        new(OverrideControl, [DefaultRoles.BudgetModuleOwner, DefaultRoles.FinanceOfficer]),
        new(KeepProposals, [DefaultRoles.FinanceOfficer]),
        new(DecideProposals, [DefaultRoles.BudgetModuleOwner]),
        new(KeepLists, [DefaultRoles.FinanceOfficer]),
        new(EnterExpense, DefaultRoles.Everybody),
        new(EnterAnyExpense, [DefaultRoles.FinanceOfficer]),
        new(DecideExpense, DefaultRoles.Everybody),
    ];
}
