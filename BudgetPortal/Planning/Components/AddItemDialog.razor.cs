using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace BudgetPortal.Planning.Components;

/// <summary>Adds lines: an item, its last price, a quantity. What is typed stays until the line is saved.</summary>
public sealed partial class AddItemDialog
{
    private OpenSheet? sheet;
    private Guid? costCenterId;
    private Guid lineId;
    private string text = string.Empty;
    private FoundCodes? found;
    private FoundCode? chosen;
    private PricedCode? priced;
    private int choices;
    private string? quantity;
    private string? unitPrice;
    private string? reason;
    private string? justification;
    private IReadOnlyList<Error> errors = [];
    private bool wasOpen;
    private bool focusErrors;

    [Parameter]
    public bool Open { get; set; }

    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    /// <summary>The sheets among which the user chooses.</summary>
    [Parameter]
    public IReadOnlyList<OpenSheet> Sheets { get; set; } = [];

    /// <summary>The sheet from which the dialog was opened; then there is nothing to choose.</summary>
    [Parameter]
    public OpenSheet? Preset { get; set; }

    /// <summary>Proposed where there is something to choose.</summary>
    [Parameter]
    public Guid? CostCenterId { get; set; }

    /// <summary>The sheet that is proposed first where no cost center is.</summary>
    [Parameter]
    public Guid? PartId { get; set; }

    /// <summary>A line was saved.</summary>
    [Parameter]
    public EventCallback<Guid> Added { get; set; }

    [Inject]
    private PriceQueries Prices { get; set; } = null!;

