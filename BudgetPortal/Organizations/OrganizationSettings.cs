using BudgetPortal.Platform;

namespace BudgetPortal.Organizations;

/// <summary>What an administrator sets for the organization.</summary>
/// <param name="TimeZone">IANA name.</param>
public sealed record OrganizationSettings(string Name, string TimeZone, OrganizationRules Rules)
{
    private const int NameLength = 200;

    internal static OrganizationSettings Of(Organization organization) => new(
        organization.Name, organization.TimeZone,
        new OrganizationRules(
            organization.AllowFinalDecisionByCostCenterDecider, organization.OwnLines, organization.CorrectionDays, organization.EscalationDays,
            organization.ReminderDays, organization.AllowOnePersonToSpend, organization.QuarterEnd));

    internal IEnumerable<Error> Errors()
    {
        if (Name.Length == 0)
        {
            yield return new Error("organization.name_missing", Words.Format(OrganizationsText.FieldMissing, OrganizationsText.Name), nameof(Name));
        }
        else if (Name.Length > NameLength)
        {
            yield return new Error("organization.name_too_long", Words.Format(OrganizationsText.FieldTooLong, OrganizationsText.Name, NameLength), nameof(Name));
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) || !zone.HasIanaId)
        {
            yield return new Error("organization.time_zone_unknown", OrganizationsText.TimeZoneUnknown, nameof(TimeZone));
        }

        if (Rules.CorrectionDays is < 1 or > OrganizationRules.MostCorrectionDays)
        {
            yield return new Error(
                "organization.correction_days", Words.Format(OrganizationsText.CorrectionDaysRange, OrganizationRules.MostCorrectionDays),
                nameof(OrganizationRules.CorrectionDays));
        }

        if (Rules.EscalationDays is < 0 or > OrganizationRules.MostEscalationDays)
        {
            yield return new Error(
                "organization.escalation_days", Words.Format(OrganizationsText.EscalationDaysRange, OrganizationRules.MostEscalationDays),
                nameof(OrganizationRules.EscalationDays));
        }

        if (Rules.ReminderDays.Count > OrganizationRules.MostReminders || Rules.ReminderDays.Any(d => d is < 0 or > OrganizationRules.MostReminderDays))
        {
            yield return new Error(
                "organization.reminder_days",
                Words.Format(OrganizationsText.ReminderDaysRange, OrganizationRules.MostReminders, OrganizationRules.MostReminderDays),
                nameof(OrganizationRules.ReminderDays));
        }
    }
}

/// <summary>The settings to edit.</summary>
/// <param name="Version">To be handed back when they are saved.</param>
/// <param name="Code">How the command line names the organization; it never changes.</param>
/// <param name="Currency">In which the books are kept; it never changes.</param>
public sealed record SettingsForm(OrganizationSettings Settings, Guid Version, string Code, string Currency);
