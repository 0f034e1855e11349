using BudgetPortal.Platform;
using BudgetPortal.Platform.Ui;
using Microsoft.AspNetCore.Components;

namespace BudgetPortal.Planning.Components;

/// <summary>Shows old and new prices side by side before anything changes. It opens when the sheet asks for it.</summary>
public sealed partial class RepriceDialog
{
    private bool open;
    private IReadOnlyList<Guid> asked = [];
    private RepricePreview? preview;
    private List<RepriceRow> offered = [];
    private List<RepriceRow> unchanged = [];
    private readonly HashSet<Guid> ticked = [];
    private bool unchangedShown;
    private Error? refusal;
    private IReadOnlyList<(string Name, string Why)> left = [];

    [Parameter, EditorRequired]
    public SheetSession Session { get; set; } = null!;

    [Inject]
    private RepriceService Service { get; set; } = null!;

    [Inject]
    private Toaster Toaster { get; set; } = null!;

    private int Decimals => Session.Sheet.Decimals;

    private IEnumerable<RepriceRow> Chosen => offered.Where(r => ticked.Contains(r.Line.Id));

    protected override void OnParametersSet() => Session.ShowReprice = ShowAsync;

    private async Task ShowAsync(IReadOnlyList<Guid> lineIds)
    {
        (asked, left, unchangedShown) = (lineIds, [], false);
        await ReadAsync();
        open = true;
        StateHasChanged();
    }

    /// <summary>Prices that a person set by hand, with a reason, are shown but not ticked.</summary>
    private async Task ReadAsync()
    {
        var read = await Service.PreviewAsync(Session.Sheet.PartId, asked.Count == 0 ? null : asked);
        (preview, refusal) = (read.Value, read.Error);
        var rows = preview?.Rows ?? [];
        offered = [.. rows.Where(r => r.Kind is RepriceKind.Newer or RepriceKind.Manual)];
        unchanged = [.. rows.Except(offered)];
        ticked.Clear();
        ticked.UnionWith(offered.Where(r => r.Kind == RepriceKind.Newer).Select(r => r.Line.Id));
    }

    private void Tick(RepriceRow row, bool tick) => _ = tick ? ticked.Add(row.Line.Id) : ticked.Remove(row.Line.Id);

    private void TickAll(ChangeEventArgs change)
    {
        ticked.Clear();
        if (change.Value is true)
        {
            ticked.UnionWith(offered.Select(r => r.Line.Id));
        }
    }

    private async Task RepriceAsync()
    {
        var rows = Chosen.ToList();
        var (done, undo) = await Session.RepriceAsync(Service, rows);
        refusal = done.Error;
        if (done.Value is not { } repriced)
        {
            return;
        }

        if (repriced.Lines.Count > 0)
        {
            Toaster.Show(Words.Count(repriced.Lines.Count, PlanningText.RepricedOne, PlanningText.RepricedMany), undo: () => TakeBackAsync(undo));
        }

        if (repriced.Left.Count == 0)
        {
            open = false;
            return;
        }

        var names = rows.ToDictionary(r => r.Line.Id, r => r.Code.Name);
        left = [.. repriced.Left.Select(l => (names[l.LineId], l.Why.Message))];
        await ReadAsync();
        foreach (var id in repriced.Left.Select(l => l.LineId))
        {
            Session.Take(id, preview?.Rows.FirstOrDefault(r => r.Line.Id == id)?.Line);
        }
    }

    private async Task TakeBackAsync(Func<Task<Error?>> undo)
    {
        if (await undo() is { } error)
        {
            Toaster.Show(error.Message, Tone.Bad);
        }
    }
}
