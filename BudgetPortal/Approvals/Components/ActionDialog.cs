using BudgetPortal.Planning;
using BudgetPortal.Platform;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BudgetPortal.Approvals.Components;

/// <summary>
/// A dialog that makes one move. What is wrong with a field is shown in it and takes the focus; any other refusal concerns what the page
/// shows, so the page is told.
/// </summary>
public abstract class ActionDialog : ComponentBase
{
    protected const string CommentField = DecisionComment.Field;

    protected const string DeadlineField = nameof(CostCenterBudget.CorrectionUntil);

    private IReadOnlyList<Error> errors = [];
    private bool wasOpen;

    [Parameter]
    public bool Open { get; set; }

    /// <summary>It was left without a move.</summary>
    [Parameter]
    public EventCallback Closed { get; set; }

    /// <summary>The move was made; told with a sentence that says so.</summary>
    [Parameter]
    public EventCallback<string> Done { get; set; }

    [Parameter]
    public EventCallback<Error> Refused { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        var opens = Open && !wasOpen;
        wasOpen = Open;
        if (opens)
        {
            errors = [];
            await StartAsync();
        }
    }

    /// <summary>Begins anew, each time that it is opened.</summary>
    protected abstract Task StartAsync();

    protected string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    /// <param name="day">As it was typed; null for what is no day.</param>
    protected Task DoAsync(DateOnly? day, string field, Func<DateOnly, Task<Result>> move, string done) => DoAsync(
        async () => day is { } until ? await move(until) : new Error("planning.date_required", PlanningText.DateRequired, field), done);

    protected async Task DoAsync(Func<Task<Result>> move, string done)
    {
        var result = await move();
        errors = result.Errors;
        if (result.Succeeded)
        {
            await Done.InvokeAsync(done);
        }
        else if (errors.All(e => e.Field is null))
        {
            await Refused.InvokeAsync(errors[0]);
        }
        else
        {
            StateHasChanged();
            await Js.InvokeVoidAsync("bp.focus", ".bp-modal[open] [aria-invalid=true]");
        }
    }
}
