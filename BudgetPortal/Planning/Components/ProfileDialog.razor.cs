using System.Globalization;
using BudgetPortal.Platform;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BudgetPortal.Planning.Components;

/// <summary>Adds or changes a seasonal profile: twelve weights, of which only the proportion counts.</summary>
public sealed partial class ProfileDialog
{
    private readonly string[] typed = new string[SeasonalProfile.Months];
    private IReadOnlyList<Error> errors = [];
    private string? name;
    private bool active;
    private Guid id;
    private bool wasOpen;

    [Parameter]
    public bool Open { get; set; }

    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    /// <summary>What is changed; null adds one.</summary>
    [Parameter]
    public ProfileRow? Row { get; set; }

    [Parameter]
    public EventCallback Saved { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private string? WeightsError => Enumerable.Range(0, SeasonalProfile.Months).Select(MonthError).FirstOrDefault(e => e is not null)
        ?? ErrorOf(nameof(ProfileTerms.Weights));

    protected override void OnParametersSet()
    {
        if (Open && !wasOpen)
        {
            (errors, id, name, active) = ([], Row?.Id ?? Guid.CreateVersion7(), Row?.Name, Row?.IsActive ?? true);
            for (var month = 0; month < typed.Length; month++)
            {
                typed[month] = Numbers.Quantity(Row?.Weights[month] ?? 1);
            }
        }

        wasOpen = Open;
    }

    private static decimal? Read(string text) => string.IsNullOrWhiteSpace(text) ? 0 : Numbers.TryParse(text, out var weight) ? weight : null;

    private decimal Weight(int month) => Read(typed[month]) is { } weight and > 0 and <= SeasonalProfile.MostWeight ? weight : 0;

    private string Bar(int month) =>
        (Enumerable.Range(0, typed.Length).Max(Weight) is > 0 and var most ? Weight(month) / most : 0).ToString("0.###", CultureInfo.InvariantCulture);

    private string Share(int month) =>
        Enumerable.Range(0, typed.Length).Sum(Weight) is > 0 and var sum && Weight(month) > 0 ? Numbers.Percent(Weight(month) / sum) : Numbers.Dash;

    private string? MonthError(int month) => Read(typed[month]) is null
        ? SheetWords.Unreadable(typed[month], PlanningText.MonthMissing)
        : ErrorOf(ProfileTerms.MonthField(month));

    private string? ErrorOf(string? field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    private void Type(int month, string? text)
    {
        typed[month] = text ?? string.Empty;
        errors = [];
    }

    private async Task SaveAsync()
    {
        if (typed.Any(t => Read(t) is null))
        {
            await FocusInvalidAsync();
            return;
        }

        var terms = new ProfileTerms(name ?? string.Empty, [.. typed.Select(t => Read(t)!.Value)], active);
        var saved = Row is null ? await Service.AddAsync(id, terms) : await Service.ChangeAsync(id, Row.Version, terms);
        errors = saved.Errors;
        if (saved.Succeeded)
        {
            await OpenChanged.InvokeAsync(false);
            await Saved.InvokeAsync();
        }
        else
        {
            StateHasChanged();
            await FocusInvalidAsync();
        }
    }

    private Task FocusInvalidAsync() => Js.InvokeVoidAsync("bp.focus", ".bp-profile-dialog [aria-invalid=true]").AsTask();
}
