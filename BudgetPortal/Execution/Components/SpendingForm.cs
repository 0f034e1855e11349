using BudgetPortal.Execution.Availability;
using BudgetPortal.Execution.Availability.Components;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BudgetPortal.Execution.Components;

/// <summary>
/// A dialog or a form in a row that makes one step of a chain. What is wrong with a field is shown in it and takes the focus; any other
/// refusal is told above, and nothing that was typed is lost.
/// </summary>
public abstract class SpendingForm : ComponentBase
{
    private IReadOnlyList<Error> errors = [];
    private bool wasOpen;

    [Parameter]
    public bool Open { get; set; } = true;

    /// <summary>It was left without a step.</summary>
    [Parameter]
    public EventCallback Closed { get; set; }

    /// <summary>The step was made; told with a sentence that says so.</summary>
    [Parameter]
    public EventCallback<string> Done { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    /// <summary>Names of the fields that show their errors themselves.</summary>
    protected abstract IReadOnlyList<string> Fields { get; }

    /// <summary>What concerns none of the fields; null when nothing does.</summary>
    protected string? Refusal => errors.FirstOrDefault(e => e != OverBudgetRefusal && (e.Field is null || !Fields.Contains(e.Field)))?.Message;

    /// <summary>What the control of a budget stops; null when it does not.</summary>
    protected Error? OverBudgetRefusal => OverBudget.Of(errors);

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

    protected string? ErrorOf(params ReadOnlySpan<string> fields)
    {
        foreach (var error in errors)
        {
            if (error.Field is { } field && fields.Contains(field))
            {
                return error.Message;
            }
        }

        return null;
    }

    protected async Task DoAsync(Func<Task<Result>> step, string done)
    {
        var result = await step();
        errors = result.Errors;
        if (result.Succeeded)
        {
            await Done.InvokeAsync(done);
            if (result is Result<Passed> { Value.Warnings: { Count: > 0 } warnings })
            {
                Toaster.Show(string.Join(' ', warnings), Tone.Warn);
            }
        }
        else
        {
            StateHasChanged();
            await Js.InvokeVoidAsync("bp.focus", ":is(.bp-modal[open], .bp-spend-form) :is([aria-invalid=true], .bp-error[tabindex], .bp-callout-bad)");
        }
    }
}
