using BudgetPortal.Planning.Delegations;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BudgetPortal.Planning.Components;

/// <summary>Has somebody decide in one's own place, or in another's, from one day to another.</summary>
public sealed partial class DelegationDialog
{
    private ElementReference form;
    private IReadOnlyList<Error> errors = [];
    private bool wasOpen;
    private Guid id;
    private Guid? owner;
    private Guid? deputy;
    private DateOnly? from;
    private DateOnly? until;

    [Parameter]
    public bool Open { get; set; }

    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    [Parameter, EditorRequired]
    public DelegationList List { get; set; } = null!;

    /// <summary>Told with a sentence that says so.</summary>
    [Parameter]
    public EventCallback<string> Added { get; set; }

    [Inject]
    private DelegationService Service { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private IReadOnlyList<Option<Guid?>> Others => [.. List.People.Where(p => p.Value != owner)];

    protected override void OnParametersSet()
    {
        if (Open && !wasOpen)
        {
            (id, errors) = (Guid.CreateVersion7(), []);
            (owner, deputy, from, until) = (List.MayDelegate ? List.Reader : null, null, List.Today, null);
        }

        wasOpen = Open;
    }

    private string? Weekday(DateOnly? day) => day is { } one && one >= List.Today ? Dates.Day(one, List.Today) : null;

    private string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    private async Task AddAsync()
    {
        var added = await Service.AddAsync(new DelegationTerms(id, owner ?? Guid.Empty, deputy, from, until));
        errors = added.Errors;
        if (!added.Succeeded)
        {
            StateHasChanged();
            await Js.InvokeVoidAsync("bp.focusInvalid", form);
            return;
        }

        await OpenChanged.InvokeAsync(false);
        await Added.InvokeAsync(Words.Format(PlanningText.DelegationAdded, NameOf(deputy), NameOf(owner), from));
    }

    private string NameOf(Guid? person) => List.People.FirstOrDefault(p => p.Value == person)?.Text ?? string.Empty;
}
