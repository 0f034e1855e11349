namespace BudgetPortal.Platform;

/// <summary>A company that uses the portal. Everything else belongs to exactly one.</summary>
public sealed class Organization : IVersioned
{
    private Organization()
    {
    }

    public Organization(string code, string name, string currency, string timeZone)
    {
        Id = Guid.CreateVersion7();
        Code = code;
        Currency = currency;
        Change(name, timeZone, OrganizationRules.Default);
    }

    public Guid Id { get; private set; }

    /// <summary>Short unique name, used on the command line; at most 40 characters.</summary>
    public string Code { get; private set; } = string.Empty;

    public string Name { get; private set; } = string.Empty;

    /// <summary>ISO 4217 code of the currency in which the organization keeps its books.</summary>
    public string Currency { get; private set; } = string.Empty;

    /// <summary>IANA name; days begin and end by it.</summary>
    public string TimeZone { get; private set; } = string.Empty;

    /// <inheritdoc cref="OrganizationRules.AllowFinalDecisionByCostCenterDecider"/>
    public bool AllowFinalDecisionByCostCenterDecider { get; private set; }

    /// <inheritdoc cref="OrganizationRules.OwnLines"/>
    public OwnLinesRule OwnLines { get; private set; }

    /// <summary>Working days for corrections after a rejection or when a part is sent back.</summary>
    public int CorrectionDays { get; private set; }

    /// <inheritdoc cref="OrganizationRules.EscalationDays"/>
    public int EscalationDays { get; private set; }

    /// <inheritdoc cref="OrganizationRules.ReminderDays"/>
    public IReadOnlyList<int> ReminderDays { get; private set; } = [];

    /// <inheritdoc cref="OrganizationRules.AllowOnePersonToSpend"/>
    public bool AllowOnePersonToSpend { get; private set; }

    /// <inheritdoc cref="OrganizationRules.QuarterEnd"/>
    public QuarterEndRule QuarterEnd { get; private set; }

    public Guid Version { get; set; }

    /// <summary>Gives it another name, other days or other rules. The caller has checked them.</summary>
    public void Change(string name, string timeZone, OrganizationRules rules)
    {
        Name = name;
        TimeZone = timeZone;
        AllowFinalDecisionByCostCenterDecider = rules.AllowFinalDecisionByCostCenterDecider;
        OwnLines = rules.OwnLines;
        CorrectionDays = rules.CorrectionDays;
        EscalationDays = rules.EscalationDays;
        ReminderDays = rules.ReminderDays;
        AllowOnePersonToSpend = rules.AllowOnePersonToSpend;
        QuarterEnd = rules.QuarterEnd;
    }
}
