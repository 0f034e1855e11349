using System.Globalization;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BudgetPortal.Organizations.Pages;

/// <summary>The organization's name, time zone and rules for decisions.</summary>
public sealed partial class SettingsPage
{
    private ElementReference formElement;
    private SettingsForm? form;
    private Error? refusal;
    private IReadOnlyList<Error> errors = [];
    private IReadOnlyList<Option<string>> zones = [];
    private bool saving;
    private bool correctionUnreadable;
    private bool escalationUnreadable;
    private bool focusErrors;
    private string? name;
    private string? timeZone;
    private OwnLinesRule ownLines;
    private bool allowBothLevels;
    private decimal? correctionDays;
    private decimal? escalationDays;
    private string? reminderDays;
    private bool allowOnePerson;
    private QuarterEndRule quarterEnd;

    [Inject]
    private SettingsService Settings { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private static IReadOnlyList<Crumb> Crumbs => [new(OrganizationsText.Administration, null)];

    private static IReadOnlyList<Option<OwnLinesRule>> OwnLinesRules =>
    [
        new(OwnLinesRule.Flag, OrganizationsText.OwnLinesFlag),
        new(OwnLinesRule.AnotherPerson, OrganizationsText.OwnLinesAnotherPerson),
    ];

    private static IReadOnlyList<Option<QuarterEndRule>> QuarterEndRules =>
    [
        new(QuarterEndRule.RollOn, OrganizationsText.QuarterRollsOn),
        new(QuarterEndRule.Lapse, OrganizationsText.QuarterLapses),
    ];

    private string OwnLinesHint => ownLines == OwnLinesRule.Flag ? OrganizationsText.OwnLinesFlagHint : OrganizationsText.OwnLinesAnotherPersonHint;

    protected override Task OnInitializedAsync() => LoadAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focusErrors)
        {
            focusErrors = false;
            await Js.InvokeVoidAsync("bp.focusInvalid", formElement);
        }
    }

    private async Task LoadAsync()
    {
        var read = await Settings.FormAsync();
        (form, refusal, errors) = (read.Value, read.Error, []);
        correctionUnreadable = escalationUnreadable = false;
        if (form is not { Settings: var settings })
        {
            return;
        }

        zones = TimeZones.With(settings.TimeZone);
        (name, timeZone) = (settings.Name, settings.TimeZone);
        (ownLines, allowBothLevels) = (settings.Rules.OwnLines, settings.Rules.AllowFinalDecisionByCostCenterDecider);
        (correctionDays, escalationDays) = (settings.Rules.CorrectionDays, settings.Rules.EscalationDays);
        reminderDays = string.Join(", ", settings.Rules.ReminderDays);
        (allowOnePerson, quarterEnd) = (settings.Rules.AllowOnePersonToSpend, settings.Rules.QuarterEnd);
    }

    /// <summary>What is no whole number is out of every range.</summary>
    private static int Whole(decimal? typed) =>
        typed is { } number && number == decimal.Truncate(number) && Math.Abs(number) <= int.MaxValue ? (int)number : -1;

    /// <summary>Numbers with commas or spaces between; what is no number makes the list wrong.</summary>
    private static IReadOnlyList<int> Days(string? text) =>
    [
        .. (text ?? string.Empty).Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(d => int.TryParse(d, NumberStyles.None, CultureInfo.InvariantCulture, out var day) ? day : -1).Distinct().OrderDescending(),
    ];

    private string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    private async Task SaveAsync()
    {
        var unreadable = correctionUnreadable || escalationUnreadable;
        if (saving || unreadable)
        {
            focusErrors = unreadable;
            return;
        }

        saving = true;
        var rules = new OrganizationRules(allowBothLevels, ownLines, Whole(correctionDays), Whole(escalationDays), Days(reminderDays), allowOnePerson, quarterEnd);
        var saved = await Settings.SaveAsync(new OrganizationSettings(name ?? string.Empty, timeZone ?? string.Empty, rules), form!.Version);
        (errors, saving, focusErrors) = (saved.Errors, false, !saved.Succeeded);
        if (saved.Succeeded)
        {
            await LoadAsync();
            Toaster.Show(OrganizationsText.SettingsSaved);
        }
    }
}
