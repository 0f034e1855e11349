using BudgetPortal.Data.Choices;
using BudgetPortal.Planning.Components;
using BudgetPortal.Planning.Details;
using BudgetPortal.Planning.Exchange;
using BudgetPortal.Planning.Exchange.Components;
using BudgetPortal.Planning.Sheets;
using BudgetPortal.Planning.Sheets.Components;
using BudgetPortal.Planning.Starts;
using BudgetPortal.Planning.Starts.Components;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BudgetPortal.Planning.Pages;

public sealed partial class SheetPage : IDisposable
{
    private const string MonthView = "months";

    private SheetSession? session;
    private Error? refusal;
    private bool adding;
    private bool submitting;
    private bool attesting;
    private bool empty;
    private Guid? monthsOf;
    private Guid? detailsOf;
    private ExchangeDialog? exchange;
    private StartDialog? start;
    private SheetKeysDialog? keys;

    [Parameter]
    public Guid BudgetId { get; set; }

    [Parameter]
    public Guid CostCenterId { get; set; }

    /// <summary>How the sheet is seen, so that the address can be sent to a colleague: <see cref="MonthView"/>, or its lines.</summary>
    [SupplyParameterFromQuery(Name = "view")]
    private string? View { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private SheetQueries Queries { get; set; } = null!;

    [Inject]
    private LineService Lines { get; set; } = null!;

    [Inject]
    private SheetEditService Edits { get; set; } = null!;

    [Inject]
    private ChoiceService Choices { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    private bool ByMonth => View == MonthView;

    private EntrySheet Sheet => session!.Sheet;

    private string Title => $"{Sheet.CostCenter.Code} {Sheet.CostCenter.Name}";

    private IReadOnlyList<Crumb> Crumbs =>
        [new Crumb(PlanningText.BudgetEntry, "entry"), new Crumb(Sheet.BudgetName, $"budgets/{BudgetId}")];

    /// <summary>Until when the reader may enter; null when they may not.</summary>
    private EntryDeadline? Deadline => Sheet.Refusal is null ? Sheet.Deadline : null;

    private string EmptyText => session!.ReadOnly ? PlanningText.EmptySheetReadText
        : Sheet.LastYearOnly.Lines is > 0 and var lines
            ? Words.Format(StartsText.EmptySheetLastYear, Words.Count(lines, StartsText.LinesOne, StartsText.LinesMany))
            : StartsText.EmptySheetText;

    private OpenSheet Preset =>
        new(Sheet.PartId, BudgetId, Sheet.BudgetName, Sheet.Type, Sheet.Currency, Sheet.CostCenter, session!.Total, Sheet.FirstMonth, Sheet.MonthCount);

    public void Dispose() => Listen(null);

    protected override Task OnParametersSetAsync() =>
        session is not null && Sheet.BudgetId == BudgetId && Sheet.CostCenter.Id == CostCenterId ? Task.CompletedTask : LoadAsync();

    private async Task LoadAsync()
    {
        var read = await Queries.SheetAsync(BudgetId, CostCenterId);
        refusal = read.Error;
        var next = read.Value is { } sheet ? new SheetSession(sheet, Lines, Edits, Queries, Time) : null;
        if (next is not null && next.Sheet.PartId == session?.Sheet.PartId)
        {
            next.Follow(session);
        }
        else
        {
            next?.Show(SheetColumns.Read(await Choices.ReadAsync(SheetColumns.Key)));
        }

        Listen(next);
        empty = session?.Lines.Count == 0;
    }

    private async Task AddedAsync(Guid lineId)
    {
        await LoadAsync();
        session?.Entered(lineId);
    }

    private async Task TakenAsync(IReadOnlyList<LineStep> back)
    {
        await LoadAsync();
        session?.Did(back);
    }

    /// <summary>A cell that could not be saved, or still asks, comes first: its line would be handed in as it was before.</summary>
    private async Task AskToSubmitAsync()
    {
        if (session!.HasKept)
        {
            Show(byMonth: false);
            session.ShowAll();
            Toaster.Show(PlanningText.UnsavedCell, Tone.Warn);
            return;
        }

        submitting = !await Js.InvokeAsync<bool>("bp.focus", ".bp-sheet [aria-invalid=true], .bp-cell-ask input, .bp-sheet-conflict button");
        if (!submitting)
        {
            Toaster.Show(PlanningText.UnsavedCell, Tone.Warn);
        }
    }

    private Task StartAsync(StartKind kind) => start?.OpenAsync(kind) ?? Task.CompletedTask;

    private void Listen(SheetSession? next)
    {
        if (session is not null)
        {
            session.RowsChanged -= RowsChanged;
            session.MonthsAsked -= MonthsAsked;
            session.DetailsAsked -= DetailsAsked;
        }

        (session, monthsOf, detailsOf) = (next, null, null);
        if (session is not null)
        {
            session.RowsChanged += RowsChanged;
            session.MonthsAsked += MonthsAsked;
            session.DetailsAsked += DetailsAsked;
        }
    }

    private void Show(bool byMonth) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("view", byMonth ? MonthView : null), replace: true);

    private void MonthsAsked(object? sender, SheetChangedEventArgs asked) => _ = InvokeAsync(() =>
    {
        monthsOf = asked.Line?.Figures.Id;
        StateHasChanged();
    });

    private void DetailsAsked(object? sender, SheetChangedEventArgs asked) => _ = InvokeAsync(() =>
    {
        detailsOf = asked.Line?.Figures.Id;
        StateHasChanged();
    });

    private void TakeDetails(LineDetails? details)
    {
        if (details is not null)
        {
            session!.Take(details);
        }
        else if (detailsOf is { } gone)
        {
            session!.Take(gone, null);
        }
    }

    private void RowsChanged(object? sender, EventArgs change) => _ = InvokeAsync(() =>
    {
        empty = session?.Lines.Count == 0;
        StateHasChanged();
    });
}
