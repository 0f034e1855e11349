namespace BudgetPortal.Platform;

/// <summary>How an organization decides budgets; kept in its settings.</summary>
/// <param name="AllowFinalDecisionByCostCenterDecider">Whether somebody who decided for a cost center of a budget may also decide it finally.</param>
/// <param name="OwnLines">What happens when the one whose turn it is entered lines of the part themselves.</param>
/// <param name="CorrectionDays">Working days for corrections after a rejection or when a part is sent back, 1 to 60.</param>
/// <param name="EscalationDays">Working days after which a part that waits goes to the next one who may decide it, 0 to 60; 0 for never.</param>
/// <param name="ReminderDays">How many days before entry ends those who are late are reminded: at most 5 different numbers, 0 to 60, the largest first.</param>
/// <param name="AllowOnePersonToSpend">Whether one person may release, obligate and pay the same money.</param>
/// <param name="QuarterEnd">What becomes of an allotment's rest when its quarter is over.</param>
public sealed record OrganizationRules(
    bool AllowFinalDecisionByCostCenterDecider, OwnLinesRule OwnLines, int CorrectionDays, int EscalationDays, IReadOnlyList<int> ReminderDays,
    bool AllowOnePersonToSpend, QuarterEndRule QuarterEnd)
{
    public const int MostCorrectionDays = 60;
    public const int MostEscalationDays = 60;
    public const int MostReminderDays = 60;
    public const int MostReminders = 5;

    /// <summary>The rules of a new organization.</summary>
    public static readonly OrganizationRules Default = new(false, OwnLinesRule.Flag, 5, 5, [3], false, QuarterEndRule.RollOn);
}

/// <summary>What happens when an owner is to decide lines that they entered themselves.</summary>
public enum OwnLinesRule
{
    /// <summary>They decide, and the final approver sees it.</summary>
    Flag,

    /// <summary>The deputy decides, else the parent's owner, else the module owner.</summary>
    AnotherPerson,
}

/// <summary>What becomes of what is not obligated of an allotment when its quarter is over.</summary>
public enum QuarterEndRule
{
    /// <summary>It goes back to the appropriation, and can be released again.</summary>
    RollOn,

    /// <summary>It cannot be spent any more.</summary>
    Lapse,
}
