using BudgetPortal.Planning.Details;
using BudgetPortal.Platform;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BudgetPortal.Planning.Components;

/// <summary>The months of one line of a sheet. What is typed is saved together.</summary>
public sealed partial class MonthsDialog
{
    private SheetLine? line;
    private MonthsDraft? draft;
    private IReadOnlyList<SeasonalProfile> profiles = [];
    private Error? refusal;
    private string? conflict;
    private LineFigures? theirs;

    [Parameter, EditorRequired]
    public SheetSession Session { get; set; } = null!;

    [Parameter]
    public Guid? LineId { get; set; }

    /// <summary>The dialog was closed.</summary>
    [Parameter]
    public EventCallback Closed { get; set; }

    [Inject]
    private ProfileQueries Profiles { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private bool Open => draft is not null;

    private bool ReadOnly => Session.ReadOnly || line is { Figures.IsBuiltUp: true };

    private LineFigures Figures => line!.Figures;

    private string? Subtitle => line is null ? null
        : Figures.IsBuiltUp ? $"{line.Code}, {DetailsText.BuildUpChip}"
        : Figures.IsLumpSum ? $"{line.Code}, {Figures.PriceSource.LumpSumWord()}"
        : Words.Format(PlanningText.MonthsSubtitle, line.Code, Numbers.Price(Figures.UnitPrice), Session.Sheet.Currency, line.Unit);

    protected override async Task OnParametersSetAsync()
    {
        if (LineId == line?.Figures.Id)
        {
            return;
        }

        (line, draft) = (LineId is { } id ? Session.Line(id) : null, null);
        if (line is not null)
        {
            profiles = ReadOnly ? [] : await Profiles.ActiveAsync();
            Begin();
        }
    }

    private void Begin() => (draft, refusal, conflict, theirs) = (new MonthsDraft(Figures, Session.Sheet.FirstMonth, Session.Sheet.Currency), null, null, null);

    private async Task SaveAsync()
    {
        if (ReadOnly)
        {
            return;
        }

        if (!draft!.Readable)
        {
            await Js.InvokeVoidAsync("bp.focus", ".bp-months-dialog [aria-invalid=true]");
            return;
        }

        if (draft.Choice is not { } choice)
        {
            await Closed.InvokeAsync();
            return;
        }

        var saved = await Session.ChangeAsync(new LineChange(Figures.Id, Figures.Version, Spread: choice));
        if (saved.Succeeded)
        {
            await Closed.InvokeAsync();
        }
        else if (saved.Error!.Code is "planning.line_conflict" or "planning.line_gone")
        {
            theirs = await Session.ReadAsync(Figures.Id);
            conflict = SheetWords.Conflict(saved.Error.Message, theirs, Numbers.Quantity(draft.Sum));
        }
        else
        {
            refusal = saved.Error;
        }
    }

    private async Task KeepTheirsAsync()
    {
        Session.Take(Figures.Id, theirs);
        line = Session.Line(Figures.Id);
        if (line is null)
        {
            await Closed.InvokeAsync();
            return;
        }

        Begin();
    }

    private Task UseMineAsync()
    {
        Session.Take(Figures.Id, theirs);
        line = Session.Line(Figures.Id);
        conflict = null;
        return SaveAsync();
    }
}
