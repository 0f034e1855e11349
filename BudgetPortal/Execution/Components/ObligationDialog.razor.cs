using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Execution.Components;

public sealed partial class ObligationDialog
{
    private ObligationDraft? draft;
    private IReadOnlyList<Option<Guid?>> suppliers = [];
    private DayRate? published;
    private bool unreadable;
    private string? overReason;

    [Parameter]
    [EditorRequired]
    public AppropriationDetail Detail { get; set; } = null!;

    /// <summary>The allotment at which it was begun; null for that of the day.</summary>
    [Parameter]
    public Guid? AllotmentId { get; set; }

    [Inject]
    private ObligationService Service { get; set; } = null!;

    [Inject]
    private ObligationFormQueries Queries { get; set; } = null!;

    protected override IReadOnlyList<string> Fields =>
    [
        nameof(ObligationTerms.Date), nameof(ObligationTerms.Reference), nameof(ObligationTerms.SupplierId), nameof(ObligationTerms.Description),
        nameof(ObligationTerms.Amount), nameof(ObligationTerms.Currency), nameof(ObligationTerms.Rate), nameof(ObligationTerms.Lines),
        nameof(ObligationLineTerms.BudgetLineId), nameof(ObligationTerms.PurchaseOrderId),
    ];

    private string Published => published is null ? ChainText.NoRateKnown : Words.Format(ChainText.RateOf, published.Date);

    protected override async Task StartAsync()
    {
        (draft, published, unreadable, overReason) = (new ObligationDraft(Detail), null, false, null);
        draft.Lines[0].AllotmentId = draft.Allotment(AllotmentId);
        suppliers = [.. (await Queries.ChoicesAsync()).Suppliers.Select(s => new Option<Guid?>(s.Id, s.Name))];
    }

    private async Task TakeAsync(OrderChoice choice)
    {
        if (await Queries.OrderAsync(choice.Id) is not { } order)
        {
            return;
        }

        draft!.Take(order, draft.Allotment(AllotmentId));
        await ConvertAsync();
        draft.ShareOrder();
    }

    private Task DateAsync(DateOnly? day)
    {
        draft!.Date = day;
        return draft.IsForeign ? ConvertAsync() : Task.CompletedTask;
    }

    private Task CurrencyAsync(string? code)
    {
        draft!.Currency = code?.Trim().ToUpperInvariant();
        return ConvertAsync();
    }

    /// <summary>Takes the rate of the day; one that was typed stays where none is known.</summary>
    private async Task ConvertAsync()
    {
        published = draft is { Date: { } day, Currency: { } code } && Currency.IsCode(code) ? await Queries.RateAsync(code, Detail.Row.Currency, day) : null;
        draft!.Rate = published?.Rate ?? (draft.IsForeign ? null : 1);
        draft.Share();
    }

    private void SetAmount(decimal? amount)
    {
        draft!.Amount = amount;
        draft.Share();
    }

    private void SetRate(decimal? rate)
    {
        draft!.Rate = rate;
        draft.Share();
    }

    private Task RecordAsync() => unreadable ? Task.CompletedTask : DoAsync(
        async () => draft!.Date is { } day
            ? await Service.RecordAsync(draft.Id, draft.Terms(day), overReason)
            : new Error("execution.date_required", ChainText.DayRequired, nameof(ObligationTerms.Date)),
        Words.Format(ChainText.WasRecorded, Figures.Said(draft!.Amount ?? 0, draft.Currency ?? string.Empty)));
}