    [Inject]
    private LineService Lines { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private IReadOnlyList<Option<Guid?>> CostCenters =>
        [.. Sheets.Select(s => s.CostCenter).DistinctBy(c => c.Id).OrderBy(c => c.Code, StringComparer.Ordinal).Select(c => new Option<Guid?>(c.Id, $"{c.Code} {c.Name}"))];

    private IReadOnlyList<Option<Guid?>> Budgets =>
        [.. Sheets.Where(s => s.CostCenter.Id == costCenterId).Select(s => new Option<Guid?>(s.PartId, s.BudgetName))];

    private string? FoundNote => found is null ? null : Words.Format(PlanningText.FoundOf, found.Matching, found.Total);

    private decimal? Proposed => priced?.Offer.Price?.UnitPrice;

    private decimal? Quantity => lumpSum ? 1 : Numbers.TryParse(quantity, out var value) ? value : null;

    private decimal? UnitPrice => Numbers.TryParse(unitPrice, out var value) ? value : null;

    private bool Manual => priced is not null && (lumpSum || Proposed is null || UnitPrice != Proposed);

    private decimal? Amount => LineArithmetic.Amount(Quantity, UnitPrice, sheet?.Currency);

    private string? QuantityError => ErrorOf("Quantity") ?? Unreadable(quantity, Quantity);

    private string? PriceError => ErrorOf("UnitPrice") ?? Unreadable(unitPrice, UnitPrice);

    private string? ManualWords => lumpSum ? null : (Proposed, UnitPrice) switch
    {
        ({ } proposed, { } typed) when typed != proposed => Words.Format(
            typed > proposed ? PlanningText.ManualAbove : PlanningText.ManualBelow,
            Numbers.Price(Math.Abs(typed - proposed)), proposed == 0 ? Numbers.Dash : Numbers.SignedPercent((typed - proposed) / proposed)),
        _ => null,
    };

    private string? FarWords => !lumpSum && (priced?.Offer.Usual, UnitPrice) is ({ } usual, { } typed) && usual.FarBy(typed) is { } share
        ? PriceWords.Far(share, usual, sheet!.Currency)
        : null;

    protected override async Task OnParametersSetAsync()
    {
        var opened = Open && !wasOpen;
        wasOpen = Open;
        if (opened)
        {
            Forget();
            profiles = await Profiles.ActiveAsync();
            sheet = Preset ?? Sheets.FirstOrDefault(s => s.PartId == (sheet?.PartId ?? PartId));
            costCenterId = CostCenterId ?? sheet?.CostCenter.Id ?? CostCenters.Select(c => c.Value).FirstOrDefault();
            sheet = Preset ?? (sheet?.CostCenter.Id == costCenterId ? sheet : null) ?? Sheets.FirstOrDefault(s => s.CostCenter.Id == costCenterId);
            await SearchAsync(string.Empty);
        }
        else if (sheet is not null)
        {
            sheet = Preset ?? Sheets.FirstOrDefault(s => s.PartId == sheet.PartId) ?? sheet;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focusErrors)
        {
            focusErrors = false;
            await Js.InvokeVoidAsync("bp.focus", "#add-item [aria-invalid=true]");
        }
    }

    private string CodeWord => sheet?.Type == BudgetType.Revenue ? PlanningText.Product : PlanningText.Item;

    private string? ErrorOf(string? field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    private static string? Unreadable(string? typed, decimal? value) =>
        value is null && !string.IsNullOrWhiteSpace(typed) ? Words.Format(PlanningText.NumberUnreadable, Numbers.Plain(1250.5m, 1)) : null;

    private void Edited() => errors = [];

    private async Task ChooseCostCenterAsync(Guid? id)
    {
        costCenterId = id;
        await ChooseSheetAsync((Sheets.FirstOrDefault(s => s.CostCenter.Id == id && s.BudgetId == sheet?.BudgetId)
            ?? Sheets.FirstOrDefault(s => s.CostCenter.Id == id))?.PartId);
    }

    private async Task ChooseSheetAsync(Guid? partId)
    {
        var before = sheet;
        sheet = Sheets.FirstOrDefault(s => s.PartId == partId);
        errors = [];
        var chosenId = chosen?.Code.Id;
        await SearchAsync(text);
        if (before?.Type != sheet?.Type || before?.Currency != sheet?.Currency)
        {
            await ChooseAsync(found?.Codes.FirstOrDefault(c => c.Code.Id == chosenId));
        }
    }

    private async Task SearchAsync(string? typed)
    {
        text = typed ?? string.Empty;
        if (sheet is null)
        {
            found = null;
            return;
        }

        var asked = (text, sheet.PartId);
        var read = await Prices.SearchAsync(sheet.PartId, text);
        if (asked != (text, sheet?.PartId))
        {
            return;
        }

        errors = read.Errors;
        found = read.Value;
        var still = found?.Codes.FirstOrDefault(c => c.Code.Id == chosen?.Code.Id);
        chosen = still ?? chosen;
        if (text.Length > 0 && still is null && found is { Codes.Count: > 0 })
        {
            await ChooseAsync(found.Codes[0]);
        }
    }

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        if (key.Key is "ArrowDown" or "ArrowUp" && found is { Codes.Count: > 0 } list)
        {
            var at = list.Codes.ToList().FindIndex(c => c.Code.Id == chosen?.Code.Id);
            await ChooseAsync(list.Codes[Math.Clamp(at + (key.Key == "ArrowDown" ? 1 : -1), 0, list.Codes.Count - 1)]);
        }
        else if (key.Key == "Enter" && priced is not null)
        {
            await FocusFiguresAsync();
        }
    }

    /// <summary>What is clicked is taken: its quantity comes next.</summary>
    private async Task TakeAsync(FoundCode code)
    {
        await ChooseAsync(code);
        StateHasChanged();
        await FocusFiguresAsync();
    }

    private Task FocusFiguresAsync() => Js.InvokeVoidAsync("bp.lead", "#add-item .bp-add-figures input").AsTask();

    /// <summary>The latest choice wins, whichever price comes first; a search that reads the chosen item anew is no choice.</summary>
    private async Task ChooseAsync(FoundCode? code)
    {
        var (before, choice) = (chosen, ++choices);
        (chosen, errors) = (code, []);
        if (code is null || sheet is null)
        {
            priced = null;
            return;
        }

        var read = await Prices.PriceAsync(sheet.PartId, code.Code.Id);
        if (choice != choices)
        {
            return;
        }

        (priced, errors) = (read.Value, read.Errors);
        if (before?.Code.Id != code.Code.Id || string.IsNullOrWhiteSpace(unitPrice) || !Manual)
        {
            (lineId, reason) = (Guid.CreateVersion7(), null);
            UseOffer();
        }
    }

    private void UseOffer()
    {
        unitPrice = !lumpSum && Proposed is { } price ? Numbers.Price(price) : string.Empty;
        errors = !lumpSum && priced?.Offer.Problem is { } problem ? [problem] : [];
    }

    private Task EnterAsync(KeyboardEventArgs key) => key.Key == "Enter" ? AddAsync(next: false) : Task.CompletedTask;
}
