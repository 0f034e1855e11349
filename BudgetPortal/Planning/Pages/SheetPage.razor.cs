using BudgetPortal.Planning.Components;
using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Planning.Pages;

public sealed partial class SheetPage : IDisposable
{
    private SheetSession? session;
    private Error? refusal;
    private bool adding;
    private bool submitting;
    private bool attesting;
    private bool empty;

    [Parameter]
    public Guid BudgetId { get; set; }

    [Parameter]
    public Guid CostCenterId { get; set; }

    [Inject]
    private SheetQueries Queries { get; set; } = null!;

    [Inject]
    private LineService Lines { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    private EntrySheet Sheet => session!.Sheet;

    private string Title => $"{Sheet.CostCenter.Code} {Sheet.CostCenter.Name}";

    private IReadOnlyList<Crumb> Crumbs =>
        [new Crumb(PlanningText.BudgetEntry, "entry"), new Crumb(Sheet.BudgetName, $"budgets/{BudgetId}")];

    /// <summary>Until when the reader may enter; null when they may not.</summary>
    private EntryDeadline? Deadline => Sheet.Refusal is null ? Sheet.Deadline : null;

    private OpenSheet Preset =>
        new(Sheet.PartId, BudgetId, Sheet.BudgetName, Sheet.Type, Sheet.Currency, Sheet.CostCenter, session!.Total);

    public void Dispose() => Listen(null);

    protected override Task OnParametersSetAsync() =>
        session is not null && Sheet.BudgetId == BudgetId && Sheet.CostCenter.Id == CostCenterId ? Task.CompletedTask : LoadAsync();

    private async Task LoadAsync()
    {
        var read = await Queries.SheetAsync(BudgetId, CostCenterId);
        refusal = read.Error;
        Listen(read.Value is { } sheet ? new SheetSession(sheet, Lines, Queries, Time) : null);
        empty = session?.Lines.Count == 0;
    }

    private void Listen(SheetSession? next)
    {
        if (session is not null)
        {
            session.RowsChanged -= RowsChanged;
        }

        session = next;
        if (session is not null)
        {
            session.RowsChanged += RowsChanged;
        }
    }

    private void RowsChanged(object? sender, EventArgs change) => _ = InvokeAsync(() =>
    {
        empty = session?.Lines.Count == 0;
        StateHasChanged();
    });
}
