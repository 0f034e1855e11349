using BudgetPortal.Planning.Components;
using BudgetPortal.Planning.Details;
using BudgetPortal.Platform;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BudgetPortal.Planning.Changes;

/// <summary>The months of a line in a proposal, by the same grid as in a sheet.</summary>
public sealed partial class ProposedMonthsDialog
{
    private LineDetails? read;
    private MonthsDraft? draft;
    private IReadOnlyList<SeasonalProfile> profiles = [];
    private Error? refusal;

    /// <summary>The line as the proposal makes it; null shows none.</summary>
    [Parameter]
    public LineDetails? Details { get; set; }

    /// <summary>Proposes months, on the version of the line that was seen.</summary>
    [Parameter, EditorRequired]
    public Func<Guid, SpreadChoice, Task<Result>> Save { get; set; } = null!;

    [Parameter]
    public EventCallback Closed { get; set; }

    [Inject]
    private ProfileQueries Profiles { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private string? Subtitle => read is null ? null
        : read.Figures.IsLumpSum ? $"{read.Code}, {read.Figures.PriceSource.LumpSumWord()}"
        : Words.Format(PlanningText.MonthsSubtitle, read.Code, Numbers.Price(read.Figures.UnitPrice), read.Currency, read.Unit);

    protected override async Task OnParametersSetAsync()
    {
        if (!ReferenceEquals(read, Details))
        {
            (read, draft, refusal) = (Details, null, null);
            if (Details is not null)
            {
                profiles = await Profiles.ActiveAsync();
                draft = new MonthsDraft(Details.Figures, Details.FirstMonth, Details.Currency);
            }
        }
    }

    private async Task SaveAsync()
    {
        if (!draft!.Readable)
        {
            await Js.InvokeVoidAsync("bp.focus", ".bp-months-dialog [aria-invalid=true]");
            return;
        }

        refusal = draft.Choice is { } choice ? (await Save(read!.Figures.Version, choice)).Error : null;
        if (refusal is null)
        {
            await Closed.InvokeAsync();
        }
    }
}
