using BudgetPortal.Execution.Availability;
using BudgetPortal.Execution.Availability.Components;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BudgetPortal.Execution.Expenses.Components;

/// <summary>
/// Enters an expense or changes one, with its receipt. What is saved stays a draft until it is handed in; where the receipt or the budget
/// stop that, the draft is there and the dialog stays open.
/// </summary>
public sealed partial class ExpenseDialog
{
    private const string SourceField = nameof(Expense.AppropriationId);

    private readonly string currenciesId = Ids.Next("currencies");
    private ReceiptField? receipt;
    private ExpenseForm? form;
    private IReadOnlyList<ExpenseLine> lines = [];
    private ExpenseDetail? detail;
    private IReadOnlyList<Error> errors = [];
    private bool wasOpen;
    private Guid id;
    private ExpenseSource? source;
    private Guid? line;
    private DateOnly? date;
    private decimal? amount;
    private string currency = string.Empty;
    private ExpenseRate? published;
    private decimal? rate;
    private string? rateReason;
    private string? what;
    private string? overReason;

    [Parameter]
    public bool Open { get; set; }

    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    /// <summary>The one to change; null to enter another one.</summary>
    [Parameter]
    public Guid? ExpenseId { get; set; }

    /// <summary>The money from which it is paid, where the page says so; it can be chosen otherwise.</summary>
    [Parameter]
    public Guid? AppropriationId { get; set; }

    /// <summary>Told with a sentence that says so, when it was saved or handed in.</summary>
    [Parameter]
    public EventCallback<string> Saved { get; set; }

    [Inject]
    private ExpenseFormQueries Form { get; set; } = null!;

    [Inject]
    private ExpenseQueries Queries { get; set; } = null!;

    [Inject]
    private ExpenseService Service { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private string Title => ExpenseId is null ? ExpensesText.Enter : Words.Format(ExpensesText.ChangeNamed, detail?.Row.Number);

    private bool IsForeign => source is not null && Currency.IsCode(currency) && currency != source.Currency;

    private IReadOnlyList<Option<ExpenseSource>> Sources => [.. form!.Sources.Select(s => new Option<ExpenseSource>(s, s.Name))];

    private IReadOnlyList<Option<Guid?>> Lines => [.. lines.Select(l => new Option<Guid?>(
        l.Id, Words.Format(ExpensesText.LineOption, l.Name, Numbers.Plain(l.Amount, Currency.Decimals(source!.Currency)), source.Currency)))];

    private string? Converted => Base is { } comesTo ? Words.Format(ExpensesText.ConvertedTo, Figures.Said(comesTo, source!.Currency)) : null;

    /// <summary>In the currency of the money; null while that is not known.</summary>
    private decimal? Base => source is not null && (IsForeign ? published?.Rate ?? rate : 1) is { } by and > 0 && by <= Figures.MostRate && amount is > 0 and <= Figures.Most
        ? Currency.Round(amount.Value * by, source.Currency) : null;

    private IReadOnlyList<Use> Uses => line is { } chosen && Base is { } takes ? [new Use(chosen, takes)] : [];

    private Error? Over => OverBudget.Of(errors);

    private string RateWords => Words.Format(
        ExpensesText.RateWords, currency, published!.Said, source!.Currency, published.PublishedOn);

    protected override async Task OnParametersSetAsync()
    {
        var opens = Open && !wasOpen;
        wasOpen = Open;
        if (opens)
        {
            await BeginAsync();
        }
    }

    private async Task BeginAsync()
    {
        (id, errors, form, detail, lines) = (ExpenseId ?? Guid.CreateVersion7(), [], null, null, []);
        (source, line, amount, currency, published, rate, rateReason, what, overReason) = (null, null, null, string.Empty, null, null, null, null, null);
        detail = ExpenseId is { } existing ? await Queries.FindAsync(existing) : null;
        var read = await Form.ReadAsync();
        var wanted = detail?.AppropriationId ?? AppropriationId;
        date = detail?.Row.Date ?? read.Today;
        currency = read.Sources.Select(s => s.Currency).Distinct().ToList() is [var only] ? only : string.Empty;
        form = read;
        await ChooseSourceAsync(read.Sources.FirstOrDefault(s => s.Id == wanted) ?? (read.Sources.Count == 1 ? read.Sources[0] : null));
        if (detail is not null)
        {
            (line, amount, currency, what) = (detail.LineId, detail.Row.ReceiptAmount, detail.Row.ReceiptCurrency, detail.Row.Description);
            (rate, rateReason) = detail.RateDate is null && currency != source?.Currency ? ((decimal?)detail.Rate, detail.RateReason) : (null, null);
            await FindRateAsync();
        }
    }

    private async Task ChooseSourceAsync(ExpenseSource? chosen)
    {
        if (currency.Length == 0 || currency == source?.Currency)
        {
            currency = chosen?.Currency ?? currency;
        }

        (source, line, lines) = (chosen, null, chosen is null ? [] : await Form.LinesAsync(chosen.Id));
        await FindRateAsync();
    }

    private Task ChooseDateAsync(DateOnly? chosen)
    {
        date = chosen;
        return FindRateAsync();
    }

    private Task ChooseCurrencyAsync(string? typed)
    {
        currency = (typed ?? string.Empty).Trim().ToUpperInvariant();
        return FindRateAsync();
    }

    private async Task FindRateAsync() =>
        published = IsForeign && date is { } day ? await Form.RateAsync(currency, source!.Currency, day) : null;

    private string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    private void ClearReceiptError() => errors = [.. errors.Where(e => e.Field != nameof(Expense.ReceiptId))];

    private async Task SaveAsync(bool handIn)
    {
        if (source is null)
        {
            await ShowAsync([new Error("execution.source_required", ExpensesText.SourceRequired, SourceField)]);
            return;
        }

        var terms = new ExpenseTerms(
            date ?? default, source.IsProgram ? null : line, source.IsProgram ? line : null, amount ?? 0, currency, what ?? string.Empty,
            IsForeign && published is null ? rate : null, rateReason ?? string.Empty);
        var saved = detail is { } before
            ? await Service.ChangeAsync(id, before.Row.Version, source.Id, terms)
            : await Service.EnterAsync(id, source.Id, terms);
        if (!saved.Succeeded)
        {
            await ShowAsync(saved.Errors);
            return;
        }

        var sent = await receipt!.SendAsync(id);
        var done = sent && handIn ? await Service.SubmitAsync(id, null, overReason) : Passed.Quietly;
        detail = await Queries.FindAsync(id);
        if (!sent || !done.Succeeded)
        {
            await ShowAsync(done.Errors);
            return;
        }

        await OpenChanged.InvokeAsync(false);
        await Saved.InvokeAsync(Words.Format(handIn ? ExpensesText.HandedIn : ExpensesText.DraftSaved, detail?.Row.Number));
        if (done.Value!.Warnings is { Count: > 0 } warnings)
        {
            Toaster.Show(string.Join(' ', warnings), Tone.Warn);
        }
    }

    private async Task ShowAsync(IReadOnlyList<Error> wrong)
    {
        errors = wrong;
        StateHasChanged();
        await Js.InvokeVoidAsync("bp.focus", ".bp-modal[open] :is([aria-invalid=true], .bp-callout-bad)");
    }
}
