using BudgetPortal.Execution.Availability;
using BudgetPortal.Execution.Availability.Components;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BudgetPortal.Execution.Expenses.Components;

/// <summary>Shows an expense with its receipt, and does what the reader may do about it: decide, hand in, cancel.</summary>
public sealed partial class ExpenseViewDialog
{
    private ExpenseDetail? detail;
    private Guid? shown;
    private bool loaded;
    private bool asksWhy;
    private string? comment;
    private string? commentError;
    private string? refusal;
    private Error? over;
    private string? overReason;

    /// <summary>The one to show; null shows none.</summary>
    [Parameter]
    public Guid? ExpenseId { get; set; }

    [Parameter]
    public EventCallback Closed { get; set; }

    /// <summary>It is to be changed.</summary>
    [Parameter]
    public EventCallback<Guid> Change { get; set; }

    /// <summary>Told with a sentence that says what was done.</summary>
    [Parameter]
    public EventCallback<string> Done { get; set; }

    [Inject]
    private ExpenseQueries Queries { get; set; } = null!;

    [Inject]
    private ExpenseService Service { get; set; } = null!;

    [Inject]
    private ExpenseDecisionService Decisions { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private string ReceiptAddress => $"{ReceiptEndpoints.Address}/{detail!.Row.Id}";

    private string RateWords => detail is { RateDate: { } day } published
        ? Words.Format(ExpensesText.RateWords, published.Row.ReceiptCurrency, Rate, published.Row.Currency, day)
        : Words.Format(ExpensesText.RateTyped, detail!.Row.ReceiptCurrency, Rate, detail.Row.Currency, detail.RateReason);

    private string Rate => ExpenseRate.Write(detail!.Rate);

    private SeenExpense Seen => new(detail!.Row.Id, detail.Row.Version);

    protected override async Task OnParametersSetAsync()
    {
        if (ExpenseId == shown)
        {
            return;
        }

        (shown, detail, loaded, asksWhy) = (ExpenseId, null, false, false);
        (comment, commentError, refusal, over, overReason) = (null, null, null, null, null);
        if (ExpenseId is { } id)
        {
            var read = await Queries.FindAsync(id);
            if (shown == id)
            {
                (detail, loaded) = (read, true);
            }
        }
    }

    private Task ApproveAsync() => DoAsync(async () => await Decisions.ApproveAsync(Seen, comment ?? string.Empty, overReason), ExpensesText.WasApproved);

    private Task RejectAsync() => DoAsync(() => Decisions.RejectAsync(Seen, comment ?? string.Empty), ExpensesText.WasRejected);

    private Task HandInAsync() => DoAsync(async () => await Service.SubmitAsync(detail!.Row.Id, detail.Row.Version, overReason), ExpensesText.HandedIn);

    private Task CancelAsync() => DoAsync(() => Service.CancelAsync(detail!.Row.Id, detail.Row.Version, comment ?? string.Empty), ExpensesText.WasCancelled);

    /// <summary>What is approved is not cancelled without a reason.</summary>
    private Task AskAsync()
    {
        if (detail!.Row.State != ExpenseState.Approved)
        {
            return CancelAsync();
        }

        asksWhy = true;
        return Task.CompletedTask;
    }

    private async Task DoAsync(Func<Task<Result>> move, string sentence)
    {
        var number = detail!.Row.Number;
        var result = await move();
        if (result.Succeeded)
        {
            await Done.InvokeAsync(Words.Format(sentence, number));
            if (result is Result<Passed> { Value.Warnings: { Count: > 0 } warnings })
            {
                Toaster.Show(string.Join(' ', warnings), Tone.Warn);
            }

            return;
        }

        over = OverBudget.Of(result.Errors);
        commentError = result.Errors.FirstOrDefault(e => e != over && e.Field is nameof(Expense.Comment) or nameof(Expense.Reason))?.Message;
        refusal = commentError is null && over is null ? result.Error!.Message : null;
        detail = commentError is null && shown is { } id ? await Queries.FindAsync(id) : detail;
        StateHasChanged();
        await Js.InvokeVoidAsync("bp.focus", ".bp-modal[open] :is([aria-invalid=true], .bp-callout-bad)");
    }
}
